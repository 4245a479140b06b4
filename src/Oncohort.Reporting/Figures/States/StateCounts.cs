using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.States;

/// <summary>The patients observed in each state that can be left, at the ticks of the time axis.</summary>
internal sealed class StateCounts : Written
{
    private const double AfterLabel = 9;
    private static readonly TextStyle Heading = new(7.5, Bold: true);
    private static readonly TextStyle Cell = new(7.5);

    private readonly MultiStateOccupancy[] _states;

    public StateCounts(MultiStateResult result, MultiStateStratum stratum, Edition edition)
        : base(edition)
    {
        _states = [.. stratum.States.Where(state => !result.Absorbing.Contains(state.State))];
        double widest = Lettering.Widest(_states.Select(state => state.State), Cell);
        LabelsAbove = widest > 110;
        LabelWidth = (LabelsAbove ? 0 : widest + AfterLabel) + (WidestCell([0]) / 2);
    }

    /// <summary>Whether the names of states stand above their numbers, being too long to stand beside them.</summary>
    public bool LabelsAbove { get; }

    /// <summary>Room left of the first tick.</summary>
    public double LabelWidth { get; }

    public double WidestCell(IReadOnlyList<double> ticks) => _states.Max(state => Lettering.Widest(At(state, ticks), Cell));

    /// <summary>Draws the rows below <paramref name="top"/> and returns where they end.</summary>
    public double Draw(Scene scene, PlotFrame frame, double top)
    {
        double y = top + Heading.Size;
        scene.Text("risk-heading", Say("Patients in state"), new Spot(FigureSize.Margin, y), Heading);
        foreach (MultiStateOccupancy state in _states)
        {
            y += Cell.LineHeight + 1;
            scene.Text("risk-label", state.State, new Spot(FigureSize.Margin, y), Cell);
            if (LabelsAbove) y += Cell.LineHeight;
            string[] cells = At(state, frame.Ticks);
            for (int k = 0; k < cells.Length; k++) scene.Text("risk-number", cells[k], new Spot(frame.X[frame.Ticks[k]], y), Cell, Anchor.Middle);
        }

        return y + (Cell.Size * 0.3);
    }

    /// <summary>Observed in the state just before each tick: the number at the next step.</summary>
    private string[] At(MultiStateOccupancy state, IReadOnlyList<double> ticks)
    {
        string[] cells = new string[ticks.Count];
        int next = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            while (next < state.Steps.Count && state.Steps[next].Time < ticks[i] - (1e-9 * Math.Max(1, ticks[i]))) next++;
            cells[i] = Rounded.Count(next < state.Steps.Count ? state.Steps[next].AtRisk : 0);
        }

        return cells;
    }
}
