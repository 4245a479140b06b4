using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class StudyVerbTests : DataFolder
{
    private static readonly string[] Data =
    [
        "id,age,sex,months,dead", "1,50,m,12,1", "2,60,f,6,0", "3,70,m,24,1", "4,55,f,30,0", "5,45,m,8,1", "6,66,f,18,1", "7,71,m,3,0", "8,39,f,40,0",
    ];

    private static readonly string[] Study =
    [
        "oncohort: 1", "study: {id: small, title: A small study}", "cohort: {source: data.csv, id: id}", "endpoints: {os: {label: Overall survival, time: months, event: dead, unit: months}}",
    ];

    private string Report => Path.Combine(Folder, "report");

    [Fact]
    public void Run_writes_the_report_with_its_results_and_provenance()
    {
        CommandRun run = CommandRun.Of("run", Write("analyses: [{km: {endpoint: os, by: sex}}, {cox: {endpoint: os, covariates: [age]}}]"), "--out", Report, "--no-pdf");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("8 read, 8 included, 2 analyses done", run.Output, StringComparison.Ordinal);
        Assert.All((string[])["report.html", "results.json", "provenance.json", "figures/km-1.svg", "tables/cox-1.csv"], file => Assert.True(System.IO.File.Exists(Path.Combine(Report, file)), file));
        Assert.Contains("A small study", System.IO.File.ReadAllText(Path.Combine(Report, "report.html")), StringComparison.Ordinal);
        Assert.Equal(["data.csv", "report", "study.yaml"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_writes_the_documents_that_are_asked_for()
    {
        string study = Write("analyses: [{km: {endpoint: os, by: sex}}]");
        CommandRun some = CommandRun.Of("run", study, "--out", Report, "--formats", "docx,xlsx");
        CommandRun wrong = CommandRun.Of("run", study, "--out", Path.Combine(Folder, "again"), "--formats", "html,doc");

        Assert.Equal((0, ""), (some.Exit, some.Error));
        Assert.Equal(["provenance.json", "report.docx", "report.xlsx", "results.json"], Directory.EnumerateFiles(Report).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("'doc' is not a possible value", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("html, docx, xlsx, pdf", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_again_gives_the_same_bytes_apart_from_the_time_of_the_run()
    {
        string study = Write("analyses: [{km: {endpoint: os, by: sex}}]");
        CommandRun.Of("run", study, "--out", Report, "--no-pdf");
        CommandRun.Of("run", study, "--out", Path.Combine(Folder, "again"), "--no-pdf");

        string[] files = [.. Directory.EnumerateFiles(Report, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Report, file)).Where(file => file != "provenance.json")];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(System.IO.File.ReadAllBytes(Path.Combine(Report, file)), System.IO.File.ReadAllBytes(Path.Combine(Folder, "again", file))));
    }

    [Fact]
    public void Run_with_json_prints_the_results_and_nothing_else()
    {
        CommandRun run = CommandRun.Of("run", Write("analyses: [{km: {endpoint: os}}]"), "--out", Report, "--json", "--no-pdf");

        Assert.Equal("run", run.Json.GetProperty("command").GetString());
        Assert.Equal(8, run.Json.GetProperty("read").GetInt32());
    }

    [Fact]
    public void Run_states_what_cannot_be_done_and_fails_only_when_nothing_can()
    {
        CommandRun some = CommandRun.Of("run", Write("analyses: [{km: {endpoint: os}}, {logrank: {endpoint: os, by: sex, where: sex = 'm'}}]"), "--out", Report, "--no-pdf");
        CommandRun none = CommandRun.Of("run", Write("analyses: [{logrank: {endpoint: os, by: sex, where: sex = 'm'}}]"), "--out", Report, "--no-pdf");

        Assert.Equal((0, 1), (some.Exit, none.Exit));
        Assert.Contains("not done OCH042", some.Error, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(Path.Combine(Report, "report.html")));
    }

    [Fact]
    public void Three_faults_are_all_reported_and_nothing_is_left_behind()
    {
        string study = Write("analyses: [{km: {endpoint: oss}}, {kmm: {endpoint: os}}, {table1: {rows: [agee]}}]");
        foreach (string[] command in (string[][])[["check", study], ["run", study, "--out", Report]])
        {
            CommandRun run = CommandRun.Of(command);
            Assert.Equal((2, ""), (run.Exit, run.Output));
            Assert.Contains("there is no endpoint 'oss'", run.Error, StringComparison.Ordinal);
            Assert.Contains("did you mean 'km'?", run.Error, StringComparison.Ordinal);
            Assert.Contains("there is no column or variable 'agee'", run.Error, StringComparison.Ordinal);
            Assert.Contains("study.yaml:5:", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(["data.csv", "study.yaml"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_does_not_touch_a_folder_that_is_not_a_report()
    {
        CommandRun run = CommandRun.Of("run", Write("analyses: [{km: {endpoint: os}}]"), "--out", Folder, "--no-pdf");

        Assert.Equal(2, run.Exit);
        Assert.Contains("error OCH024", run.Error, StringComparison.Ordinal);
        Assert.Equal(["data.csv", "study.yaml"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_says_that_a_study_fits_its_data()
    {
        string study = Write("analyses: [{km: {endpoint: os}}]");

        Assert.Contains("8 read, 8 included, 1 endpoint, 1 analysis", CommandRun.Of("check", study).Output, StringComparison.Ordinal);
        JsonElement json = CommandRun.Of("check", study, "--json").Json;
        Assert.Equal(("check", 8), (json.GetProperty("command").GetString(), json.GetProperty("n").GetInt32()));
    }

    [Fact]
    public void New_proposes_a_study_that_can_be_run_at_once()
    {
        string data = File("data.csv", Data);
        string study = Path.Combine(Folder, "mine.yaml");

        Assert.Equal(0, CommandRun.Of("new", Path.Combine(Folder, "mine"), "--from", data).Exit);
        CommandRun run = CommandRun.Of("run", study, "--out", Report, "--no-pdf");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        CommandRun again = CommandRun.Of("new", study, "--from", data);
        Assert.Equal(2, again.Exit);
        Assert.Contains("exists already", again.Error, StringComparison.Ordinal);
    }

    private string Write(string analyses)
    {
        File("data.csv", Data);
        return File("study.yaml", [.. Study, analyses]);
    }
}
