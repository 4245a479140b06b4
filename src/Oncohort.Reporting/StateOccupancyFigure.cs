using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.States;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>The occupancy of the states of a multi-state model as stacked areas.</summary>
public static class StateOccupancyFigure
{
    /// <summary>Writes the figure of one group; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>. Equal results give equal bytes.</summary>
    /// <param name="result">The occupancy.</param>
    /// <param name="path">A file ending in <c>.svg</c>, <c>.png</c> or <c>.pdf</c>; an existing file is replaced.</param>
    /// <param name="group">The position of the group.</param>
    /// <param name="options">How to draw; null for the defaults.</param>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(MultiStateResult result, string path, int group = 0, SurvivalFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        SceneFile.Write(new OccupancyPlot(Edition.Plain).Draw(result, result.Strata[group], options ?? new SurvivalFigureOptions()), path);
    }
}
