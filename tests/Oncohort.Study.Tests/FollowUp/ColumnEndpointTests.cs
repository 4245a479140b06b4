using Oncohort.Cohort.Faults;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.FollowUp;

public sealed class ColumnEndpointTests
{
    private static readonly ColumnEndpoint Plain = new() { Time = "time", Event = new EventRule("dead") };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_number_of_0_is_censored_and_of_1_is_the_event(double value, int code)
    {
        var (followUp, excluded, _) = Observing.Of(Plain, new TestCohort().Numbers("time", 5).Numbers("dead", value));
        Assert.Equal(code, followUp.Code[0]);
        Assert.Equal(5, followUp.Exit[0]);
        Assert.Null(followUp.Entry);
        Assert.Empty(excluded);
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("TRUE", 1)]
    [InlineData("1", 1)]
    public void A_truth_value_is_the_event_in_any_spelling(string value, int code) =>
        Assert.Equal(code, Observing.Of(Plain, new TestCohort().Numbers("time", 5).Texts("dead", value)).FollowUp.Code[0]);

    [Fact]
    public void Follow_up_of_0_is_kept()
    {
        var (followUp, _, kept) = Observing.Of(Plain, new TestCohort().Numbers("time", 0).Numbers("dead", 1));
        Assert.Equal(1, kept);
        Assert.Equal(0, followUp.Exit[0]);
    }

    [Fact]
    public void Values_other_than_0_and_1_are_a_fault_that_lists_them()
    {
        Fault fault = Assert.Single(Observing.Faults(Plain, new TestCohort().Numbers("time", 1, 2).Numbers("dead", 1, 2)));
        Assert.Equal(FaultCode.EventValuesUnclear, fault.Code);
        Assert.Contains("1, 2", fault.What, StringComparison.Ordinal);
        Assert.Equal("cohort.csv:dead", fault.Where);
        Assert.Contains("dead=2", fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_values_are_events_and_all_others_censored()
    {
        Endpoint endpoint = Plain with { Event = new EventRule("dead", ["2", "3.0"]) };
        var (followUp, _, _) = Observing.Of(endpoint, new TestCohort().Numbers("time", 1, 1, 1).Numbers("dead", 1, 2, 3));
        Assert.Equal([0, 1, 1], followUp.Code);
    }

    [Fact]
    public void Competing_values_have_codes_of_their_own_in_the_order_named()
    {
        Endpoint endpoint = Plain with { Event = new EventRule("why", ["relapse"]), Competing = new EventRule("why", ["ltx", "death"]) };
        var (followUp, _, _) = Observing.Of(endpoint, new TestCohort().Numbers("time", 1, 1, 1, 1).Texts("why", "death", "ltx", "relapse", "well"));
        Assert.Equal([3, 2, 1, 0], followUp.Code);
        Assert.Equal(["relapse", "ltx", "death"], followUp.Causes);
    }

    [Fact]
    public void A_row_that_meets_both_rules_is_an_event()
    {
        Endpoint endpoint = Plain with { Event = new EventRule("recur"), Competing = new EventRule("death") };
        var (followUp, _, _) = Observing.Of(endpoint, new TestCohort().Numbers("time", 1, 1).Numbers("recur", 1, 0).Numbers("death", 1, 1));
        Assert.Equal([1, 2], followUp.Code);
        Assert.Equal(["recur=1", "death=1"], followUp.Causes);
    }

    [Fact]
    public void One_value_in_both_roles_is_a_fault()
    {
        Endpoint endpoint = Plain with { Event = new EventRule("dead", ["1"]), Competing = new EventRule("dead", ["1"]) };
        Assert.Equal(FaultCode.BadValue, Assert.Single(Observing.Faults(endpoint, new TestCohort().Numbers("time", 1).Numbers("dead", 1))).Code);
    }

    [Fact]
    public void A_value_that_no_row_has_is_a_warning_and_one_that_cannot_be_is_a_fault()
    {
        TestCohort cohort = new TestCohort().Numbers("time", 1).Numbers("dead", 1);
        Assert.Equal("OCH070", Assert.Single(Observing.Of(Plain with { Event = new EventRule("dead", ["1", "9"]) }, cohort).FollowUp.Warnings).Code);
        Assert.Equal(FaultCode.UnknownLevel, Assert.Single(Observing.Faults(Plain with { Event = new EventRule("dead", ["yes"]) }, cohort)).Code);
    }

    [Fact]
    public void Every_bad_time_is_reported_with_its_place_and_value()
    {
        IReadOnlyList<Fault> faults = Observing.Faults(Plain with { Entry = "start" }, new TestCohort()
            .Numbers("start", 0, 0, 3, null)
            .Texts("time", "x", "-1", "3", "4")
            .Numbers("dead", 1, 1, 1, 1));
        Assert.Equal(
            [
                (FaultCode.NotANumber, "cohort.csv:2:time"), (FaultCode.NegativeTime, "cohort.csv:3:time"), (FaultCode.ExitNotAfterEntry, "cohort.csv:3:time"),
                (FaultCode.ExitNotAfterEntry, "cohort.csv:4:time"),
            ],
            faults.Select(fault => (fault.Code, fault.Where!)));
        Assert.Contains("'x'", faults[0].What, StringComparison.Ordinal);
        Assert.Contains("-1", faults[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_bad_cells_are_counted_after_the_first_twenty()
    {
        double?[] bad = [.. Enumerable.Repeat((double?)-1, 50)];
        IReadOnlyList<Fault> faults = Observing.Faults(Plain, new TestCohort().Numbers("time", bad).Numbers("dead", [.. bad.Select(_ => (double?)1)]));
        Assert.Equal(21, faults.Count);
        Assert.Equal("and 30 more such cells", faults[^1].What);
    }

    [Fact]
    public void A_row_missing_several_values_counts_once_under_the_first()
    {
        var (_, excluded, kept) = Observing.Of(Plain with { Entry = "start" }, new TestCohort()
            .Numbers("start", null, null, 0, 0)
            .Numbers("time", null, 2, 2, 2)
            .Numbers("dead", null, null, null, 1));
        Assert.Equal([new Exclusion("missing time", 1), new Exclusion("missing start", 1), new Exclusion("missing dead", 1)], excluded);
        Assert.Equal(1, kept);
    }

    [Fact]
    public void A_column_that_does_not_exist_is_named_with_the_nearest() =>
        Assert.Equal(FaultCode.ColumnNotFound, Assert.Single(Observing.Faults(Plain, new TestCohort().Numbers("tiem", 1).Numbers("dead", 1))).Code);
}
