using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Coefficients of subdistribution hazards models.</summary>
internal sealed class FineGrayIntervals : Experiment
{
    private static readonly double[] True = [0.5, -0.5];

    public override string Title => "Fine-Gray models";

    public override string Description => "Two arms of equal size and a standard normal covariate with coefficients 0.5 and -0.5 of the subdistribution hazard of cause 1 (the model of Fine and Gray's own simulation); cause 2 at rate 1; exponential censoring. Sandwich variance.";

    public override IReadOnlyList<string> Quantities { get; } = ["arm", "covariate"];

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        double[] x = MadeCohort.Normals(draws, setting.Patients);
        TimeToEvent data = MadeCohort.TwoCauses(draws, setting, i => ((i % 2) * True[0]) + (True[1] * x[i])).Data;
        if (data.Events() == 0) return;
        FineGrayFit fit = FineGrayModel.Fit(data, new CovariateMatrix(["arm", "x"], [MadeCohort.ArmColumn(setting.Patients), x]));
        for (int j = 0; j < 2; j++) verdicts[j] = Covers(fit.Terms[j].HazardRatio.Lower, fit.Terms[j].HazardRatio.Upper, Math.Exp(True[j]));
    }
}
