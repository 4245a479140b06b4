using System.Text;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Examples;

public sealed class ExampleTests
{
    public static TheoryData<string> Names => [.. Examples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_passes_the_check(string name) => Assert.Equal([], StudyCheck.Faults(Examples.StudyFile(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_does_every_analysis_and_loses_no_patient(string name)
    {
        StudyResults results = Examples.Run(name);

        Assert.Equal([], results.Failures);
        Assert.NotEmpty(results.Analyses);
        Assert.Equal(results.Excluded, Count.Sum(results.Attrition, step => step.Excluded));
        Assert.All(results.Attrition, step => Assert.Equal(step.Read, step.Kept + step.Excluded));
        Assert.All(results.Endpoints, endpoint => Assert.Equal(endpoint.N, endpoint.Events + endpoint.Competing + endpoint.Censored));
        Assert.All(results.Endpoints, endpoint => Assert.Equal(results.Included, endpoint.N + Count.Sum(endpoint.Excluded, reason => reason.Count)));
        Assert.All(results.Analyses, analysis => Assert.Equal(results.Included, analysis.N + Count.Sum(analysis.Excluded, reason => reason.Count)));
        Assert.All(results.Variables, variable => Assert.Equal(results.Included, variable.N + variable.Missing));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Patients_in_another_order_give_the_same_results_apart_from_the_hash_of_the_data(string name)
    {
        using var folder = new StudyFolder();
        string data = Examples.DataFile(name);
        string[] lines = File.ReadAllLines(data);
        string[] patients = lines[1..];
        new Random(20260101).Shuffle(patients);
        folder.Write(Path.GetFileName(data), string.Join('\n', patients.Prepend(lines[0])) + "\n");
        foreach (string beside in Directory.EnumerateFiles(Path.GetDirectoryName(data)!).Where(file => file != data)) File.Copy(beside, Path.Combine(folder.Path, Path.GetFileName(beside)));

        StudyResults ordered = Examples.Run(name);
        using PreparedStudy study = PreparedStudy.Open(Path.Combine(folder.Path, "study.yaml"));
        StudyResults shuffled = StudyRun.Execute(study);

        Assert.NotEqual(ordered.DataSha256, shuffled.DataSha256);
        Assert.Equal(Json(ordered), Json(shuffled with { DataSha256 = ordered.DataSha256 }));
    }

    [Fact]
    public void The_nasopharyngeal_example_reads_88_patients_of_whom_68_are_staged_and_14_progress()
    {
        StudyResults results = Examples.Run("npc-gse102349");

        Assert.Equal((88, 68), (results.Read, results.Included));
        Assert.Equal(("staged", 88, 68, 20), (results.Attrition[0].Id, results.Attrition[0].Read, results.Attrition[0].Kept, results.Attrition[0].Excluded));
        Assert.Equal((68, 14, 54), (results.Endpoints[0].N, results.Endpoints[0].Events, results.Endpoints[0].Censored));
        KaplanMeierResult byStage = results.Analyses.OfType<KaplanMeierResult>().First(curve => curve.GroupLabel == "Stage group");
        Assert.Equal([("I-III", 46, 7.0), ("IV", 22, 7.0)], byStage.Strata.Select(stratum => (stratum.Group, stratum.N, stratum.Events)));
        Assert.NotNull(byStage.HazardRatio);
        Assert.Equal(new EndpointCaption("progression", "Progression-free survival", "months"), byStage.Endpoint);
    }

    [Fact]
    public void The_head_and_neck_example_sorts_failures_so_that_none_is_counted_twice()
    {
        StudyResults results = Examples.Run("tcga-hnsc");

        Assert.Equal(528, results.Read);
        EndpointSummary progression = results.Endpoints.Single(endpoint => endpoint.Id == "pfi");
        EndpointSummary distant = results.Endpoints.Single(endpoint => endpoint.Id == "distant");
        EndpointSummary locoregional = results.Endpoints.Single(endpoint => endpoint.Id == "locoregional");
        Assert.Equal(progression.Events + progression.Competing, distant.Events + distant.Competing);
        Assert.Equal(progression.Censored, locoregional.Censored);
        Assert.DoesNotContain(results.Analyses.SelectMany(analysis => analysis.Warnings), warning => warning.Code == "OCH070");
        Assert.InRange((distant.Events + locoregional.Events).AtLeast, 1, progression.Events.AtLeast - 1);
    }

    [Fact]
    public void The_reference_study_has_the_counts_and_chi_square_p_values_that_follow_from_the_paper()
    {
        StudyResults results = Examples.Run("npc-imrt");

        Assert.Equal((530, 530), (results.Read, results.Included));
        Assert.Equal(
            [("os", 101, 0), ("metastasis_only", 91, 0), ("distant", 91, 36), ("survival_after", 65, 0)],
            results.Endpoints.Select(endpoint => (endpoint.Id, endpoint.Events, endpoint.Competing)));
        Assert.Equal("reconstructed from published counts", results.Notice);
        Assert.Equal(6, results.Analyses.Count(analysis => analysis.Section == "What the method should have been"));
        CumulativeIncidenceResult incidence = results.Analyses.OfType<CumulativeIncidenceResult>().Single();
        Assert.Equal("Death without metastasis", incidence.Endpoint!.CauseLabels[incidence.Strata[0].Causes[1].Cause]);
        Table1Result table = results.Analyses.OfType<Table1Result>().First();
        Assert.Equal([("no", 439), ("yes", 91)], table.Groups.Select(group => (group.Group, group.N)));
        Assert.Equal(
            [
                ("age_group", 0.2534), ("sex", 0.5353), ("who", 0.9657), ("t", 0.0340), ("n", 0.0002), ("stage", 0.0006), ("treatment", 0.0751), ("recurrence", 0.0292),
            ],
            table.Rows.Where(row => row.P is not null).Select(row => (row.Variable, Math.Round(row.P!.Value, 4))));
        Assert.Equal(
            [("Mucositis", 0, 130, 239, 161, 0), ("Xerostomia", 27, 294, 209, 0, 0), ("Leukopenia", 34, 152, 319, 25, 0)],
            results.Analyses.OfType<ToxicityResult>().First().Terms.Select(term => (term.Term, Grade(term, 0), Grade(term, 1), Grade(term, 2), Grade(term, 3), Grade(term, 4))));
    }

    [Fact]
    public void The_breast_cancer_example_has_the_events_that_the_data_set_is_known_for()
    {
        StudyResults results = Examples.Run("rotterdam");

        Assert.Equal((2982, 2982), (results.Read, results.Included));
        Assert.Equal([("recurrence", 1518), ("rfs", 1713), ("os", 1272)], results.Endpoints.Select(endpoint => (endpoint.Id, endpoint.Events)));
        CoxResult cox = results.Analyses.OfType<CoxResult>().First();
        Assert.Equal(["age", "meno=postmenopausal", "grade=3", "nodes", "er", "hormon=yes", "chemo=yes"], cox.Terms.Select(term => term.Term));
        Assert.True(cox.Converged);
    }

    [Fact]
    public void A_run_leaves_a_whole_report_with_its_provenance()
    {
        using var folder = new StudyFolder();
        string report = Path.Combine(folder.Path, "report");
        StudyReport.Write(Examples.StudyFile("npc-gse102349"), report, WritePage, TimeProvider.System);
        StudyReport.Write(Examples.StudyFile("npc-gse102349"), report, WritePage, TimeProvider.System);

        Assert.Equal(["report"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        using var provenance = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(report, "provenance.json")));
        Assert.Equal(["report.html", "results.json"], provenance.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
        string results = File.ReadAllText(Path.Combine(report, "results.json"), Encoding.UTF8);
        string dataHash = provenance.RootElement.GetProperty("data").GetProperty("sha256").GetString()!;
        Assert.Equal(2, results.Split(dataHash).Length);
        Assert.DoesNotContain("NaN", results, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_with_faults_leaves_nothing_behind()
    {
        using var folder = new StudyFolder();
        string study = folder.Write("study.yaml", "oncohort: 1\nstudy: {id: x}\ncohort: {source: no.csv}\n");

        Assert.Throws<InputException>(() => StudyReport.Write(study, Path.Combine(folder.Path, "report"), (_, _, _) => [], TimeProvider.System));
        Assert.Equal(["study.yaml"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    private static Warning[] WritePage(StudyResults results, PreparedStudy study, string staging)
    {
        File.WriteAllText(Path.Combine(staging, "report.html"), "page");
        return [];
    }

    private static Count Grade(ToxicityTerm term, int grade) => term.Grades.Single(count => count.Grade == grade).N;

    private static string Json(StudyResults results)
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, results);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
