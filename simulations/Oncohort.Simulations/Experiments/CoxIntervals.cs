using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Coefficients of Cox models.</summary>
internal class CoxIntervals : Experiment
{
    private static readonly double ArmEffect = Math.Log(0.6);
    private const double Slope = 0.5;

    public override string Title => "Cox models";

    public override string Description => "Two arms of equal size with hazard ratio 0.6 and a standard normal covariate with coefficient 0.5; exponential baseline and censoring. Wald intervals from the model's and from the robust variance; Firth's penalty with profile intervals.";

    public override IReadOnlyList<string> Quantities { get; } = ["arm, model", "covariate, model", "arm, robust", "covariate, robust", "arm, Firth profile", "covariate, Firth profile"];

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        double[] x = MadeCohort.Normals(draws, setting.Patients);
        TimeToEvent data = MadeCohort.Events(draws, setting, i => ((i % 2) * ArmEffect) + (Slope * x[i])).Data;
        if (data.Events() == 0) return;
        var covariates = new CovariateMatrix(["arm", "x"], [MadeCohort.ArmColumn(setting.Patients), x]);
        Judge(CoxModel.Fit(data, covariates), verdicts);
        Judge(CoxModel.Fit(data, covariates, new CoxOptions { Robust = true }), verdicts[2..]);
        FirthCoxFit firth = FirthCox.Fit(data, covariates);
        for (int j = 0; j < 2; j++) verdicts[4 + j] = CoversEnds(firth.Terms[j].HazardRatio, j);
    }

    private static void Judge(CoxFit fit, Span<Verdict> verdicts)
    {
        for (int j = 0; j < 2; j++) verdicts[j] = Covers(fit.Terms[j].HazardRatio.Lower, fit.Terms[j].HazardRatio.Upper, Truth(j));
    }

    /// <summary>A profile interval without one of its ends is open there.</summary>
    private static Verdict CoversEnds(IntervalEstimate ratio, int term) =>
        ratio.Estimate is null ? Verdict.None : Covers(ratio.Lower ?? 0, ratio.Upper ?? double.PositiveInfinity, Truth(term));

    private static double Truth(int term) => Math.Exp(term == 0 ? ArmEffect : Slope);
}
