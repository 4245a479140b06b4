using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>Kaplan-Meier curves as a figure: steps, confidence bands, censoring marks, test and numbers at risk.</summary>
public static class SurvivalFigure
{
    /// <summary>Writes the figure; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>. Equal results give equal bytes.</summary>
    /// <param name="result">The curves.</param>
    /// <param name="path">A file ending in <c>.svg</c>, <c>.png</c> or <c>.pdf</c>; an existing file is replaced.</param>
    /// <param name="options">How to draw; null for the defaults.</param>
    /// <exception cref="ArgumentException">The extension is another, or an option is out of range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(KaplanMeierResult result, string path, SurvivalFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        SceneFile.Write(new SurvivalPlot(Edition.Plain).Draw(result, options ?? new SurvivalFigureOptions()), path);
    }

    /// <summary>Whether the name's extension is one that <see cref="Write"/> can write.</summary>
    public static bool CanWrite(string path) => SceneFile.IsKnown(path);
}
