using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Xunit;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Tests.Running;

public sealed class FurtherSurvivalStudyTests : IDisposable
{
    private const string Data = """
        id,arm,start,died,relapsed,last,months,cause,response,age
        1,a,2020-01-01,2020-02-01,,2020-02-01,1,1,,50
        2,a,2020-01-01,,,2020-04-01,3,0,1,60
        3,a,2020-01-01,2020-07-01,2020-03-01,2020-07-01,6,2,2,44
        4,a,2020-01-01,2021-01-01,2020-08-01,2021-01-01,12,1,,71
        5,b,2020-01-01,,2020-02-15,2021-03-01,14,0,1,39
        6,b,2020-01-01,2020-09-01,,2020-09-01,8,2,,55
        7,b,2020-01-01,2021-07-01,2020-05-01,2021-07-01,18,1,7,64
        8,b,2020-01-01,,,2021-10-01,21,0,,58

        """;

    private const string Endpoints = """
        cohort: {source: data.csv, id: id}
        variables: {response: {label: Time of response, post_baseline: true}, arm: {label: Arm}}
        endpoints:
          os: {label: Overall survival, origin: start, event: died, censor: last, unit: months}
          relapse: {label: Relapse, origin: start, event: relapsed, competing: died, censor: last, unit: months}
          years: {label: Relapse in years, origin: start, event: relapsed, censor: last, unit: years}
          first: {label: Cause one, time: months, event: {column: cause, values: 1}, competing: {column: cause, values: 2}, unit: months}

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Cumulative_incidence_runs_with_its_test_and_its_methods()
    {
        StudyResults results = Run("- cif: {endpoint: first, by: arm, at: [6, 12], rho: 0.5, conf_type: plain, strata: [], level: 0.9}".Replace("strata: [], ", "", StringComparison.Ordinal));
        var incidence = (CumulativeIncidenceResult)results.Analyses[0];
        Assert.Equal(("cif-1", "Cumulative incidence of cause one by arm", "Arm"), (incidence.Id, incidence.Title, incidence.GroupLabel));
        Assert.Equal(2, incidence.Gray!.Count);
        Assert.Equal(("gray, rho 0.5", "plain", 0.9), (incidence.Settings["test"], incidence.Settings["conf_type"], incidence.Settings["level"]));
        string methods = string.Join(' ', results.Methods);
        Assert.Contains("Aalen-Johansen", methods, StringComparison.Ordinal);
        Assert.Contains("Gray's test with rho = 0.5", methods, StringComparison.Ordinal);
        Assert.DoesNotContain("cause-specific", methods, StringComparison.Ordinal);
    }

    [Fact]
    public void A_landmark_by_another_endpoint_is_no_immortal_time()
    {
        StudyResults results = Run("- landmark: {endpoint: os, by: relapse, at: [3, 7]}");
        var landmark = (LandmarkResult)results.Analyses[0];
        Assert.Equal("Relapse", landmark.GroupLabel);
        Assert.DoesNotContain(landmark.Warnings, warning => warning.Code == "OCH072");

        // After three months: 3 and 5 have relapsed, 4, 6, 7 and 8 have not; 1 has died, and 2 is followed to the end of the third month only.
        LandmarkAnalysisResult first = landmark.Landmarks[0];
        Assert.Equal([("no", 4), ("yes", 2)], first.Strata.Select(stratum => (stratum.Group, stratum.N)));
        Assert.Equal(8, first.N + Count.Sum(first.Excluded, reason => reason.Count));
        Assert.Equal("relapse=yes", first.Model!.Terms[0].Term);
        Assert.Contains("Landmark analyses at 3, 7 months", string.Join(' ', results.Methods), StringComparison.Ordinal);
    }

    [Fact]
    public void A_landmark_reads_columns_of_times_and_groups_known_from_the_start()
    {
        StudyResults results = Run("""
            - landmark: {endpoint: os, by: response, at: [2]}
              - landmark: {endpoint: os, by: {time: response, event: cause, values: 1, label: Response}, at: [2]}
              - landmark: {endpoint: os, group: arm, at: [2], covariates: age}
              - landmark: {endpoint: os, group: response, at: [2]}
            """);
        LandmarkResult[] landmarks = [.. results.Analyses.Cast<LandmarkResult>()];
        Assert.Equal([("no", 4), ("yes", 3)], landmarks[0].Landmarks[0].Strata.Select(stratum => (stratum.Group, stratum.N)));
        Assert.Equal(["arm=b", "age"], landmarks[2].Landmarks[0].Model!.Terms.Select(term => term.Term));
        Assert.Contains(landmarks[3].Warnings, warning => warning.Code == "OCH072");
        Assert.DoesNotContain(landmarks[0].Warnings, warning => warning.Code == "OCH072");

        // Of the three whose cause is 1, one has a time of response; the other two leave the analysis, since theirs is missing.
        Assert.Equal([new Exclusion("missing response", 2)], landmarks[1].Excluded);
        Assert.Equal("Response", landmarks[1].GroupLabel);
    }

    [Fact]
    public void Milestones_conditions_combinations_permutations_and_ratios_run()
    {
        StudyResults results = Run("""
            - km: {endpoint: os, by: arm, at: [6, 12], milestone: true, conditional: [3]}
              - logrank: {endpoint: os, by: arm, test: maxcombo, combo: ['0,0', '0,1']}
              - logrank: {endpoint: os, by: arm, permutations: 50, seed: 9}
              - rmst: {endpoint: os, by: arm, tau: 6}
            """);
        var curves = (KaplanMeierResult)results.Analyses[0];
        Assert.Equal(2, curves.Milestones!.Count);
        Assert.Equal(4, curves.Conditional!.Count);
        Assert.Equal(2, ((LogRankResult)results.Analyses[1]).MaxCombo!.Components.Count);
        Assert.Equal((true, 70L), (((LogRankResult)results.Analyses[2]).Permutation!.Exact, ((LogRankResult)results.Analyses[2]).Permutation!.Permutations));
        Assert.Single(((RestrictedMeanResult)results.Analyses[3]).Ratios);
        string methods = string.Join(' ', results.Methods);
        Assert.All(["MaxCombo test", "permutation of the groups", "Survival at fixed times", "Conditional survival", "ratios on the log scale"], words => Assert.Contains(words, methods, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cif: {endpoint: first, strata: arm}", "'strata' belong to the test of groups")]
    [InlineData("cif: {endpoint: first, rho: 1}", "'rho' belongs to the test of groups")]
    [InlineData("landmark: {endpoint: os, by: relapse}", "the landmarks are missing")]
    [InlineData("landmark: {endpoint: os, at: [3]}", "there are no groups")]
    [InlineData("landmark: {endpoint: os, at: [3], by: relapse, group: arm}", "'by' stands beside 'group'")]
    [InlineData("landmark: {endpoint: os, at: [3], by: years}", "'years' is counted from another origin or in another unit than 'os'")]
    [InlineData("landmark: {endpoint: os, at: [3], by: {time: response, values: 1}}", "'values' belong to 'event'")]
    [InlineData("landmark: {endpoint: os, at: [3], by: respons}", "there is no column or variable 'respons'")]
    [InlineData("km: {endpoint: os, by: arm, milestone: true}", "'milestone' needs times")]
    [InlineData("km: {endpoint: os, at: [3], milestone: true}", "'milestone' compares groups")]
    [InlineData("logrank: {endpoint: os, by: arm, test: maxcombo, trend: true}", "are not defined for the test 'maxcombo'")]
    [InlineData("logrank: {endpoint: os, by: arm, combo: ['0']}", "'combo' names no weights")]
    [InlineData("logrank: {endpoint: os, by: arm, test: gehan, combo: ['0,0']}", "'combo' belongs to the test 'maxcombo'")]
    [InlineData("logrank: {endpoint: os, by: arm, seed: 1}", "'seed' belongs to 'permutations'")]
    public void Faults_name_what_does_not_go_together(string analysis, string what)
    {
        InputException wrong = Assert.Throws<InputException>(() => Run("- " + analysis));
        Assert.Contains(wrong.Faults, fault => fault.What.Contains(what, StringComparison.Ordinal) && fault.Where!.StartsWith("study.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_takes_its_groups_from_one_place() =>
        Assert.Throws<ArgumentException>(() => LandmarkAnalysis.Run(new TestCohort().ToTable(), new LandmarkRequest { Endpoint = new ColumnEndpoint { Time = "t", Event = new EventRule("e") }, At = [1] }));

    public void Dispose() => _folder.Dispose();

    private StudyResults Run(string analyses)
    {
        _folder.Write("data.csv", Data);
        string path = _folder.Write("study.yaml", "oncohort: 1\nstudy: {id: a, title: A}\n" + Endpoints + "analyses:\n  " + analyses + "\n");
        using PreparedStudy study = PreparedStudy.Open(path);
        return StudyRun.Execute(study);
    }
}
