using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class FineGrayPropertyTests
{
    private static readonly Gen<RandomFollowUp> Cohort = RandomFollowUp.Any.Select(Gen.Int[0, 2].Array[80], (cohort, codes) => cohort with { Code = codes[..cohort.Time.Length] });

    private static FineGrayFit Fit(RandomFollowUp cohort, Grouping? censoring = null) => FineGrayModel.Fit(cohort.Data, cohort.Covariates, null, censoring);

    [Fact]
    public void The_order_of_rows_is_irrelevant() => Cohort.Sample(
        cohort =>
        {
            Equal(Fit(cohort), Fit(cohort.Shuffled(7)));
            RandomFollowUp reversed = cohort.Reversed();
            Equal(Fit(cohort, cohort.Groups), Fit(reversed, reversed.Groups));
        },
        iter: 40);

    [Fact]
    public void Only_the_order_of_times_matters() => Cohort.Sample(
        cohort => Equal(Fit(cohort), Fit(cohort with { Time = [.. cohort.Time.Select(time => 365.25 * time * time)] })), iter: 40);

    [Fact]
    public void Another_reference_level_flips_the_sign_and_keeps_the_likelihood() => Cohort.Sample(
        cohort =>
        {
            FineGrayFit fit = Fit(cohort);
            FineGrayFit recoded = Fit(cohort with { Binary = [.. cohort.Binary.Select(b => 1 - b)] });
            Same.Number(fit.LogLikelihood, recoded.LogLikelihood, "log-likelihood");
            Same.Number(-fit.Terms[1].Coefficient, recoded.Terms[1].Coefficient, "flipped coefficient");
            Same.Number(fit.Terms[0].Coefficient, recoded.Terms[0].Coefficient, "other coefficient");
            Same.Number(fit.Terms[1].StandardError, recoded.Terms[1].StandardError, "standard error");
            Same.Number(fit.Predict([0.3, 1]).At(7), recoded.Predict([0.3, 0]).At(7), "prediction");
        },
        iter: 40);

    [Fact]
    public void One_censoring_group_is_none() => Cohort.Sample(cohort => Equal(Fit(cohort), Fit(cohort, Grouping.Undivided(cohort.Time.Length))), iter: 20);

    [Fact]
    public void A_weight_is_as_good_as_repetition_for_the_estimate_and_a_count_for_the_variance_too() => Cohort.Sample(
        cohort =>
        {
            FineGrayFit repeated = Fit(cohort.Repeated());
            FineGrayFit counted = FineGrayModel.Fit(TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times), cohort.Covariates);
            Equal(repeated, counted);
            FineGrayFit weighted = FineGrayModel.Fit(TimeToEvent.Create(cohort.Time, cohort.Code, weight: [.. cohort.Times.Select(times => (double)times)]), cohort.Covariates);
            for (int j = 0; j < 2; j++) Same.Number(repeated.Terms[j].Coefficient, weighted.Terms[j].Coefficient, "coefficient");
            Same.Number(repeated.LogLikelihood, weighted.LogLikelihood, "log-likelihood");
        },
        iter: 40);

    [Fact]
    public void Without_competing_events_it_is_a_cox_model_with_Breslows_ties_and_robust_variance() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            FineGrayFit fit = Fit(cohort);
            CoxFit cox = CoxModel.Fit(cohort.Data, cohort.Covariates, new CoxOptions { Ties = CoxTies.Breslow, Robust = true, Tolerance = 1e-12 });
            for (int j = 0; j < 2; j++)
            {
                Same.Number(cox.Terms[j].Coefficient, fit.Terms[j].Coefficient, "coefficient");
                Same.Number(cox.Terms[j].RobustStandardError, fit.Terms[j].StandardError, "standard error");
            }

            Same.Number(cox.LogLikelihood, fit.LogLikelihood, "log-likelihood");
        },
        iter: 40);

    [Fact]
    public void Entry_of_all_at_the_origin_changes_nothing_but_the_variance() => Cohort.Sample(
        cohort =>
        {
            FineGrayFit plain = FineGrayModel.Fit(cohort.Data, cohort.Covariates, new FineGrayOptions { Variance = FineGrayVariance.KnownWeights });
            FineGrayFit entered = FineGrayModel.Fit(TimeToEvent.Create(cohort.Time, cohort.Code, new double[cohort.Time.Length]), cohort.Covariates);
            Assert.True(entered.TakesWeightsAsKnown);
            Equal(plain, entered);
        },
        iter: 20);

    [Fact]
    public void Each_row_a_cluster_is_no_clusters() => Cohort.Sample(
        cohort =>
        {
            int n = cohort.Time.Length;
            Equal(Fit(cohort), FineGrayModel.Fit(cohort.Data, cohort.Covariates, null, null, new Grouping([.. Enumerable.Range(0, n)], n)));
        },
        iter: 20);

    [Fact]
    public void The_score_of_a_naive_sum_over_all_pairs_is_zero_at_the_estimate() => Cohort.Select(Gen.Int[0, 3].Array[80]).Sample(
        (cohort, entries) =>
        {
            double[] entry = [.. cohort.Time.Select((time, i) => Math.Min(entries[i], time - 1))];
            foreach (CensoringTies ties in (CensoringTies[])[CensoringTies.WithEvents, CensoringTies.AfterEvents])
            {
                FineGrayFit fit = FineGrayModel.Fit(cohort.Data, cohort.Covariates, new FineGrayOptions { CensoringTies = ties }, cohort.Groups);
                var naive = new NaiveFineGray(cohort.Time, cohort.Code, cohort.Group, null, [cohort.X, cohort.Binary], ties);
                Agrees(naive, fit);
                FineGrayFit late = FineGrayModel.Fit(TimeToEvent.Create(cohort.Time, cohort.Code, entry), cohort.Covariates, new FineGrayOptions { CensoringTies = ties });
                var naiveLate = new NaiveFineGray(cohort.Time, cohort.Code, null, entry, [cohort.X, cohort.Binary], ties);
                if (naiveLate.IsDefined) Agrees(naiveLate, late);
            }
        },
        iter: 12);

    private static void Agrees(NaiveFineGray naive, FineGrayFit fit)
    {
        Assert.All(fit.Terms, term => Assert.Equal(EstimateStatus.Estimated, term.Status));
        (double logLikelihood, double[] score) = naive.At([.. fit.Terms.Select(term => term.Coefficient!.Value)]);
        Same.Number(logLikelihood, fit.LogLikelihood, "log-likelihood");
        foreach (double part in score) Assert.True(Math.Abs(part) < 1e-6, $"score {part}");
    }

    private static void Equal(FineGrayFit expected, FineGrayFit actual)
    {
        Same.Number(expected.LogLikelihoodNull, actual.LogLikelihoodNull, "log-likelihood at 0");
        Same.Number(expected.LogLikelihood, actual.LogLikelihood, "log-likelihood");
        Same.Test(expected.Score, actual.Score, "score");
        Same.Test(expected.Wald, actual.Wald, "Wald");
        for (int j = 0; j < expected.Terms.Count; j++)
        {
            Assert.Equal(expected.Terms[j].Status, actual.Terms[j].Status);
            Same.Number(expected.Terms[j].Coefficient, actual.Terms[j].Coefficient, "coefficient");
            Same.Number(expected.Terms[j].StandardError, actual.Terms[j].StandardError, "standard error");
        }
    }
}
