using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Kaplan-Meier at fixed times, the median and the restricted mean of one group.</summary>
internal sealed class SurvivalIntervals : Experiment
{
    private const double Tau = 1.5;
    private static readonly double[] True = [0.8, 0.5, 0.2];
    private static readonly double[] Times = [.. True.Select(survival => -Math.Log(survival) / MadeCohort.Hazard)];
    private static readonly ConfidenceIntervalType[] Types = [ConfidenceIntervalType.LogLog, ConfidenceIntervalType.Log, ConfidenceIntervalType.Plain];
    private static readonly double Mean = (1 - Math.Exp(-MadeCohort.Hazard * Tau)) / MadeCohort.Hazard;

    public override string Title => "Kaplan-Meier, median and restricted mean";

    public override string Description =>
        "One group, exponential times with median 1, exponential censoring. S(t) where it is 0.8, 0.5 and 0.2; the median, whose interval may be open to the right; the restricted mean up to 1.5. " +
        "Where S(t) = 0.2 with 60 % censored, 1.8 % of the patients are still at risk.";

    public override IReadOnlyList<string> Quantities { get; } =
    [
        .. Types.SelectMany(type => True.Select(survival => FormattableString.Invariant($"S(t) = {survival}, {Name(type)}"))),
        .. Types.Select(type => $"median, {Name(type)}"), "restricted mean",
    ];

    /// <summary>Plain intervals are wrong in the tail by their nature.</summary>
    public override bool IsTheorys(Setting setting, string quantity) => base.IsTheorys(setting, quantity) && !quantity.Contains("0.2, plain", StringComparison.Ordinal);

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.Events(draws, setting, _ => 0).Data;
        if (data.Events() == 0) return;
        int at = 0;
        KaplanMeierCurve[] curves = [.. Types.Select(type => KaplanMeier.Estimate(data, options: new KaplanMeierOptions { IntervalType = type })[0])];
        foreach (KaplanMeierCurve curve in curves)
        {
            SurvivalPoint[] points = curve.At(Times);
            for (int t = 0; t < Times.Length; t++) verdicts[at++] = Covers(points[t].Lower, points[t].Upper, True[t]);
        }

        foreach (KaplanMeierCurve curve in curves) verdicts[at++] = CoversOpen(curve.Median.Lower, curve.Median.Upper, 1);
        verdicts[at] = RestrictedMeans.Judge(data, null, Tau, means => Covers(means.Groups[0].Lower, means.Groups[0].Upper, Mean));
    }

    private static string Name(ConfidenceIntervalType type) => type switch
    {
        ConfidenceIntervalType.LogLog => "log-log",
        ConfidenceIntervalType.Log => "log",
        _ => "plain",
    };
}
