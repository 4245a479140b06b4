using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class VerifyVerbTests : DataFolder
{
    private const string Study = "oncohort: 1\nstudy: {id: x, preset: PRESET}\ncohort: {source: data.csv, id: id}\nendpoints: {os: {time: days, event: dead}}\nanalyses:\n  - km: {endpoint: os, at: [150]}\n";

    [Fact]
    public void A_report_belongs_to_its_study_with_every_file_made_again()
    {
        string report = Report("a", "r");

        CommandRun run = CommandRun.Of("verify", report, "--study", Path.Combine(Folder, "a.yaml"), "--json");

        Assert.Equal(0, run.Exit);
        Assert.True(run.Json.GetProperty("belongs").GetBoolean());
        Assert.True(run.Json.GetProperty("rerun").GetBoolean());
        JsonElement[] items = [.. run.Json.GetProperty("items").EnumerateArray()];
        Assert.Contains(items, item => item.GetProperty("item").GetString() == "report.html");
        Assert.All(items, item => Assert.Equal("belongs", item.GetProperty("verdict").GetString()));
    }

    [Fact]
    public void A_table_edited_by_hand_does_not_belong_and_the_exit_code_says_so()
    {
        string report = Report("a", "r");
        string table = Directory.EnumerateFiles(Path.Combine(report, "tables")).Order(StringComparer.Ordinal).First();
        System.IO.File.AppendAllText(table, "edited\n");

        CommandRun run = CommandRun.Of("verify", report, "--study", Path.Combine(Folder, "a.yaml"));

        Assert.Equal((1, ""), (run.Exit, run.Error));
        Assert.Contains($"tables/{Path.GetFileName(table)}", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_report_is_refused()
    {
        CommandRun run = CommandRun.Of("verify", Folder);

        Assert.Equal(2, run.Exit);
        Assert.Contains("OCH098", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_are_compared_with_the_settings_that_moved_their_numbers()
    {
        (string first, string second) = (Report("a", "r"), Report("b", "spss"));

        JsonElement json = CommandRun.Of("compare", first, second, "--json").Json;
        CommandRun people = CommandRun.Of("compare", first, second);

        Assert.Equal("compare", json.GetProperty("command").GetString());
        JsonElement moved = json.GetProperty("moved").EnumerateArray().First(number => number.GetProperty("path").GetString() == "analyses[km-1].strata[all].at[150].lower");
        Assert.Contains("settings.conf_type", moved.GetProperty("why").EnumerateArray().Select(why => why.GetString()));
        Assert.Contains("analyses[km-1].strata[all].at[150].lower", people.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (people.Exit, people.Error));
    }

    [Fact]
    public void Equal_runs_are_told_in_one_line() =>
        Assert.Contains("0 moved", CommandRun.Of("compare", Report("a", "r"), Path.Combine(Report("b", "r"), "results.json")).Output, StringComparison.Ordinal);

    [Fact]
    public void A_tolerance_that_is_none_is_refused() => Assert.Equal(2, CommandRun.Of("compare", "a", "b", "--tolerance", "two").Exit);

    private string Report(string name, string preset)
    {
        System.IO.File.WriteAllText(Path.Combine(Folder, "data.csv"), "id,days,dead\n1,100,1\n2,200,0\n3,300,1\n4,400,0\n");
        string study = Path.Combine(Folder, name + ".yaml"), report = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(study, Study.Replace("PRESET", preset, StringComparison.Ordinal));
        CommandRun run = CommandRun.Of("run", study, "--out", report);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return report;
    }
}
