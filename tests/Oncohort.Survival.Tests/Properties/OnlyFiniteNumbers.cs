using System.Collections;
using System.Globalization;
using System.Reflection;
using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

/// <summary>
/// No estimator answers with NaN or an infinity: on tiny awkward cohorts (one row, no events, every time tied, constant and separating covariates, values of
/// very different size, weights of 0) every number in a result is finite, or null, or the estimator says why there is none.
/// </summary>
public sealed class OnlyFiniteNumbers
{
    private static readonly Gen<Awkward> AwkwardCohort =
        Gen.Select(
            Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 4].Select(i => new[] { 0.0, 1, -1, 2, 1e6 }[i]), Gen.Int[0, 1].Select(i => (double)i), Gen.Int[0, 4].Select(i => i / 2.0)).Array[1, 14],
            Gen.Int[0, 2].Select(i => new[] { 1.0, 1e-6, 30.4375 }[i]),
            Gen.Int[0, 3])
        .Select((rows, unit, kind) => new Awkward(
            [.. rows.Select(row => row.Item1 * unit)],
            [.. rows.Select(row => kind == 1 ? 1 : kind == 2 ? row.Item2 % 2 : Math.Min(row.Item2, 2))],
            [.. rows.Select(row => row.Item3)],
            [.. rows.Select(row => row.Item4)],
            [.. rows.Select(row => row.Item5)],
            kind == 3 ? [.. rows.Select(row => row.Item6)] : null));

    private static readonly (string Name, Func<Awkward, object> Run)[] Estimators =
    [
        ("Kaplan-Meier", cohort => KaplanMeier.Estimate(cohort.Data, cohort.Groups)),
        ("Kaplan-Meier, robust", cohort => KaplanMeier.Estimate(cohort.Data, cohort.Groups, new KaplanMeierOptions { Robust = true })),
        ("Kaplan-Meier at times", cohort => KaplanMeier.Estimate(cohort.Data, cohort.Groups).Select(curve => curve.At([0, 1, 2, 500])).ToArray()),
        ("follow-up", cohort => KaplanMeier.FollowUp(cohort.Data, cohort.Groups)),
        ("log-rank", cohort => LogRank.Test(cohort.Data, cohort.Groups)),
        ("Fleming-Harrington", cohort => LogRank.Test(cohort.Data, cohort.Groups, new LogRankOptions { Weight = LogRankWeight.FlemingHarrington, Rho = 0.5, Gamma = 0.5 })),
        ("log-rank, stratified", cohort => LogRank.Test(cohort.Data, cohort.Groups, strata: cohort.Arms)),
        ("pairs", cohort => LogRank.Pairwise(cohort.Data, cohort.Groups, PAdjustment.Holm)),
        ("trend", cohort => LogRank.Trend(cohort.Data, cohort.Groups, [1, 2, 3])),
        ("MaxCombo", cohort => MaxCombo.Test(cohort.Data, cohort.Arms, MaxCombo.StandardWeights)),
        ("permutation", cohort => PermutationLogRank.Test(cohort.Data, cohort.Arms, permutation: new PermutationOptions { Permutations = 200 })),
        ("restricted mean", cohort => RestrictedMean.Estimate(cohort.Data, cohort.Groups, cohort.Time.Min(), 0.95)),
        ("milestone", cohort => Milestone.Compare(KaplanMeier.Estimate(cohort.Data, cohort.Arms), [cohort.Time.Min(), cohort.Time.Max()], 0.95)),
        ("conditional survival", cohort => ConditionalSurvival.Estimate(cohort.Data, cohort.Time.Min(), cohort.Groups)),
        ("landmark", cohort => Landmark.At(cohort.Data, cohort.Time.Min())),
        ("cumulative incidence", cohort => CumulativeIncidence.Estimate(cohort.Data, cohort.Groups)),
        ("Gray", cohort => GrayTest.Test(cohort.Data, cohort.Groups, 1, 0)),
        ("Cox, Efron", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates)),
        ("Cox, Breslow, robust", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = CoxTies.Breslow, Robust = true })),
        ("Cox, stratified", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates, strata: cohort.Groups)),
        ("Cox, discrete", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = CoxTies.Discrete })),
        ("concordance", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates).Concordance()),
        ("proportional hazards", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates).ProportionalHazards([("x", 0, 1), ("z", 1, 1)])),
        ("residuals", cohort => Residuals(CoxModel.Fit(cohort.Data, cohort.Covariates).Residuals)),
        ("predicted survival", cohort => CoxModel.Fit(cohort.Data, cohort.Covariates).PredictSurvival([1, 0], 0, ConfidenceIntervalType.Log)),
        ("Firth", cohort => FirthCox.Fit(cohort.Data, cohort.Covariates)),
        ("Fine-Gray", cohort => FineGrayModel.Fit(cohort.Data, cohort.Covariates)),
        ("Fine-Gray, censoring by group", cohort => FineGrayModel.Fit(cohort.Data, cohort.Covariates, new FineGrayOptions { CensoringTies = CensoringTies.AfterEvents }, cohort.Groups, cohort.Arms)),
        ("Fine-Gray, late entry", cohort => FineGrayModel.Fit(cohort.Late, cohort.Covariates)),
        ("Fine-Gray, bootstrap", cohort => FineGrayModel.Fit(cohort.Data, cohort.Covariates).Bootstrap(20, 1)),
        ("Fine-Gray, total", cohort => PredictedTotal.Largest([FineGrayModel.Fit(cohort.Data, cohort.Covariates), FineGrayModel.Fit(cohort.Data.ForCause(2), cohort.Covariates)], cohort.Covariates) ?? new PredictedTotal(0, 0)),
        ("Fine-Gray, predicted", cohort => FineGrayModel.Fit(cohort.Data, cohort.Covariates).Predict([1, 0])),
        ("subgroups", cohort => SubgroupAnalysis.Estimate(cohort.Data, cohort.Arms, [new SubgroupFactor(cohort.Group, 3)])),
    ];

    public static TheoryData<string> Names => [.. Estimators.Select(estimator => estimator.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_is_finite_or_missing(string name)
    {
        Func<Awkward, object> run = Estimators.Single(estimator => estimator.Name == name).Run;
        AwkwardCohort.Sample(
            cohort =>
            {
                object result;
                try
                {
                    result = run(cohort);
                }
                catch (Exception refusal) when (refusal is EstimationException or ArgumentException)
                {
                    Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
                    return;
                }

                Walk(result, name, []);
            },
            iter: 300);
    }

    private static object[] Residuals(CoxResiduals residuals) =>
    [
        residuals.Martingale(), residuals.Deviance(), residuals.Score(), residuals.DfBeta(), residuals.DfBetas(), residuals.LikelihoodDisplacement(),
        residuals.Schoenfeld(), residuals.ScaledSchoenfeld(),
    ];

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        switch (value)
        {
            case null or string or Enum:
                return;
            case double number:
                Assert.True(double.IsFinite(number), $"{path} is {number.ToString(CultureInfo.InvariantCulture)}");
                return;
            case IEnumerable items:
                int position = 0;
                foreach (object? item in items) Walk(item, $"{path}[{position++}]", seen);
                return;
        }

        Type type = value.GetType();
        if (type.Namespace != typeof(KaplanMeier).Namespace || (!type.IsValueType && !seen.Add(value))) return;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            bool isValue = property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && property.PropertyType != typeof(CoxResiduals);
            if (isValue) Walk(property.GetValue(value), $"{path}.{property.Name}", seen);
        }
    }

    private sealed record Awkward(double[] Time, int[] Code, int[] Group, double[] X, double[] Z, double[]? Weight)
    {
        public TimeToEvent Data => TimeToEvent.Create(Time, Code, weight: Weight);

        /// <summary>The same rows, each entering halfway to its exit or at the origin.</summary>
        public TimeToEvent Late => TimeToEvent.Create(Time, Code, [.. Time.Select((time, row) => Group[row] == 0 ? 0 : time / 2)], Weight);

        public Grouping Groups => new(Group, 3);

        public Grouping Arms => new([.. Group.Select(group => Math.Min(group, 1))], 2);

        public CovariateMatrix Covariates => new(["x", "z"], [X, Z]);
    }
}
