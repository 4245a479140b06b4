using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class FurtherTestPropertyTests
{
    private static readonly PermutationOptions Sampled = new() { ExactLimit = 0, Permutations = 1500, Seed = 11 };

    private static Grouping Two(RandomFollowUp cohort) => new([.. cohort.Group.Select(group => group == 0 ? 0 : 1)], 2);

    private static Grouping Strata(RandomFollowUp cohort) => new([.. cohort.X.Select(x => x > 0 ? 1 : 0)], 2);

    private static bool CanBeCompared(RandomFollowUp cohort) => cohort.Code.Contains(1) && cohort.Group.Contains(0) && cohort.Group.Any(group => group > 0);

    [Fact]
    public void MaxCombo_lies_between_its_best_component_and_bonferroni() => RandomFollowUp.Any.Sample(cohort =>
    {
        if (!CanBeCompared(cohort) || MaxCombo.Test(cohort.Data, Two(cohort), strata: Strata(cohort)) is not { P: { } p } test) return;
        double best = test.Components.Min(component => component.P)!.Value;
        Assert.InRange(p, best * (1 - 1e-9), Math.Min(1, 4 * best * (1 + 1e-9)));
    }, iter: 25);

    [Fact]
    public void MaxCombo_ignores_row_order_to_the_last_bit_and_swapping_groups_changes_signs_only() => RandomFollowUp.Any.Sample(cohort =>
    {
        if (!CanBeCompared(cohort)) return;
        MaxComboResult test = MaxCombo.Test(cohort.Data, Two(cohort));
        RandomFollowUp shuffled = cohort.Shuffled(5);
        MaxComboResult same = MaxCombo.Test(shuffled.Data, Two(shuffled));
        Assert.Equal((test.MaxZ, test.P), (same.MaxZ, same.P));
        var swapped = new Grouping([.. Two(cohort).Codes.ToArray().Select(code => 1 - code)], 2);
        MaxComboResult other = MaxCombo.Test(cohort.Data, swapped);
        Same.Number(test.P, other.P, "p");
        for (int i = 0; i < test.Components.Count; i++) Same.Number(-test.Components[i].Z, other.Components[i].Z, "Z");
        Same.Number(test.P, MaxCombo.Test(cohort.Data, Two(cohort), strata: Grouping.Undivided(cohort.Time.Length)).P, "one stratum");
    }, iter: 25);

    [Fact]
    public void MaxCombo_takes_whole_weights_as_repetition() => RandomFollowUp.Any.Sample(cohort =>
    {
        if (!CanBeCompared(cohort)) return;
        RandomFollowUp repeated = cohort.Repeated();
        var weighted = TimeToEvent.Create(cohort.Time, cohort.Code, weight: [.. cohort.Times.Select(times => (double)times)]);
        Same.Number(MaxCombo.Test(repeated.Data, Two(repeated)).P, MaxCombo.Test(weighted, Two(cohort)).P, "p");
    }, iter: 25);

    [Fact]
    public void A_sampled_permutation_test_ignores_row_order_to_the_last_bit_and_the_unit_of_time() => RandomFollowUp.Any.Sample(cohort =>
    {
        if (!CanBeCompared(cohort)) return;
        PermutationTest test = PermutationLogRank.Test(cohort.Data, cohort.Groups, strata: Strata(cohort), permutation: Sampled);
        RandomFollowUp shuffled = cohort.Shuffled(9);
        Assert.Equal(test, PermutationLogRank.Test(shuffled.Data, shuffled.Groups, strata: Strata(shuffled), permutation: Sampled));
        var days = TimeToEvent.Create([.. cohort.Time.Select(time => time * 30.4375)], cohort.Code);
        Assert.Equal(test, PermutationLogRank.Test(days, cohort.Groups, strata: Strata(cohort), permutation: Sampled));
    }, iter: 25);

    [Fact]
    public void A_landmark_accounts_for_every_row_and_both_clocks_give_the_same_test() => RandomFollowUp.Any.Sample(cohort =>
    {
        foreach (double time in (double[])[0, 4, 7.5])
        {
            LandmarkCohort reset = Landmark.At(cohort.Data, time);
            LandmarkCohort kept = Landmark.At(cohort.Data, time, LandmarkClock.Kept);
            LandmarkExclusions excluded = reset.Excluded;
            Assert.Equal(cohort.Time.Length, reset.Rows.Count + excluded.Event + excluded.CompetingEvent + excluded.Censored + excluded.NotEntered);
            Assert.Equal(reset.Rows, kept.Rows);
            Grouping groups = reset.Select(cohort.Groups);
            if (reset.Data.Events() == 0 || groups.Codes.ToArray().Distinct().Count() < 2) continue;
            Same.Test(LogRank.Test(reset.Data, groups).Test, LogRank.Test(kept.Data, groups).Test, $"log-rank at {time}");
        }
    });

    [Fact]
    public void Survival_given_nothing_is_survival() => RandomFollowUp.Any.Sample(cohort =>
    {
        IReadOnlyList<KaplanMeierCurve> all = KaplanMeier.Estimate(cohort.Data, cohort.Groups);
        foreach (KaplanMeierCurve curve in ConditionalSurvival.Estimate(cohort.Data, 0, cohort.Groups)) Same.Curve(all[curve.Group], curve);
    });

    [Fact]
    public void Survival_given_a_time_is_a_ratio_of_two() => RandomFollowUp.Any.Sample(cohort =>
    {
        KaplanMeierCurve all = KaplanMeier.Estimate(cohort.Data)[0];
        if (all.At([5])[0].Survival is not > 0 || all.LastTime <= 5) return;
        SurvivalPoint[] given = ConditionalSurvival.Estimate(cohort.Data, 5)[0].At([6, 9]);
        SurvivalPoint[] whole = all.At([5, 6, 9]);
        for (int i = 0; i < 2; i++) Same.Number(whole[i + 1].Survival / whole[0].Survival, given[i].Survival, "S(t) / S(5)");
    });
}
