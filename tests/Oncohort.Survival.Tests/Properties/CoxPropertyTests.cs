using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class CoxPropertyTests
{
    private static CoxFit Fit(RandomFollowUp cohort, CoxTies ties = CoxTies.Efron, bool robust = false) =>
        CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = ties, Robust = robust });

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Discrete)]
    public void The_order_of_rows_is_irrelevant(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit fit = Fit(cohort, ties, robust: true);
            Same.Fit(fit, Fit(cohort.Shuffled(7), ties, robust: true));
            CoxFit reversed = Fit(cohort.Reversed(), ties, robust: true);
            Same.Number(fit.Concordance().Estimate, reversed.Concordance().Estimate, "concordance");
            Same.Number(fit.Concordance().StandardError, reversed.Concordance().StandardError, "concordance, standard error");
        },
        iter: 30);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Discrete)]
    public void Only_the_order_of_times_matters(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort => Same.Fit(Fit(cohort, ties), Fit(cohort with { Time = [.. cohort.Time.Select(t => 365.25 * t * t)] }, ties)), iter: 30);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Discrete)]
    public void Another_reference_level_flips_the_sign_and_keeps_the_likelihood(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit fit = Fit(cohort, ties);
            CoxFit recoded = Fit(cohort with { Binary = [.. cohort.Binary.Select(b => 1 - b)] }, ties);
            Same.Number(fit.LogLikelihood, recoded.LogLikelihood, "log-likelihood");
            Same.Number(-fit.Terms[1].Coefficient, recoded.Terms[1].Coefficient, "flipped coefficient");
            Same.Number(fit.Terms[0].Coefficient, recoded.Terms[0].Coefficient, "other coefficient");
            Same.Number(fit.Terms[1].StandardError, recoded.Terms[1].StandardError, "standard error");
            Same.Test(fit.Wald, recoded.Wald, "Wald");
        },
        iter: 30);

    [Fact]
    public void Moving_and_stretching_a_covariate_only_rescales_its_coefficient() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            CoxFit fit = Fit(cohort);
            CoxFit moved = Fit(cohort with { X = [.. cohort.X.Select(x => 2000 + (x / 8))] });
            Same.Number(fit.LogLikelihood, moved.LogLikelihood, "log-likelihood");
            Same.Number(8 * fit.Terms[0].Coefficient, moved.Terms[0].Coefficient, "coefficient");
        },
        iter: 30);

    [Fact]
    public void Whole_weights_are_repetition_under_breslow() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var options = new CoxOptions { Ties = CoxTies.Breslow };
            var weighted = TimeToEvent.Create(cohort.Time, cohort.Code, weight: [.. cohort.Times.Select(times => (double)times)]);
            Same.Fit(Fit(cohort.Repeated(), CoxTies.Breslow), CoxModel.Fit(weighted, cohort.Covariates, options));
        },
        iter: 30);

    [Fact]
    public void Whole_weights_are_not_repetition_under_efron_when_times_tie()
    {
        double[] time = [1, 1, 2, 3, 4, 5];
        int[] code = [1, 1, 0, 1, 1, 0];
        double[] x = [1, 1, 0, 0, 1, 0];
        int[] twice = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
        CoxFit weighted = CoxModel.Fit(TimeToEvent.Create(time, code, weight: [2, 2, 2, 2, 2, 2]), new CovariateMatrix(["x"], [x]));
        CoxFit repeated = CoxModel.Fit(
            TimeToEvent.Create([.. twice.Select(i => time[i])], [.. twice.Select(i => code[i])]), new CovariateMatrix(["x"], [[.. twice.Select(i => x[i])]]));
        CoxFit plain = CoxModel.Fit(TimeToEvent.Create(time, code), new CovariateMatrix(["x"], [x]));
        Same.Number(plain.Terms[0].Coefficient, weighted.Terms[0].Coefficient, "equal weights leave the coefficient alone");
        Assert.True(Math.Abs(weighted.Terms[0].Coefficient!.Value - repeated.Terms[0].Coefficient!.Value) > 0.01);
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void A_count_is_exact_repetition(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var counted = TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times);
            CoxFit fit = CoxModel.Fit(counted, cohort.Covariates, new CoxOptions { Ties = ties });
            CoxFit repeated = Fit(cohort.Repeated(), ties);
            Same.Fit(repeated, fit);
            Assert.Equal(repeated.Events, fit.Events);
            Same.Number(repeated.Concordance().Estimate, fit.Concordance().Estimate, "concordance");
            (string, int, int)[] terms = [("x", 0, 1), ("binary", 1, 1)];
            Same.Test(repeated.ProportionalHazards(terms)[^1].Test, fit.ProportionalHazards(terms)[^1].Test, "proportional hazards");
        },
        iter: 30);

    [Fact]
    public void One_stratum_is_no_stratum() => RandomFollowUp.Any.Sample(
        cohort => Same.Fit(Fit(cohort), CoxModel.Fit(cohort.Data, cohort.Covariates, null, Grouping.Undivided(cohort.Time.Length))), iter: 30);

    [Fact]
    public void Entry_at_the_origin_is_no_truncation() => RandomFollowUp.Any.Sample(
        cohort => Same.Fit(Fit(cohort), CoxModel.Fit(TimeToEvent.Create(cohort.Time, cohort.Code, new double[cohort.Time.Length]), cohort.Covariates)), iter: 30);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void Splitting_a_row_at_a_time_changes_nothing(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            int[] late = [.. Enumerable.Range(0, cohort.Time.Length).Where(i => cohort.Time[i] > 6)];
            RandomFollowUp split = cohort.Take([.. Enumerable.Range(0, cohort.Time.Length), .. late]);
            int n = cohort.Time.Length;
            double[] entry = new double[split.Time.Length];
            for (int i = n; i < entry.Length; i++) entry[i] = 6;
            foreach (int i in late)
            {
                split.Time[i] = 6;
                split.Code[i] = 0;
            }

            Same.Fit(Fit(cohort, ties), CoxModel.Fit(TimeToEvent.Create(split.Time, split.Code, entry), split.Covariates, new CoxOptions { Ties = ties }));
        },
        iter: 30);

    [Fact]
    public void The_discrete_score_test_of_groups_is_the_log_rank_test() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            double[] second = [.. cohort.Group.Select(group => group == 1 ? 1.0 : 0.0)];
            double[] third = [.. cohort.Group.Select(group => group == 2 ? 1.0 : 0.0)];
            CoxFit fit = CoxModel.Fit(cohort.Data, new CovariateMatrix(["second", "third"], [second, third]), new CoxOptions { Ties = CoxTies.Discrete });
            Same.Test(LogRank.Test(cohort.Data, cohort.Groups).Test, fit.Score, "score test");
        },
        iter: 30);
}
