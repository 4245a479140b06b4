using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Differences and ratios of restricted means between two arms.</summary>
internal sealed class ArmDifferences : Experiment
{
    private const double Tau = 1;
    private static readonly double LogRatio = Math.Log(0.6);
    private static readonly double Control = Mean(MadeCohort.Hazard);
    private static readonly double Treated = Mean(MadeCohort.Hazard * 0.6);

    public override string Title => "Restricted mean of two arms";

    public override string Description => "Two arms of equal size, exponential times with median 1 and hazard ratio 0.6, exponential censoring. Difference and ratio of the restricted means up to 1.";

    public override IReadOnlyList<string> Quantities { get; } = ["difference", "ratio"];

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.Events(draws, setting, i => (i % 2) * LogRatio).Data;
        Grouping arms = MadeCohort.Arms(setting.Patients);
        if (data.Events() == 0) return;
        verdicts[0] = RestrictedMeans.Judge(data, arms, Tau, means => Covers(means.Differences[0].Lower, means.Differences[0].Upper, Treated - Control));
        verdicts[1] = RestrictedMeans.Judge(data, arms, Tau, means => Covers(means.Ratios[0].Lower, means.Ratios[0].Upper, Treated / Control));
    }

    private static double Mean(double hazard) => (1 - Math.Exp(-hazard * Tau)) / hazard;
}
