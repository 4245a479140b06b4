using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Methods;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class SubgroupAnalysisTests
{
    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        .Numbers("dead", 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0)
        .Texts("arm", "new", "old", "new", "old", "old", "new", "new", "old", "new", "old", "new", null)
        .Texts("sex", "f", "f", "m", "m", "f", "m", "f", "m", "f", "m", null, "f")
        .Numbers("age", 50, 61, 44, 70, 55, 52, 66, 41, 58, 49, 63, 47);

    [Fact]
    public void Patients_in_levels_missing_and_left_out_add_up()
    {
        SubgroupResult result = Run(Request());
        Assert.Equal([new Exclusion("missing arm", 1)], result.Excluded);
        Assert.Equal((11, 1), (result.N, result.Subgroups[0].Missing));
        Assert.Equal(10, Count.Sum(result.Subgroups[0].Levels, level => level.Effect.N));
        Assert.All(result.Subgroups[0].Levels, level => Assert.Equal(level.Effect.N, Count.Sum(level.Effect.Arms, arm => arm.N)));
        Assert.Contains(result.Warnings, warning => warning.Text == "1 patient has no value of sex: in the overall effect, but in none of its levels");
    }

    [Fact]
    public void The_overall_effect_is_that_of_the_cox_model()
    {
        SubgroupResult result = Run(Request() with { Covariates = [new Variable("age")] });
        CoxResult model = CoxAnalysis.Run(Cohort, new CoxRequest { Endpoint = Request().Endpoint, Covariates = [new Variable("arm") { Reference = "old" }, new Variable("age")] });
        Assert.Equal(model.Terms[0].Hr!.Value, result.Overall.Hr!.Value, 1e-10);
        Assert.Equal(("new", "old"), (result.Treatment.Arm, result.Treatment.Reference));
    }

    [Fact]
    public void The_preset_chooses_the_reference_arm() =>
        Assert.Equal("old", Run(Request() with { Treatment = new Variable("arm"), Settings = EstimationSettings.For(Preset.Spss) }).Treatment.Reference);

    [Fact]
    public void With_clusters_the_wald_test_stands_for_the_likelihood_ratio()
    {
        SubgroupResult result = Run(Request() with { Cluster = "age" });
        Assert.Null(result.Subgroups[0].Interaction.P);
        Assert.NotNull(result.Subgroups[0].InteractionWald.P);
        Assert.Contains(result.Warnings, warning => warning.Text.Contains("not defined with a robust variance", StringComparison.Ordinal));
    }

    [Fact]
    public void Discrete_ties_with_clusters_are_refused() => Assert.Throws<InputException>(
        () => Run(Request() with { Cluster = "age", Settings = new EstimationSettings { Ties = CoxTies.Discrete } }));

    [Fact]
    public void A_study_file_names_endpoint_treatment_and_variables()
    {
        using var folder = new StudyFolder();
        StudyFile study = StudyFile.Read(folder.Write("study.yaml", """
            oncohort: 1
            study: {id: a}
            cohort: {source: d.csv}
            endpoints: {os: {label: Overall survival, time: time, event: dead}}
            analyses: [{subgroups: {endpoint: os, treatment: arm, variables: [sex, stage], covariates: age, strata: site, ties: breslow}}]
            """));
        var request = Assert.IsType<SubgroupRequest>(study.Analyses[0].Request);
        Assert.Equal(["arm", "age", "site", "sex", "stage"], request.Columns.Skip(2));
        Assert.Equal(CoxTies.Breslow, request.Settings.Ties);
        Assert.Equal("Overall survival: effect of arm by subgroup", study.Analyses[0].Title);
        Assert.Contains(MethodsText.Write(study), sentence => sentence.Contains("interaction of treatment and variable", StringComparison.Ordinal));
    }

    [Fact]
    public void The_treatment_cannot_be_a_subgroup_of_its_own()
    {
        using var folder = new StudyFolder();
        InputException wrong = Assert.Throws<InputException>(() => StudyFile.Read(folder.Write("study.yaml", """
            oncohort: 1
            study: {id: a}
            cohort: {source: d.csv}
            endpoints: {os: {label: Overall survival, time: time, event: dead}}
            analyses: [{subgroups: {endpoint: os, treatment: arm, variables: [sex, arm]}}]
            """)));
        Assert.Contains("'arm' is the treatment", Assert.Single(wrong.Faults).What, StringComparison.Ordinal);
    }

    private static SubgroupResult Run(SubgroupRequest request) => Oncohort.Study.Analyses.SubgroupAnalysis.Run(Cohort, request);

    private static SubgroupRequest Request() => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("dead") },
        Treatment = new Variable("arm") { Reference = "old" },
        Subgroups = [new Variable("sex")],
    };
}
