namespace Oncohort.Reporting.Drawing;

/// <summary>Where a panel of step curves, or of stacked areas that change in steps, stands in its scene and which steps of the results it shows, for readers who point at it.</summary>
/// <param name="Area">The rectangle between the axes, in points.</param>
/// <param name="LastTime">The time at its right edge; 0 is at its left.</param>
/// <param name="Unit">The unit of time, or null.</param>
/// <param name="Field">The name of the plotted number in a step, such as <c>survival</c>.</param>
/// <param name="Rising">Whether one minus that number is plotted.</param>
/// <param name="Curves">The curves from first to last.</param>
internal sealed record CurvePanel(Box Area, double LastTime, string? Unit, string Field, bool Rising, IReadOnlyList<PanelCurve> Curves);

/// <summary>A curve of a panel.</summary>
/// <param name="Name">Its group or cause.</param>
/// <param name="Colour">Its colour as <c>#rrggbb</c>.</param>
/// <param name="Steps">Where its steps stand within the analysis, as a JSON Pointer.</param>
/// <param name="Counted">Whether its steps say who is at risk; a state that nobody leaves has no such number.</param>
internal sealed record PanelCurve(string Name, string Colour, string Steps, bool Counted = true);
