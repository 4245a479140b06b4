using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class CoxResidualPropertyTests
{
    private const double Tolerance = 1e-8;

    private static CoxFit Fit(RandomFollowUp cohort, CoxTies ties = CoxTies.Efron) =>
        CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = ties, Tolerance = 1e-14 });

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void Martingale_score_and_Schoenfeld_residuals_sum_to_nothing(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit fit = Fit(cohort, ties);
            Assert.Equal(0, fit.Residuals.Martingale().Sum(), 1e-9);
            Assert.All(fit.Residuals.Martingale(), residual => Assert.True(residual < 1));
            foreach (double[] column in fit.Residuals.Score().Concat(fit.Residuals.Schoenfeld().Values)) Assert.Equal(0, column.Sum(), 1e-7);
        },
        iter: 30);

    [Fact]
    public void Residuals_follow_their_rows() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            int[] order = [.. Enumerable.Range(0, cohort.Time.Length).Reverse()];
            CoxResiduals one = Fit(cohort).Residuals;
            CoxResiduals other = Fit(cohort.Reversed()).Residuals;
            Rows(one.Martingale(), other.Martingale(), order);
            Rows(one.Deviance(), other.Deviance(), order);
            for (int j = 0; j < 2; j++) Rows(one.DfBetas()[j], other.DfBetas()[j], order);
        },
        iter: 30);

    [Fact]
    public void The_unit_and_origin_of_a_covariate_leave_martingales_and_standardised_changes_alone() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var moved = new CovariateMatrix(["x", "binary"], [[.. cohort.X.Select(x => 1000 + (25 * x))], cohort.Binary]);
            CoxResiduals one = Fit(cohort).Residuals;
            CoxResiduals other = CoxModel.Fit(cohort.Data, moved, new CoxOptions { Tolerance = 1e-14 }).Residuals;
            Rows(one.Martingale(), other.Martingale(), null);
            Rows(one.DfBetas()[0], other.DfBetas()[0], null);
            Rows(one.LikelihoodDisplacement(), other.LikelihoodDisplacement(), null);
        },
        iter: 30);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void A_count_has_the_residuals_of_each_of_its_patients(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            int[] from = [.. Enumerable.Range(0, cohort.Time.Length).SelectMany(i => Enumerable.Repeat(i, cohort.Times[i]))];
            CoxFit counted = CoxModel.Fit(
                TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times), cohort.Covariates, new CoxOptions { Ties = ties, Tolerance = 1e-14 });
            CoxFit repeated = Fit(cohort.Repeated(), ties);
            double[] each = repeated.Residuals.Martingale();
            double[] row = counted.Residuals.Martingale();
            double[] change = repeated.Residuals.DfBetas()[0];
            for (int i = 0; i < from.Length; i++)
            {
                Same.Number(each[i], row[from[i]], "martingale residual");
                Same.Number(change[i], counted.Residuals.DfBetas()[0][from[i]], "standardised change");
            }

            (string, int, int)[] terms = [("x", 0, 1)];
            foreach (TimeTransform transform in Enum.GetValues<TimeTransform>())
                Same.Test(repeated.ProportionalHazards(terms, transform)[0].Test, counted.ProportionalHazards(terms, transform)[0].Test, $"test with {transform}");
        },
        iter: 15);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void The_pieces_of_a_split_row_add_up_to_its_residual(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var split = TimeVaryingRows.Split(cohort.Data, new CovariateMatrix(["x"], [cohort.X]), []);
            CoxFit whole = CoxModel.Fit(cohort.Data, new CovariateMatrix(["x"], [cohort.X]), new CoxOptions { Ties = ties, Tolerance = 1e-14 });
            CoxFit pieces = CoxModel.Fit(split.Data, split.Covariates, new CoxOptions { Ties = ties, Tolerance = 1e-14 });
            Rows(whole.Residuals.Martingale(), pieces.Residuals.Martingale(split.Patients), null);

            var log = TimeVaryingRows.Split(cohort.Data, cohort.Covariates, [TimeVaryingEffect.LogTime(1)]);
            double[] martingale = CoxModel.Fit(log.Data, log.Covariates, new CoxOptions { Ties = ties, Tolerance = 1e-14 }).Residuals.Martingale(log.Patients);
            Assert.Equal(cohort.Time.Length, martingale.Length);
            Assert.Equal(0, martingale.Sum(), 1e-8);
        },
        iter: 20);

    [Fact]
    public void The_unit_of_time_moves_the_coefficient_at_time_one_and_not_the_slope() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit One(double unit)
            {
                var data = TimeToEvent.Create([.. cohort.Time.Select(time => time * unit)], cohort.Code);
                var split = TimeVaryingRows.Split(data, cohort.Covariates, [TimeVaryingEffect.LogTime(0)]);
                return CoxModel.Fit(split.Data, split.Covariates, new CoxOptions { Tolerance = 1e-14 });
            }

            CoxFit days = One(1);
            CoxFit years = One(1 / 365.25);
            Near.Estimate(days.Terms[1].Coefficient, years.Terms[1].Coefficient, 1e-6, "slope");
            Near.Estimate(days.Terms[0].Coefficient + (days.Terms[1].Coefficient * Math.Log(365.25)), years.Terms[0].Coefficient, 1e-5, "coefficient at time 1");
        },
        iter: 15);

    [Fact]
    public void Steps_with_one_coefficient_each_have_the_likelihood_of_their_intervals() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var covariate = new CovariateMatrix(["x"], [cohort.X]);
            var split = TimeVaryingRows.Split(cohort.Data, covariate, [TimeVaryingEffect.Steps(0, [7])]);
            CoxFit both = CoxModel.Fit(split.Data, split.Covariates, new CoxOptions { Tolerance = 1e-14 });
            int[] early = [.. cohort.Time.Select((time, i) => time <= 7 ? cohort.Code[i] : 0)];
            CoxFit first = CoxModel.Fit(TimeToEvent.Create([.. cohort.Time.Select(time => Math.Min(time, 7))], early), covariate, new CoxOptions { Tolerance = 1e-14 });
            Same.Number(first.Terms[0].Coefficient, both.Terms[0].Coefficient, "coefficient of the first interval");
            Assert.Equal(["x:t<=7", "x:t>7"], both.Terms.Select(term => term.Name));
        },
        iter: 30);

    [Fact]
    public void An_event_at_time_0_is_refused_and_a_censoring_there_left_out()
    {
        var covariates = new CovariateMatrix(["x"], [[1, 0, 1, 0]]);
        Assert.Throws<EstimationException>(() => TimeVaryingRows.Split(TimeToEvent.Create([0, 1, 2, 3], [1, 1, 1, 0]), covariates, [TimeVaryingEffect.LogTime(0)]));
        var split = TimeVaryingRows.Split(TimeToEvent.Create([0, 1, 2, 3], [0, 1, 1, 0]), covariates, [TimeVaryingEffect.LogTime(0)]);
        Assert.DoesNotContain(0, split.SourceRows);
        Assert.Equal(4, split.Patients.Groups);
    }

    private static void Rows(double[] expected, double[] actual, int[]? order)
    {
        for (int i = 0; i < expected.Length; i++) Near.Estimate(expected[i], actual[order is null ? i : Array.IndexOf(order, i)], Tolerance, $"row {i}");
    }
}
