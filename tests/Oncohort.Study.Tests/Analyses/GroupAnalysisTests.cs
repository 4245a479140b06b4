using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Tests.Analyses;

public sealed class GroupAnalysisTests
{
    private static readonly Endpoint Death = new ColumnEndpoint { Time = "time", Event = new EventRule("dead") };

    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", 6, 1, 3, 2, 4, 5, 7)
        .Numbers("dead", 0, 1, 1, 0, 1, 0, 1)
        .Numbers("arm", 2, 1, 1, 10, 2, 10, null)
        .Texts("sex", "f", "m", "f", "m", "f", "m", "f");

    [Fact]
    public void Without_groups_there_is_one_curve_called_all()
    {
        KaplanMeierResult result = KaplanMeierAnalysis.Run(Cohort, new KaplanMeierRequest { Endpoint = Death, At = [4, 0.5] });
        KaplanMeierStratum all = Assert.Single(result.Strata);
        Assert.Equal(("all", 7, 4.0), (all.Group, all.N, all.Events));

        // By hand: 6/7, censored at 2, then 4/5, 3/4 of those left: 6/7 * 4/5 * 3/4.
        Assert.Equal(1, all.At[0].Survival);
        Assert.Equal(18.0 / 35, all.At[1].Survival!.Value, 1e-12);
        Assert.Equal(4, all.At[1].AtRisk);
    }

    [Fact]
    public void Groups_stand_in_order_of_value_and_missing_ones_are_left_out()
    {
        KaplanMeierResult result = KaplanMeierAnalysis.Run(Cohort, new KaplanMeierRequest { Endpoint = Death, Group = new Variable("arm") });
        Assert.Equal(["1", "2", "10"], result.Strata.Select(stratum => stratum.Group));
        Assert.Equal([new Exclusion("missing arm", 1)], result.Excluded);
        Assert.Equal(7, result.N + 1);
    }

    [Fact]
    public void Strata_subdivide_the_groups_of_curves()
    {
        KaplanMeierResult result = KaplanMeierAnalysis.Run(Cohort, new KaplanMeierRequest { Endpoint = Death, Group = new Variable("arm"), Strata = [new Variable("sex")] });
        Assert.Equal(["1, f", "1, m", "2, f", "10, m"], result.Strata.Select(stratum => stratum.Group));
    }

    [Fact]
    public void A_null_number_has_a_warning_that_says_why()
    {
        KaplanMeierResult result = KaplanMeierAnalysis.Run(Cohort, new KaplanMeierRequest { Endpoint = Death, Group = new Variable("arm"), At = [6, 100] });
        Assert.Null(result.Strata[2].Median.Estimate);
        Assert.Contains(result.Warnings, warning => warning is { Code: "OCH062", Text: "median survival of group 10 is not reached" });
        Assert.Null(result.Strata[1].At[1].Survival);
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH063" && warning.Text.Contains("group 2, 6", StringComparison.Ordinal));
    }

    [Fact]
    public void A_comparison_adds_the_test_and_with_two_groups_the_hazard_ratio()
    {
        KaplanMeierRequest request = new() { Endpoint = Death, Group = new Variable("sex"), Compare = true };
        KaplanMeierResult two = KaplanMeierAnalysis.Run(Cohort, request);
        Assert.Equal(LogRankAnalysis.Run(Cohort, new LogRankRequest { Endpoint = Death, Group = new Variable("sex") }).Chi2, two.LogRank!.Chi2);
        Assert.Equal(("sex=m", "f"), (two.HazardRatio!.Term, two.HazardRatio.Reference));
        KaplanMeierResult three = KaplanMeierAnalysis.Run(Cohort, request with { Group = new Variable("arm") });
        Assert.NotNull(three.LogRank);
        Assert.Null(three.HazardRatio);
    }

    [Fact]
    public void The_hazard_ratio_of_curves_is_against_the_first_group_in_every_preset()
    {
        KaplanMeierRequest request = new() { Endpoint = Death, Group = new Variable("sex"), Compare = true, Settings = EstimationSettings.For(Preset.Spss) };
        Assert.Equal("f", KaplanMeierAnalysis.Run(Cohort, request).HazardRatio!.Reference);
    }

    [Fact]
    public void A_log_rank_test_states_its_groups_and_pairs()
    {
        LogRankResult result = LogRankAnalysis.Run(Cohort, new LogRankRequest { Endpoint = Death, Group = new Variable("arm"), Pairwise = PAdjustment.Holm, Trend = true });
        Assert.Equal(["1", "2", "10"], result.Groups.Select(group => group.Group));
        Assert.Equal(result.Events.Value!.Value, result.Groups.Sum(group => group.Expected!.Value), 1e-12);
        Assert.Equal([("1", "2"), ("1", "10"), ("2", "10")], result.Pairwise!.Select(pair => (pair.A, pair.B)));
        Assert.Equal(1, result.Trend!.Df);
        Assert.Equal("holm", result.Settings["pairwise"]);
    }

    [Fact]
    public void One_group_cannot_be_compared()
    {
        TestCohort one = new TestCohort().Numbers("time", 1, 2).Numbers("dead", 1, 1).Texts("arm", "a", "a");
        Fault fault = Assert.Throws<AnalysisImpossibleException>(() => LogRankAnalysis.Run(one, new LogRankRequest { Endpoint = Death, Group = new Variable("arm") })).Fault;
        Assert.Equal(FaultCode.OneGroup, fault.Code);
    }

    [Fact]
    public void When_no_row_is_left_the_reasons_are_given()
    {
        TestCohort none = new TestCohort().Numbers("time", null, 2).Numbers("dead", 1, null);
        Fault fault = Assert.Throws<AnalysisImpossibleException>(() => KaplanMeierAnalysis.Run(none, new KaplanMeierRequest { Endpoint = Death })).Fault;
        Assert.Equal(FaultCode.NoRows, fault.Code);
        Assert.Contains("missing time (1), missing dead (1)", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void More_levels_than_can_be_groups_are_a_fault()
    {
        double?[] many = [.. Enumerable.Range(1, 300).Select(i => (double?)i)];
        TestCohort cohort = new TestCohort().Numbers("time", many).Numbers("dead", [.. many.Select(_ => (double?)1)]);
        Assert.Throws<InputException>(() => KaplanMeierAnalysis.Run(cohort, new KaplanMeierRequest { Endpoint = Death, Group = new Variable("time") }));
    }

    [Fact]
    public void A_restricted_mean_is_the_area_under_the_curve()
    {
        // By hand: curve 1 to 1, 2/3 to 2, 1/3 to 3, nothing after: 1 + 2/3 + 1/3.
        TestCohort three = new TestCohort().Numbers("time", 1, 2, 3).Numbers("dead", 1, 1, 1);
        RestrictedMeanResult result = RestrictedMeanAnalysis.Run(three, new RestrictedMeanRequest { Endpoint = Death, Tau = 3 });
        Assert.Equal(2, result.Groups[0].Rmst!.Value, 1e-12);
        Assert.Empty(result.Differences);
    }

    [Fact]
    public void A_restriction_time_beyond_follow_up_is_refused_with_the_group_and_its_end()
    {
        Fault fault = Assert.Throws<AnalysisImpossibleException>(
            () => RestrictedMeanAnalysis.Run(Cohort, new RestrictedMeanRequest { Endpoint = Death, Group = new Variable("arm"), Tau = 6 })).Fault;
        Assert.Equal(FaultCode.RestrictionBeyondFollowUp, fault.Code);
        Assert.Contains("group 10 ends at 5", fault.What, StringComparison.Ordinal);
    }
}
