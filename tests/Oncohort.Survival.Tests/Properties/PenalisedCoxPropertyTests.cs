using CsCheck;
using Oncohort.Survival.Cox;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class PenalisedCoxPropertyTests
{
    private static readonly Gen<(RandomFollowUp Cohort, double Alpha)> CohortAndAlpha = Gen.Select(RandomFollowUp.Any, Gen.Int[0, 2].Select(k => k == 1 ? 0.3 : k / 2.0));

    private static PenalisedCoxPath Fit(RandomFollowUp cohort, PenalisedCoxOptions options) => PenalisedCox.Fit(cohort.Data, cohort.Covariates, options);

    private static PenalisedCoxOptions Options(double alpha, CoxTies ties = CoxTies.Breslow) => new() { Alpha = alpha, Ties = ties, LambdaCount = 6, LambdaMinRatio = 0.01 };

    private static void SamePath(PenalisedCoxPath expected, PenalisedCoxPath actual)
    {
        Assert.Equal(expected.Steps.Count, actual.Steps.Count);
        foreach ((PenalisedCoxStep e, PenalisedCoxStep a) in expected.Steps.Zip(actual.Steps))
        {
            Same.Number(e.Lambda, a.Lambda, "lambda");
            Same.Number(e.LogLikelihood, a.LogLikelihood, "log-likelihood");
            for (int j = 0; j < e.Coefficients.Count; j++) Same.Number(e.Coefficients[j], a.Coefficients[j], "coefficient");
        }
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void The_conditions_of_optimality_hold(CoxTies ties) => CohortAndAlpha.Sample(
        drawn => Optimal(drawn.Cohort.Data, [drawn.Cohort.X, drawn.Cohort.Binary], Options(drawn.Alpha, ties)), iter: 40);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 2)]
    public void The_conditions_of_optimality_hold_for_more_columns_than_rows(double alpha, int seed)
    {
        var random = new Oncohort.Survival.Distributions.SplitMix64((ulong)seed);
        int n = 60;
        double[][] columns = [.. Enumerable.Range(0, 150).Select(_ => new double[n])];
        double[] time = new double[n];
        int[] code = new int[n];
        for (int i = 0; i < n; i++)
        {
            double shared = random.NextDouble();
            foreach (double[] column in columns) column[i] = random.NextDouble() + shared;
            time[i] = -Math.Log(1 - random.NextDouble()) * Math.Exp(3 * (columns[1][i] - columns[0][i]));
            code[i] = random.NextDouble() < 0.7 ? 1 : 0;
        }

        Optimal(TimeToEvent.Create(time, code), columns, new PenalisedCoxOptions { Alpha = alpha, LambdaCount = 15, LambdaMinRatio = 0.05 });
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void Without_a_penalty_the_model_is_coxs(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit plain = CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = ties, Tolerance = 1e-15 });
            PenalisedCoxStep step = Fit(cohort, Options(1, ties) with { Lambdas = [0] }).Steps[0];
            for (int j = 0; j < 2; j++) Same.Number(plain.Terms[j].Coefficient, step.Coefficients[j], "coefficient");
        },
        iter: 30);

    [Fact]
    public void The_order_of_rows_is_irrelevant() => CohortAndAlpha.Sample(
        drawn => SamePath(Fit(drawn.Cohort, Options(drawn.Alpha)), Fit(drawn.Cohort.Shuffled(7), Options(drawn.Alpha))), iter: 30);

    [Fact]
    public void The_units_of_a_standardised_covariate_only_rescale_its_coefficient() => CohortAndAlpha.Sample(
        drawn =>
        {
            PenalisedCoxPath path = Fit(drawn.Cohort, Options(drawn.Alpha));
            PenalisedCoxPath moved = Fit(drawn.Cohort with { X = [.. drawn.Cohort.X.Select(x => 2000 + (x / 8))] }, Options(drawn.Alpha));
            foreach ((PenalisedCoxStep e, PenalisedCoxStep a) in path.Steps.Zip(moved.Steps)) Same.Number(8 * e.Coefficients[0], a.Coefficients[0], "coefficient");
        },
        iter: 30);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void A_count_is_exact_repetition(CoxTies ties) => CohortAndAlpha.Sample(
        drawn =>
        {
            RandomFollowUp cohort = drawn.Cohort;
            var counted = TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times);
            SamePath(Fit(cohort.Repeated(), Options(drawn.Alpha, ties)), PenalisedCox.Fit(counted, cohort.Covariates, Options(drawn.Alpha, ties)));
        },
        iter: 30);

    [Fact]
    public void One_stratum_is_no_stratum() => CohortAndAlpha.Sample(
        drawn => SamePath(
            Fit(drawn.Cohort, Options(drawn.Alpha)), PenalisedCox.Fit(drawn.Cohort.Data, drawn.Cohort.Covariates, Options(drawn.Alpha), Grouping.Undivided(drawn.Cohort.Time.Length))),
        iter: 30);

    [Fact]
    public void The_likelihood_rises_as_the_penalty_falls() => CohortAndAlpha.Sample(
        drawn =>
        {
            PenalisedCoxStep[] steps = [.. Fit(drawn.Cohort, Options(drawn.Alpha)).Steps];
            for (int k = 1; k < steps.Length; k++) Assert.True(steps[k].LogLikelihood >= steps[k - 1].LogLikelihood - 1e-9);
        },
        iter: 30);

    [Fact]
    public void Folds_share_out_rows_and_events_evenly_and_follow_the_seed() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            Grouping folds = PenalisedCox.Folds(cohort.Data, 5, 3);
            int[] sizes = [.. Enumerable.Range(0, 5).Select(fold => folds.Codes.ToArray().Count(code => code == fold))];
            int[] events = [.. Enumerable.Range(0, 5).Select(fold => folds.Codes.ToArray().Where((code, row) => code == fold && cohort.Code[row] == 1).Count())];
            Assert.True(sizes.Max() - sizes.Min() <= 1 && events.Max() - events.Min() <= 1);
            Assert.Equal(folds.Codes.ToArray(), PenalisedCox.Folds(cohort.Data, 5, 3).Codes.ToArray());
            Assert.NotEqual(folds.Codes.ToArray(), PenalisedCox.Folds(cohort.Data, 5, 4).Codes.ToArray());
        },
        iter: 20);

    [Fact]
    public void Rows_of_one_unit_stay_in_one_fold() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            int[] units = [.. Enumerable.Range(0, cohort.Time.Length).Select(row => row / 3)];
            int[] folds = PenalisedCox.Folds(cohort.Data, 4, 1, new Grouping(units, (cohort.Time.Length + 2) / 3)).Codes.ToArray();
            for (int row = 0; row < folds.Length; row++) Assert.Equal(folds[row / 3 * 3], folds[row]);
        },
        iter: 20);

    [Fact]
    public void Cross_validation_chooses_within_one_standard_error_of_the_smallest_deviance() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            PenalisedCoxValidation chosen = PenalisedCox.CrossValidate(cohort.Data, cohort.Covariates, PenalisedCox.Folds(cohort.Data, 5, 1), Options(1));
            CrossValidatedDeviance smallest = chosen.Deviances[chosen.Minimum];
            Assert.All(chosen.Deviances, at => Assert.True(at.Mean >= smallest.Mean && at.StandardError >= 0));
            Assert.True(chosen.OneStandardError <= chosen.Minimum);
            Assert.True(chosen.Deviances[chosen.OneStandardError].Mean <= smallest.Mean + smallest.StandardError);
        },
        iter: 15);

    [Fact]
    public void A_fold_without_events_is_refused()
    {
        var data = TimeToEvent.Create([1, 2, 3, 4], [1, 1, 0, 0]);
        Assert.Equal(
            EstimationProblem.NoEvents,
            Assert.Throws<EstimationException>(() => PenalisedCox.CrossValidate(data, new CovariateMatrix(["x"], [[1, 2, 4, 3]]), new Grouping([0, 0, 1, 1], 2))).Problem);
    }

    /// <summary>The standardised score of every column is within alpha lambda where the coefficient is 0, and balances the penalty where it is not.</summary>
    private static void Optimal(TimeToEvent data, double[][] columns, PenalisedCoxOptions options)
    {
        var covariates = new CovariateMatrix([.. columns.Select((_, j) => $"x{j}")], columns);
        var design = CoxDesign.Build(data, covariates, null);
        var likelihood = new PartialLikelihood(design, new RiskSetSweep(design), options.Ties);
        foreach (PenalisedCoxStep step in PenalisedCox.Fit(data, covariates, options).Steps)
        {
            double[] score = likelihood.At([.. step.Coefficients.Select((b, j) => b * design.Scale[j])]).Score;
            for (int j = 0; j < columns.Length; j++)
            {
                double mean = columns[j].Average();
                double deviation = Math.Sqrt(columns[j].Average(x => (x - mean) * (x - mean)));
                if (deviation == 0) continue;
                double standardised = step.Coefficients[j] * deviation;
                double slope = (score[j] * design.Scale[j] / (data.Rows * deviation)) - (step.Lambda * (1 - options.Alpha) * standardised);
                double wrong = standardised == 0 ? Math.Max(0, Math.Abs(slope) - (step.Lambda * options.Alpha)) : Math.Abs(slope - (step.Lambda * options.Alpha * Math.Sign(standardised)));
                Assert.True(wrong <= 1e-10, $"column {j} at lambda {step.Lambda} violates its condition by {wrong}");
            }
        }
    }
}
