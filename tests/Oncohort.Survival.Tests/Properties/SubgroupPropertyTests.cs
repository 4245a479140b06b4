using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class SubgroupPropertyTests
{
    private static SubgroupEffects Of(RandomFollowUp cohort, int[]? level = null, TimeToEvent? data = null, CovariateMatrix? covariates = null, Grouping? strata = null) =>
        SubgroupAnalysis.Estimate(data ?? cohort.Data, Arms(cohort), [new SubgroupFactor(level ?? cohort.Group, 3)], covariates, new CoxOptions { Ties = CoxTies.Breslow }, strata);

    private static Grouping Arms(RandomFollowUp cohort) => new([.. cohort.Binary.Select(b => (int)b)], 2);

    [Fact]
    public void The_order_of_rows_is_irrelevant() => RandomFollowUp.Any.Where(HasBothArms).Sample(cohort => Agree(Of(cohort), Of(cohort.Shuffled(5))), iter: 30);

    [Fact]
    public void Only_the_order_of_times_matters() => RandomFollowUp.Any.Where(HasBothArms).Sample(
        cohort => Agree(Of(cohort), Of(cohort with { Time = [.. cohort.Time.Select(t => 30.4375 * t * t)] })), iter: 30);

    [Fact]
    public void Levels_may_be_numbered_in_any_order() => RandomFollowUp.Any.Where(HasBothArms).Sample(
        cohort =>
        {
            SubgroupVariable expected = Of(cohort).Variables[0];
            SubgroupVariable actual = Of(cohort, [.. cohort.Group.Select(group => 2 - group)]).Variables[0];
            for (int level = 0; level < 3; level++) Agree(expected.Levels[level], actual.Levels[2 - level]);
            if (expected.Levels.All(IsEstimated)) Agree(expected.LikelihoodRatio, actual.LikelihoodRatio);
        },
        iter: 30);

    [Fact]
    public void Whole_weights_are_repetition() => RandomFollowUp.Any.Where(HasBothArms).Sample(
        cohort =>
        {
            var weighted = TimeToEvent.Create(cohort.Time, cohort.Code, weight: [.. cohort.Times.Select(times => (double)times)]);
            var counted = TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times);
            SubgroupEffects repeated = Of(cohort.Repeated());
            Agree(repeated, Of(cohort, data: counted));
            Same.Number(repeated.Overall.Coefficient, Of(cohort, data: weighted).Overall.Coefficient, "coefficient");
        },
        iter: 30);

    [Fact]
    public void One_stratum_is_no_stratum() => RandomFollowUp.Any.Where(HasBothArms).Sample(
        cohort => Agree(Of(cohort), Of(cohort, strata: Grouping.Undivided(cohort.Time.Length))), iter: 30);

    /// <summary>With a baseline hazard of its own in each level, the separate models are one model: its log likelihood is the sum of theirs.</summary>
    [Fact]
    public void Within_strata_of_the_levels_the_interaction_test_is_that_of_separate_models() => RandomFollowUp.Any.Where(HasBothArms).Sample(
        cohort =>
        {
            SubgroupVariable variable = Of(cohort, strata: cohort.Groups).Variables[0];
            if (!variable.Levels.All(IsEstimated)) return;
            double[] precision = [.. variable.Levels.Select(level => 1 / Math.Pow(level.StandardError!.Value, 2))];
            double mean = variable.Levels.Select((level, l) => precision[l] * level.Coefficient!.Value).Sum() / precision.Sum();
            double heterogeneity = variable.Levels.Select((level, l) => precision[l] * Math.Pow(level.Coefficient!.Value - mean, 2)).Sum();
            Assert.Equal(2, variable.Wald.DegreesOfFreedom);
            Near.Estimate(heterogeneity, variable.Wald.ChiSquare, 1e-6, "Cochran's heterogeneity is the Wald test of the products");
        },
        iter: 60);

    private static bool HasBothArms(RandomFollowUp cohort) => cohort.Binary.Contains(0) && cohort.Binary.Contains(1);

    private static bool IsEstimated(TreatmentEffect effect) => effect.Status == EstimateStatus.Estimated;

    private static void Agree(SubgroupEffects expected, SubgroupEffects actual)
    {
        Agree(expected.Overall, actual.Overall);
        for (int level = 0; level < 3; level++) Agree(expected.Variables[0].Levels[level], actual.Variables[0].Levels[level]);
        Agree(expected.Variables[0].LikelihoodRatio, actual.Variables[0].LikelihoodRatio);
        Agree(expected.Variables[0].Wald, actual.Variables[0].Wald);
    }

    private static void Agree(TreatmentEffect expected, TreatmentEffect actual)
    {
        Assert.Equal((expected.Rows, expected.Events, expected.Status), (actual.Rows, actual.Events, actual.Status));
        Same.Number(expected.Coefficient, actual.Coefficient, "coefficient");
        Same.Number(expected.StandardError, actual.StandardError, "standard error");
    }

    private static void Agree(ChiSquareTest expected, ChiSquareTest actual)
    {
        Assert.Equal(expected.DegreesOfFreedom, actual.DegreesOfFreedom);
        Near.Estimate(expected.ChiSquare, actual.ChiSquare, 1e-6, "interaction");
    }
}
