using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Methods;
using Oncohort.Study.Results;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class FineGrayAnalysisTests
{
    private const string Head = """
        oncohort: 1
        study: {id: a, seed: 11}
        cohort: {source: d.csv}
        endpoints:
          rec: {label: Recurrence, time: time, event: {column: status, values: 1}, competing: {column: status, values: 2}}
          os: {label: Overall survival, time: time, event: {column: status, values: 1}}

        """;

    private static readonly double?[] Time = [.. Enumerable.Range(1, 40).Select(i => (double?)(1 + (i * 17 % 23)))];
    private static readonly double?[] Status = [.. Enumerable.Range(1, 40).Select(i => (double?)(i * 7 % 11 % 3))];
    private static readonly double?[] Age = [.. Enumerable.Range(1, 40).Select(i => i == 9 ? null : (double?)(i * 13 % 19))];

    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", Time).Numbers("status", Status).Numbers("age", Age)
        .Texts("stage", [.. Enumerable.Range(1, 40).Select(i => i % 3 == 0 ? "II" : "I")])
        .Texts("site", [.. Enumerable.Range(1, 40).Select(i => i % 2 == 0 ? "A" : "B")]);

    private static FineGrayRequest Request => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("status", ["1"]), Competing = new EventRule("status", ["2"]) },
        Covariates = [new Variable("age"), new Variable("stage")],
    };

    private static FineGrayResult Run(FineGrayRequest request) => FineGrayAnalysis.Run(Cohort, request);

    [Fact]
    public void The_model_is_that_of_the_library_and_everyone_is_counted()
    {
        FineGrayResult result = Run(Request);
        Assert.Equal([new Exclusion("missing age", 1)], result.Excluded);
        int[] rows = [.. Enumerable.Range(0, 40).Where(i => i != 8)];
        FineGrayFit fit = FineGrayModel.Fit(
            TimeToEvent.Create([.. rows.Select(i => Time[i]!.Value)], [.. rows.Select(i => (int)Status[i]!.Value)]),
            new CovariateMatrix(["age", "stage=II"], [[.. rows.Select(i => Age[i]!.Value)], [.. rows.Select(i => (i + 1) % 3 == 0 ? 1.0 : 0)]]));
        Assert.Equal(fit.Terms.Select(term => term.Coefficient), result.Terms.Select(term => term.Coef));
        Assert.Equal(fit.Terms.Select(term => term.StandardError), result.Terms.Select(term => term.Se));
        Assert.Equal(39, result.Events + result.Competing + rows.Count(i => Status[i] == 0));
        Assert.Equal("1", result.Cause);
        Assert.Null(result.CauseSpecific);
    }

    [Fact]
    public void Censoring_groups_clusters_and_weights_reach_the_model_and_the_settings()
    {
        FineGrayResult plain = Run(Request);
        FineGrayResult grouped = Run(Request with { Strata = [new Variable("site")] });
        Assert.NotEqual(plain.Terms[0].Coef, grouped.Terms[0].Coef);
        Assert.Equal("site", grouped.Settings["censoring_groups"]);
        FineGrayResult clustered = Run(Request with { Cluster = "site" });
        Assert.Equal(plain.Terms[0].Coef, clustered.Terms[0].Coef);
        Assert.NotEqual(plain.Terms[0].Se, clustered.Terms[0].Se);
        Assert.Equal("sandwich by cluster, censoring distribution estimated", clustered.Settings["variance"]);
    }

    [Fact]
    public void Predictions_follow_the_levels_and_each_covariate_can_stand_alone()
    {
        FineGrayResult result = Run(Request with { Predict = [CovariatePattern.Parse("stage=I, age=4")!, CovariatePattern.Parse("age=4,stage=II")!], At = [10, 5], Univariable = true, CauseSpecific = true });
        Assert.Equal([5.0, 10.0], result.Predictions[0].At.Select(time => time.Time));
        double ratio = Math.Log(1 - result.Predictions[1].At[1].Cif!.Value) / Math.Log(1 - result.Predictions[0].At[1].Cif!.Value);
        Assert.Equal(result.Terms[1].Hr!.Value, ratio, 1e-9);
        Assert.Equal(result.Predictions[0].Steps[^1].Cif, result.Predictions[0].Steps.Max(step => step.Cif));
        Assert.Equal(["age", "stage=II"], result.Univariable!.Select(model => model.Terms[0].Term));
        Assert.Equal([39, 40], result.Univariable!.Select(model => model.N));
        Assert.Equal(["1", "2"], result.CauseSpecific!.Select(model => model.Cause));
        Assert.Equal([result.Events, result.Competing], result.CauseSpecific!.Select(model => model.Events));
    }

    [Fact]
    public void Without_competing_events_the_request_is_refused()
    {
        var wrong = Assert.Throws<InputException>(() => Run(Request with { Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("status", ["1"]) } }));
        Assert.Equal(FaultCode.BadValue, wrong.Faults[0].Code);
    }

    [Fact]
    public void A_study_file_names_everything_and_its_seed_draws_the_bootstrap()
    {
        StudyFile study = Read("""
            analyses:
              - finegray: {endpoint: rec, covariates: [age, stage], predict: ['age=60,stage=I'], at: [12, 6], cause_specific: true, univariable: true, bootstrap: 50, censoring_groups: site, weights: w, cluster: id, ties: breslow, level: 0.9}
            """);
        var request = Assert.IsType<FineGrayRequest>(study.Analyses[0].Request);
        Assert.Equal("Subdistribution hazards model of recurrence", study.Analyses[0].Title);
        Assert.Equal(["age", "stage", "site", "w", "id"], request.Columns.Skip(2));
        Assert.Equal((50, 11L, true, true, 0.9, CoxTies.Breslow), (request.Bootstrap, request.Seed, request.CauseSpecific, request.Univariable, request.Settings.Level, request.Settings.Ties));
        Assert.Equal("age=60,stage=I", request.Predict[0].Text);
        Assert.Equal([6.0, 12.0], request.At);
        IReadOnlyList<string> methods = MethodsText.Write(study);
        Assert.Contains(methods, sentence => sentence.Contains("Fine and Gray's model", StringComparison.Ordinal));
        Assert.Contains(methods, sentence => sentence.Contains("50 samples of patients", StringComparison.Ordinal));
        Assert.DoesNotContain(methods, sentence => sentence.Contains("were censored at that event, so that hazards", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{endpoint: os, covariates: age}", "has no competing events")]
    [InlineData("{endpoint: rec}", "'covariates' is missing")]
    [InlineData("{endpoint: rec, covariates: age, predict: [age]}", "'age' is no pattern of covariates")]
    [InlineData("{endpoint: rec, covariates: age, at: 5}", "'at' needs patterns")]
    [InlineData("{endpoint: rec, covariates: age, bootstrap: 1.5}", "bootstrap")]
    [InlineData("{endpoint: rec, covariates: age, strata: site}", "there is no key 'strata'")]
    public void Faults_of_the_study_file_are_named(string block, string expected)
    {
        var wrong = Assert.Throws<InputException>(() => Read($"analyses: [finegray: {block}]\n"));
        Assert.Contains(wrong.Faults, fault => fault.What.Contains(expected, StringComparison.Ordinal));
    }

    private static StudyFile Read(string analyses)
    {
        using var folder = new StudyFolder();
        return StudyFile.Read(folder.Write("study.yaml", Head + analyses));
    }
}
