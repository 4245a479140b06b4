using Xunit;

namespace Oncohort.Published.Tests.Auditing;

public class EventCheckTests
{
    [Fact]
    public void Survival_of_both_groups_bounds_the_deaths_of_the_reference_study()
    {
        // 91 x 71.5 % = 65.1 and 439 x 7.5 % = 32.9 deaths by five years; 101 died.
        AuditFinding finding = Audited.Reference().The("os events by metastasis", "events");
        Assert.Equal(AuditVerdict.Consistent, finding.Verdict);
        Assert.Contains("65 + 32 = 97", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("at least 4 came later", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_whose_deaths_were_not_printed_is_not_checkable_and_its_bound_is_named()
    {
        AuditFinding finding = Audited.Reference().The("os_with_metastasis events", "events");
        Assert.Equal(AuditVerdict.NotCheckable, finding.Verdict);
        Assert.Contains("at most 65", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void More_deaths_than_the_curves_allow_and_no_follow_up_beyond_them_is_inconsistent()
    {
        IReadOnlyList<AuditFinding> findings = Audited.Reference(("\"max\": \"98\"", "\"max\": \"59\""));
        Assert.Equal(AuditVerdict.Inconsistent, findings.The("os events by metastasis", "events").Verdict);
        Assert.Equal(AuditVerdict.Inconsistent, findings.The("os_with_metastasis reach", "follow_up").Verdict);
    }

    [Fact]
    public void Without_the_longest_follow_up_more_deaths_are_not_accused() =>
        Assert.Equal(AuditVerdict.NotCheckable, Audited.Reference((", \"max\": \"98\"", "")).The("os events by metastasis", "events").Verdict);

    [Theory]
    [InlineData("0", "98.0", "kaplan-meier", AuditVerdict.Inconsistent)]
    [InlineData("0", "98.0", "not stated", AuditVerdict.NotCheckable)]
    [InlineData("0", "100", "kaplan-meier", AuditVerdict.Consistent)]
    [InlineData("2", "98.0", "kaplan-meier", AuditVerdict.Consistent)]
    [InlineData("1", "97.0", "kaplan-meier", AuditVerdict.Consistent)]
    public void No_event_leaves_survival_at_one_hundred(string deaths, string survival, string estimator, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Text(Curve(deaths, survival, estimator, "")).The("c events", "events").Verdict);

    [Theory]
    [InlineData(", \"lower\": \"90\", \"upper\": \"95\"", AuditVerdict.Inconsistent)]
    [InlineData(", \"lower\": \"94\", \"upper\": \"99\"", AuditVerdict.Consistent)]
    public void A_figure_lies_between_its_limits(string limits, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Text(Curve("2", "98.0", "kaplan-meier", limits)).The("c 24 limits", "order").Verdict);

    [Theory]
    [InlineData("15", AuditVerdict.Consistent)]
    [InlineData("26", AuditVerdict.Inconsistent)]
    [InlineData("11", AuditVerdict.Inconsistent)]
    public void A_median_lies_where_the_counts_by_time_put_it(string median, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Reference(("\"median\": \"15\"", $"\"median\": \"{median}\"")).The("remission median", "median").Verdict);

    private static string Curve(string deaths, string survival, string estimator, string limits) => $$"""
        {"id":"s","title":"t","source":{"citation":"c"},"patients":"100","variables":[{"id":"death","levels":["yes","no"]}],
         "endpoints":[{"id":"os","origin":"diagnosis","event":{"death":"yes"},"unit":"months"}],
         "counts":[{"id":"d","of":{"death":"yes"},"n":"{{deaths}}"}],
         "curves":[{"id":"c","endpoint":"os","quantity":"survival","estimator":"{{estimator}}","points":[{"time":"24","percent":"{{survival}}"{{limits}}}]}]}
        """;
}
