using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Checks;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>Scaled Schoenfeld residuals of a Cox model with their smooth, a panel a coefficient.</summary>
public static class SchoenfeldFigure
{
    /// <summary>Writes the figure; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>.</summary>
    /// <returns>False, and no file, when the model has no residuals to draw.</returns>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool Write(CoxResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        if (new SchoenfeldPlot(Edition.Plain).Draw(result, result.Endpoint?.Unit) is not { } scene) return false;
        SceneFile.Write(scene, path);
        return true;
    }
}
