using System.Text;
using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests;

/// <summary>Every kind of bad input ends in its own code, exit status 2, one block on standard error, one document with <c>--json</c>, and nothing written.</summary>
public sealed class BadInputTests : DataFolder
{
    [Fact]
    public void A_missing_file() => Refused("OCH001", Path.Combine(Folder, "none.csv"));

    [Fact]
    public void A_missing_column_with_the_nearest_name() => Assert.Contains("did you mean 'tyme'?", Refused("OCH012", File("d.csv", "tyme,dead", "1,1")).Error, StringComparison.Ordinal);

    [Fact]
    public void Text_in_a_numeric_time_with_its_place()
    {
        CommandRun run = Refused("OCH013", File("d.csv", "time,dead", "1,1", "ten,0"));
        Assert.Contains("'ten'", run.Error, StringComparison.Ordinal);
        Assert.Contains("d.csv:3:time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_time_with_its_place() => Assert.Contains("d.csv:3:time", Refused("OCH015", File("d.csv", "time,dead", "1,1", "-1,0")).Error, StringComparison.Ordinal);

    [Fact]
    public void An_exit_at_or_before_the_entry() =>
        Assert.Contains("d.csv:2:time", Refused("OCH016", File("d.csv", "start,time,dead", "1,1,1", "0,2,0"), "--entry", "start").Error, StringComparison.Ordinal);

    [Fact]
    public void Event_values_that_do_not_say_which_is_the_event() => Assert.Contains("1, 2", Refused("OCH017", File("d.csv", "time,dead", "1,1", "2,2")).Error, StringComparison.Ordinal);

    [Fact]
    public void An_empty_file() => Refused("OCH004", File("d.csv"));

    [Fact]
    public void A_header_without_records() => Refused("OCH005", File("d.csv", "time,dead"));

    [Fact]
    public void A_duplicate_header() => Refused("OCH006", File("d.csv", "time,dead,time", "1,1,1"));

    [Fact]
    public void A_duplicate_patient_identifier() => Refused("OCH018", File("d.csv", "id,time,dead", "1,1,1", "1,2,0"), "--id", "id");

    [Fact]
    public void A_line_of_ten_megabytes() => Refused("OCH008", File("d.csv", "time,dead,note", "1,1," + new string('x', 10_000_000)));

    [Fact]
    public void Invalid_utf_8() => Refused("OCH007", Bytes("d.csv", [.. Encoding.UTF8.GetBytes("time,dead,note\n1,1,"), 0xFF, 0xFE, (byte)'\n']));

    [Fact]
    public void An_expression_that_does_more_than_compute_a_value() => Refused("OCH020", File("d.csv", "time,dead", "1,1"), "--where", "time > (SELECT 1)");

    [Fact]
    public void A_figure_whose_folder_does_not_exist() => Refused("OCH024", File("d.csv", "time,dead", "1,1"), "--plot", Path.Combine(Folder, "none", "km.svg"));

    [Fact]
    public void A_figure_in_a_file_instead_of_a_folder()
    {
        string data = File("d.csv", "time,dead", "1,1");
        Assert.Contains("which is a file", Refused("OCH024", data, "--plot", Path.Combine(data, "km.svg")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook() =>
        Assert.Contains("is damaged, or is no Excel workbook", Refused("OCH002", Bytes("d.xlsx", [.. "PK\u0003\u0004 nonsense"u8])).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("km")]
    [InlineData("logrank", "--group", "arm")]
    [InlineData("cox", "--covariates", "arm")]
    public void Weights_that_are_all_zero_leave_nothing_to_analyse(string verb, params string[] more)
    {
        string path = File("d.csv", "time,dead,arm,w", "1,1,0,0", "2,0,1,0", "3,1,1,0");
        CommandRun run = CommandRun.Of([verb, path, "--time", "time", "--event", "dead", "--weights", "w", .. more]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("OCH040: every row has weight 0 in 'w'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_ends_too_early() =>
        Assert.Contains("it ends before it is complete", Refused("OCH019", File("d.csv", "time,dead", "1,1"), "--where", "time >").Error, StringComparison.Ordinal);

    [Fact]
    public void An_expression_with_a_second_statement() =>
        Assert.Contains("';'", Refused("OCH020", File("d.csv", "time,dead", "1,1"), "--where", "time > 0; drop table x").Error, StringComparison.Ordinal);

    private CommandRun Refused(string code, string data, params string[] more)
    {
        string[] plot = more.Contains("--plot") ? [] : ["--plot", Path.Combine(Folder, "km.svg")];
        string[] before = Directory.GetFileSystemEntries(Folder);
        string[] args = ["km", data, "--time", "time", "--event", "dead", .. plot, .. more];
        CommandRun run = CommandRun.Of(args);
        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.All(["\n  where     ", "\n  expected  ", "\n  fix       "], part => Assert.Contains(part, run.Error, StringComparison.Ordinal));

        CommandRun json = CommandRun.Of([.. args, "--json"]);
        Assert.Equal(2, json.Exit);
        Assert.Equal("km", json.Json.GetProperty("command").GetString());
        JsonElement error = json.Json.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(["code", "what", "where", "expected", "fix"], error.EnumerateObject().Select(property => property.Name));
        Assert.Equal(code, json.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(before, Directory.GetFileSystemEntries(Folder));
        return run;
    }
}
