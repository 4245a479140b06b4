using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The plot's rectangle with its two scales.</summary>
internal sealed record PlotFrame(Box Area, double LastTime, IReadOnlyList<double> Ticks)
{
    /// <summary>Time to x; a little room is left after the last time so that the last mark is not cut.</summary>
    public Scale X => new(0, LastTime, Area.X, Area.Right);

    /// <summary>Probability to y, from 0 at the bottom to 1 at the top.</summary>
    public Scale Y => new(0, 1, Area.Bottom, Area.Y);
}
