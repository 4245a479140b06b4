using Oncohort.Cohort.Faults;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Xunit;

namespace Oncohort.Study.Tests.FollowUp;

public sealed class DatedEndpointTests
{
    private static readonly DatedEndpoint Progression = new()
    {
        Origin = "start",
        Events = ["local", "distant"],
        Competing = ["death"],
        Censor = "last",
        Unit = TimeUnit.Days,
    };

    [Theory]
    [InlineData(null, null, null, 100, 0)]
    [InlineData("2020-01-11", null, null, 10, 1)]
    [InlineData("2020-01-11", "2020-01-06", null, 5, 1)]
    [InlineData(null, null, "2020-01-21", 20, 2)]
    [InlineData("2020-01-31", null, "2020-01-21", 20, 2)]
    [InlineData("2020-01-21", null, "2020-01-21", 20, 1)]
    [InlineData("2020-01-01", null, null, 0, 1)]
    public void The_first_of_event_and_competing_dates_ends_follow_up(string? local, string? distant, string? death, double days, int code)
    {
        var (followUp, _, _) = Observing.Of(Progression, OnePatient("2020-01-01", local, distant, death, "2020-04-10"));
        Assert.Equal((days, code), (followUp.Exit[0], followUp.Code[0]));
    }

    [Theory]
    [InlineData(TimeUnit.Days, 1461)]
    [InlineData(TimeUnit.Weeks, 1461 / 7.0)]
    [InlineData(TimeUnit.Months, 48)]
    [InlineData(TimeUnit.Years, 4)]
    public void Four_years_are_1461_days_48_months_and_4_years(TimeUnit unit, double expected)
    {
        var (followUp, _, _) = Observing.Of(Progression with { Unit = unit }, OnePatient("2020-01-01", null, null, null, "2024-01-01"));
        Assert.Equal(expected, followUp.Exit[0], 12);
    }

    [Fact]
    public void An_event_is_known_without_a_last_contact_but_a_censoring_is_not()
    {
        var (followUp, excluded, kept) = Observing.Of(Progression, new TestCohort()
            .Dates("start", "2020-01-01", "2020-01-01", null)
            .Dates("local", "2020-01-03", null, null)
            .Dates("distant", null, null, null)
            .Dates("death", null, null, null)
            .Dates("last", null, null, "2020-02-01"));
        Assert.Equal(1, kept);
        Assert.Equal((2.0, 1), (followUp.Exit[0], followUp.Code[0]));
        Assert.Equal([new Exclusion("missing start", 1), new Exclusion("missing last", 1)], excluded);
    }

    [Fact]
    public void Every_contradiction_is_reported()
    {
        IReadOnlyList<Fault> faults = Observing.Faults(Progression, new TestCohort()
            .Dates("start", "2020-01-10", "2020-01-10", "2020-01-10")
            .Dates("local", "2020-01-01", null, null)
            .Dates("distant", null, "2020-03-01", null)
            .Dates("death", null, null, null)
            .Dates("last", "2020-02-01", "2020-02-01", "2020-01-01"));
        Assert.All(faults, fault => Assert.Equal(FaultCode.ContradictoryDates, fault.Code));
        Assert.Equal(["cohort.csv:2:local", "cohort.csv:3:distant", "cohort.csv:4:last"], faults.Select(fault => fault.Where));
        Assert.Contains("2020-01-01", faults[0].What, StringComparison.Ordinal);
        Assert.Contains("2020-01-10", faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_date_is_a_fault()
    {
        TestCohort cohort = new TestCohort().Texts("start", "yesterday").Dates("local", [null]).Dates("distant", [null]).Dates("death", [null]).Dates("last", "2020-01-01");
        Fault fault = Assert.Single(Observing.Faults(Progression, cohort));
        Assert.Equal((FaultCode.NotADate, "cohort.csv:2:start"), (fault.Code, fault.Where));
    }

    [Fact]
    public void A_summary_accounts_for_every_patient()
    {
        EndpointSummary summary = EndpointSummaries.Of(
            new TestCohort()
                .Dates("start", "2020-01-01", "2020-01-01", "2020-01-01", null)
                .Dates("local", "2020-01-03", null, null, null)
                .Dates("distant", null, null, null, null)
                .Dates("death", null, "2020-01-05", null, null)
                .Dates("last", "2020-01-09", "2020-01-09", "2020-01-09", "2020-01-09"),
            Progression,
            EstimationSettings.For(Preset.R));
        Assert.Equal((3, 1, 1, 1), (summary.N, summary.Events, summary.Competing, summary.Censored));
        Assert.Equal([new Exclusion("missing start", 1)], summary.Excluded);
        Assert.Equal(8, summary.MedianFollowUp.Estimate);
    }

    private static TestCohort OnePatient(string start, string? local, string? distant, string? death, string last) =>
        new TestCohort().Dates("start", start).Dates("local", [local]).Dates("distant", [distant]).Dates("death", [death]).Dates("last", last);
}
