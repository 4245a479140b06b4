using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Cumulative incidence of one cause at fixed times.</summary>
internal sealed class IncidenceIntervals : Experiment
{
    private static readonly double[] True = [0.1, 0.25, 0.4];
    private static readonly double[] Times = [.. True.Select(incidence => -Math.Log(1 - (2 * incidence)))];
    private static readonly ConfidenceIntervalType[] Types = [ConfidenceIntervalType.LogLog, ConfidenceIntervalType.Plain];

    public override string Title => "Cumulative incidence";

    public override string Description => "One group, two causes: half of the patients have cause 1 at rate 1, the others cause 2 at rate 1; exponential censoring. F(t) of cause 1 where it is 0.1, 0.25 and 0.4; Aalen's variance.";

    public override IReadOnlyList<string> Quantities { get; } =
        [.. Types.SelectMany(type => True.Select(incidence => FormattableString.Invariant($"F(t) = {incidence}, {(type == ConfidenceIntervalType.Plain ? "plain" : "log-log")}")))];

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.TwoCauses(draws, setting, _ => 0).Data;
        int at = 0;
        foreach (ConfidenceIntervalType type in Types)
        {
            var options = new CumulativeIncidenceOptions { IntervalType = type, Causes = 2 };
            CumulativeIncidencePoint[] points = CumulativeIncidence.Estimate(data, options: options)[0].Causes[0].At(Times);
            for (int t = 0; t < Times.Length; t++) verdicts[at++] = Covers(points[t].Lower, points[t].Upper, True[t]);
        }
    }
}
