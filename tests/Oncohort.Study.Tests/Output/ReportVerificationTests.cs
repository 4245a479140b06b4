using System.Text;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Output;

public sealed class ReportVerificationTests : IDisposable
{
    private const string Data = "id,days,dead\n1,100,1\n2,200,0\n3,300,1\n";
    private const string Study = "oncohort: 1\nstudy: {id: x}\ncohort: {source: data.csv, id: id}\nendpoints: {os: {time: days, event: dead}}\nanalyses:\n  - km: {endpoint: os}\n";

    private readonly StudyFolder _folder = new();
    private readonly string _study;
    private readonly string _report;

    public ReportVerificationTests()
    {
        _folder.Write("data.csv", Data);
        _study = _folder.Write("study.yaml", Study);
        _report = Path.Combine(_folder.Path, "report");
        StudyReport.Write(_study, _report, Render, TimeProvider.System);
    }

    [Fact]
    public void A_report_belongs_to_its_study_and_data()
    {
        VerifiedReport verified = Verify();

        Assert.True(verified.Belongs);
        Assert.True(verified.Rerun);
        Assert.Equal(["version", "study file", "data", "provenance.json", "report.html", "results.json"], verified.Items.Select(item => item.Name));
        Assert.All(verified.Items, item => Assert.Equal(ItemVerdict.Belongs, item.Verdict));
    }

    [Fact]
    public void A_second_source_belongs_to_the_report_and_is_found_when_it_changed()
    {
        const string grades = "id,term,grade\n1,mucositis,2\n2,mucositis,1\n";
        _folder.Write("grades.csv", grades);
        _folder.Write("study.yaml", $"{Study}  - toxicity: {{scale: ctcae-v5, records: {{source: grades.csv}}}}\n");
        StudyReport.Write(_study, _report, Render, TimeProvider.System);
        Assert.Equal(ItemVerdict.Belongs, Verdict("grades.csv"));

        _folder.Write("grades.csv", grades.Replace("mucositis,1", "mucositis,3", StringComparison.Ordinal));

        Assert.Equal((ItemVerdict.Changed, ItemVerdict.Belongs), (Verdict("grades.csv"), Verdict("data")));
        Assert.False(Verify().Belongs);
    }

    [Fact]
    public void The_study_file_is_found_beside_the_report() => Assert.True(ReportVerification.Run(_report, null, _ => Render, ["report.pdf"], TimeProvider.System).Rerun);

    [Fact]
    public void Without_the_study_file_only_hashes_are_compared()
    {
        File.Delete(_study);

        VerifiedReport verified = ReportVerification.Run(_report, null, _ => Render, ["report.pdf"], TimeProvider.System);

        Assert.False(verified.Rerun);
        Assert.True(verified.Belongs);
        Assert.Equal(["study file", "data"], verified.Items.Where(item => item.Verdict == ItemVerdict.NotChecked).Select(item => item.Name));
    }

    [Fact]
    public void A_number_edited_in_the_report_is_found()
    {
        File.AppendAllText(Path.Combine(_report, "report.html"), " ");

        Assert.Equal(ItemVerdict.Changed, Verdict("report.html"));
    }

    [Fact]
    public void A_file_that_is_gone_and_one_that_came_are_found()
    {
        File.Move(Path.Combine(_report, "report.html"), Path.Combine(_report, "other.html"));

        Assert.Equal((ItemVerdict.Missing, ItemVerdict.Foreign), (Verdict("report.html"), Verdict("other.html")));
    }

    [Fact]
    public void Data_that_changed_since_are_found_and_the_results_are_not_reproduced()
    {
        _folder.Write("data.csv", Data.Replace("2,200,0", "2,200,1", StringComparison.Ordinal));

        Assert.Equal((ItemVerdict.Changed, ItemVerdict.NotReproduced), (Verdict("data"), Verdict("results.json")));
        Assert.False(Verify().Belongs);
    }

    [Fact]
    public void A_study_file_that_changed_since_is_found()
    {
        _folder.Write("study.yaml", Study + "# another\n");

        Assert.Equal(ItemVerdict.Changed, Verdict("study file"));
        Assert.False(Verify().Rerun);
    }

    [Fact]
    public void Results_forged_together_with_their_record_are_not_reproduced()
    {
        string results = Path.Combine(_report, "results.json"), record = Path.Combine(_report, "provenance.json");
        string before = Hash(results);
        File.WriteAllText(results, File.ReadAllText(results).Replace("\"events\": 2", "\"events\": 1", StringComparison.Ordinal));
        File.WriteAllText(record, File.ReadAllText(record).Replace(before, Hash(results), StringComparison.Ordinal));

        Assert.Equal(ItemVerdict.NotReproduced, Verdict("results.json"));
    }

    [Fact]
    public void Verifying_leaves_the_report_as_it_is()
    {
        string[] before = Directory.GetFiles(_report).Select(file => file + Hash(file)).Order().ToArray();

        Verify();

        Assert.Equal(before, Directory.GetFiles(_report).Select(file => file + Hash(file)).Order());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData(".")]
    public void A_folder_without_a_report_is_refused(string name) =>
        Assert.Equal(FaultCode.NoReport, Assert.Single(Assert.Throws<InputException>(() => ReportVerification.Run(Path.Combine(_folder.Path, name), null, _ => Render, ["report.pdf"], TimeProvider.System)).Faults).Code);

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<Warning> Render(StudyResults results, PreparedStudy study, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "report.html"), $"{results.Included} patients", Encoding.UTF8);
        return [];
    }

    private static string Hash(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    private VerifiedReport Verify() => ReportVerification.Run(_report, _study, _ => Render, ["report.pdf"], TimeProvider.System);

    private ItemVerdict Verdict(string name) => Verify().Items.Single(item => item.Name == name).Verdict;
}
