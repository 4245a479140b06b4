using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class FirthCoxPropertyTests
{
    private static FirthCoxFit Fit(RandomFollowUp cohort, CoxTies ties = CoxTies.Efron) =>
        FirthCox.Fit(cohort.Data, cohort.Covariates, new FirthCoxOptions { Ties = ties });

    private static void SameFit(FirthCoxFit expected, FirthCoxFit actual)
    {
        Same.Number(expected.PenalisedLogLikelihoodNull, actual.PenalisedLogLikelihoodNull, "penalised log-likelihood at 0");
        Same.Number(expected.PenalisedLogLikelihood, actual.PenalisedLogLikelihood, "penalised log-likelihood");
        Same.Test(expected.Wald, actual.Wald, "Wald");
        Same.Test(expected.Score, actual.Score, "score");
        for (int j = 0; j < expected.Terms.Count; j++)
        {
            Same.Number(expected.Terms[j].Coefficient, actual.Terms[j].Coefficient, "coefficient");
            Same.Number(expected.Terms[j].StandardError, actual.Terms[j].StandardError, "standard error");
            Same.Number(expected.Terms[j].HazardRatio.Lower, actual.Terms[j].HazardRatio.Lower, "lower");
            Same.Number(expected.Terms[j].HazardRatio.Upper, actual.Terms[j].HazardRatio.Upper, "upper");
            Same.Test(expected.Terms[j].LikelihoodRatio, actual.Terms[j].LikelihoodRatio, "penalised likelihood ratio");
        }
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void The_order_of_rows_is_irrelevant(CoxTies ties) =>
        RandomFollowUp.Any.Sample(cohort => SameFit(Fit(cohort, ties), Fit(cohort.Shuffled(7), ties)), iter: 20);

    [Fact]
    public void Only_the_order_of_times_matters() =>
        RandomFollowUp.Any.Sample(cohort => SameFit(Fit(cohort), Fit(cohort with { Time = [.. cohort.Time.Select(t => 365.25 * t * t)] })), iter: 20);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void A_count_is_exact_repetition(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var counted = TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times);
            SameFit(Fit(cohort.Repeated(), ties), FirthCox.Fit(counted, cohort.Covariates, new FirthCoxOptions { Ties = ties }));
        },
        iter: 20);

    [Fact]
    public void One_stratum_is_no_stratum() => RandomFollowUp.Any.Sample(
        cohort => SameFit(Fit(cohort), FirthCox.Fit(cohort.Data, cohort.Covariates, null, Grouping.Undivided(cohort.Time.Length))), iter: 20);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void Splitting_a_row_at_a_time_changes_nothing(CoxTies ties) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            int n = cohort.Time.Length;
            int[] late = [.. Enumerable.Range(0, n).Where(i => cohort.Time[i] > 6)];
            RandomFollowUp split = cohort.Take([.. Enumerable.Range(0, n), .. late]);
            double[] entry = new double[split.Time.Length];
            for (int i = n; i < entry.Length; i++) entry[i] = 6;
            foreach (int i in late)
            {
                split.Time[i] = 6;
                split.Code[i] = 0;
            }

            SameFit(Fit(cohort, ties), FirthCox.Fit(TimeToEvent.Create(split.Time, split.Code, entry), split.Covariates, new FirthCoxOptions { Ties = ties }));
        },
        iter: 20);

    [Fact]
    public void Another_reference_level_inverts_the_hazard_ratio_and_its_limits() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            FirthCoxFit fit = Fit(cohort);
            FirthCoxFit recoded = Fit(cohort with { Binary = [.. cohort.Binary.Select(b => 1 - b)] });
            Same.Number(fit.PenalisedLogLikelihood, recoded.PenalisedLogLikelihood, "penalised log-likelihood");
            Same.Number(-fit.Terms[1].Coefficient, recoded.Terms[1].Coefficient, "flipped coefficient");
            Same.Number(1 / fit.Terms[1].HazardRatio.Lower, recoded.Terms[1].HazardRatio.Upper, "lower limit becomes the upper one");
        },
        iter: 20);

    [Fact]
    public void A_limit_at_the_level_of_the_test_is_one() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            FirthCoxTerm term = Fit(cohort).Terms[0];
            if (term.LikelihoodRatio.P is not (> 0.001 and < 0.9)) return;
            FirthCoxTerm again = FirthCox.Fit(cohort.Data, cohort.Covariates, new FirthCoxOptions { Level = 1 - term.LikelihoodRatio.P.Value }).Terms[0];
            double? nearer = term.Coefficient > 0 ? again.HazardRatio.Lower : again.HazardRatio.Upper;
            Near.Relative(1, nearer, 1e-7, "limit");
        },
        iter: 20);

    [Fact]
    public void A_group_without_events_has_a_finite_estimate_with_a_finite_interval() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            RandomFollowUp separated = cohort with { Code = [.. cohort.Code.Select((code, i) => cohort.Binary[i] == 1 ? 0 : code)] };
            if (separated.Binary.Distinct().Count() < 2 || !separated.Code.Contains(1)) return;
            FirthCoxTerm term = Fit(separated).Terms[1];
            if (term.Status == EstimateStatus.Collinear) return;
            Assert.Equal(EstimateStatus.Separated, CoxModel.Fit(separated.Data, separated.Covariates).Terms[1].Status);
            Assert.Equal(EstimateStatus.Estimated, term.Status);
            Assert.True(term.HazardRatio is { Lower: > 0, Upper: < double.PositiveInfinity } ratio && ratio.Lower < ratio.Estimate && ratio.Estimate < ratio.Upper);
        },
        iter: 50);
}
