using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Forest;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>Hazard ratios as a forest plot.</summary>
public static class ForestFigure
{
    /// <summary>Writes the figure of one model; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>.</summary>
    /// <exception cref="ArgumentException">The extension is another, or the model has no term.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(CoxResult result, string path) => WriteModel(result, path);

    /// <summary>Writes the figure of the multivariable model, or of the univariable models where there is none.</summary>
    /// <exception cref="ArgumentException">The extension is another, or no model has a term.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(CoxTableResult result, string path) => WriteModel(result, path);

    private static void WriteModel(AnalysisResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        ForestModel? model = new ForestModels(Edition.Plain).Of(result);
        if (model is not { Rows.Count: > 0 }) throw new ArgumentException("The model has no term to draw.", nameof(result));
        SceneFile.Write(new ForestPlot(Edition.Plain).Draw(model), path);
    }
}
