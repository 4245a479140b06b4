using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class StudyRunTests : IDisposable
{
    private const string Data = """
        id,age,sex,start,died,last,days,status,meno
        1,50,m,2020-01-01,2020-04-10,2020-04-10,100,dead,0
        2,60,f,2020-01-01,,2020-07-19,200,alive,1
        3,70,m,2020-01-01,2020-10-27,2020-10-27,300,dead,0
        4,15,f,2020-01-01,,2021-02-04,400,alive,1
        5,,m,2020-01-01,2021-05-15,2021-05-15,500,dead,0
        6,64,f,2020-01-01,,2021-08-23,600,alive,1
        7,51,f,2020-01-01,2021-12-01,2021-12-01,700,dead,

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Attrition_counts_everyone_who_is_read()
    {
        StudyResults results = Run("""
            cohort:
              source: data.csv
              id: id
              where: days > 100
              eligibility:
                - {id: adult, keep: age >= 18, reason: younger than 18}
                - {id: meno, keep: meno IS NOT NULL, reason: status unknown}
            """);

        Assert.Equal([(7, 6, 1, 0), (6, 4, 2, 1), (4, 3, 1, 0)], results.Attrition.Select(step => (step.Read, step.Kept, step.Excluded, step.ExcludedMissing)));
        Assert.Equal((7, 3), (results.Read, results.Included));
    }

    [Fact]
    public void An_endpoint_from_dates_agrees_with_the_same_endpoint_from_columns()
    {
        StudyResults results = Run("""
            cohort: {source: data.csv, id: id}
            endpoints:
              dates: {label: Survival, origin: start, event: died, censor: last, unit: days}
              columns: {label: Survival, time: days, event: {column: status, values: dead}, unit: days}
            analyses:
              - km: {endpoint: dates}
              - km: {endpoint: columns}
            """);

        Assert.Equal((7, 4, 0, 3), (results.Endpoints[0].N, results.Endpoints[0].Events, results.Endpoints[0].Competing, results.Endpoints[0].Censored));
        Assert.Equal(results.Endpoints[0].MedianFollowUp, results.Endpoints[1].MedianFollowUp);
        KaplanMeierResult[] curves = [.. results.Analyses.Cast<KaplanMeierResult>()];
        Assert.Equal(curves[0].Strata[0].Steps, curves[1].Strata[0].Steps);
        Assert.Equal(curves[0].Strata[0].Median, curves[1].Strata[0].Median);
    }

    [Fact]
    public void An_analysis_that_cannot_be_done_is_stated_and_the_others_go_on()
    {
        StudyResults results = Run("""
            cohort: {source: data.csv, id: id}
            endpoints: {os: {time: days, event: {column: status, values: dead}}}
            analyses:
              - cox: {endpoint: os, covariates: [age], where: days > 10000}
              - logrank: {endpoint: os, by: sex, where: sex = 'm', title: Men only}
              - km: {endpoint: os, by: sex}
            """);

        Assert.Equal([("cox-1", "OCH040"), ("logrank-1", "OCH042")], results.Failures.Select(failure => (failure.Id, failure.Code)));
        Assert.Equal("Men only", results.Failures[1].Title);
        Assert.Equal("km-1", Assert.Single(results.Analyses).Id);
    }

    [Fact]
    public void People_read_labels_and_expressions_read_values()
    {
        StudyResults results = Run("""
            cohort: {source: data.csv, id: id}
            variables: {meno: {label: Menopause, labels: {1: after, 0: before}}}
            endpoints: {os: {time: days, event: {column: status, values: dead}}}
            analyses:
              - km: {endpoint: os, by: meno, compare: no}
              - km: {endpoint: os, by: meno, where: meno = 1, compare: no}
            """);

        KaplanMeierResult both = (KaplanMeierResult)results.Analyses[0];
        Assert.Equal([("after", 3), ("before", 3)], both.Strata.Select(stratum => (stratum.Group, stratum.N)));
        Assert.Equal("missing Menopause", Assert.Single(both.Excluded).Reason);
        KaplanMeierResult after = (KaplanMeierResult)results.Analyses[1];
        Assert.Equal("after", after.Strata.Single(stratum => stratum.N.IsSome).Group);
        Assert.Equal(4, Count.Sum(after.Excluded, reason => reason.Count));
    }

    [Fact]
    public void A_labelled_variable_keeps_its_values_where_it_is_the_event()
    {
        StudyResults results = Run("""
            cohort: {source: data.csv, id: id}
            variables: {fate: {column: status, label: Fate, labels: {dead: died, alive: lives}}}
            endpoints: {os: {time: days, event: {column: fate, values: dead}}}
            analyses:
              - km: {endpoint: os}
              - table1: {rows: [fate]}
            """);

        Assert.Equal(4, ((KaplanMeierResult)results.Analyses[0]).Events);
        Assert.DoesNotContain(results.Analyses[0].Warnings, warning => warning.Code == "OCH070");
        Assert.Equal(["died", "lives"], ((Table1Result)results.Analyses[1]).Rows.Select(row => row.Level));
    }

    [Fact]
    public void Comparing_follow_up_by_an_event_during_follow_up_is_warned_against()
    {
        StudyResults results = Run("""
            cohort: {source: data.csv, id: id}
            endpoints:
              os: {time: days, event: {column: status, values: dead}}
              relapse: {time: days, event: meno}
            analyses:
              - km: {endpoint: os, by: relapse, compare: no}
              - km: {endpoint: os, by: sex, compare: no}
            """);

        Assert.Contains(results.Analyses[0].Warnings, warning => warning.Code == "OCH072");
        Assert.DoesNotContain(results.Analyses[1].Warnings, warning => warning.Code == "OCH072");
        Assert.Equal([("no", 3), ("yes", 3)], ((KaplanMeierResult)results.Analyses[0]).Strata.Select(stratum => (stratum.Group, stratum.N)));
    }

    public void Dispose() => _folder.Dispose();

    private StudyResults Run(string sections)
    {
        _folder.Write("data.csv", Data);
        using PreparedStudy study = PreparedStudy.Open(_folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: test}}\n{sections}"));
        return StudyRun.Execute(study);
    }
}
