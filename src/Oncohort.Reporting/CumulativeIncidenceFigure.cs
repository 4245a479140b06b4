using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>Cumulative incidences of competing risks as a figure: steps, confidence bands, Gray's test and numbers at risk; with groups one panel a cause.</summary>
public static class CumulativeIncidenceFigure
{
    /// <summary>Writes the figure; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>. Equal results give equal bytes.</summary>
    /// <param name="result">The curves.</param>
    /// <param name="path">A file ending in <c>.svg</c>, <c>.png</c> or <c>.pdf</c>; an existing file is replaced.</param>
    /// <param name="options">How to draw; null for the defaults. Curves rise from 0 whatever it says.</param>
    /// <exception cref="ArgumentException">The extension is another, or an option is out of range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(CumulativeIncidenceResult result, string path, SurvivalFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        SceneFile.Write(Draw(result, options ?? new SurvivalFigureOptions()), path);
    }

    internal static Scene Draw(CumulativeIncidenceResult result, SurvivalFigureOptions options) =>
        new SurvivalPlot(Edition.Plain).Draw(new IncidencePanels(Edition.Plain).Of(result), options with { CensoringMarks = false });
}
