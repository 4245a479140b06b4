using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests;

public sealed class UsageTests : DataFolder
{
    [Theory]
    [InlineData("no verb is given")]
    [InlineData("there is no verb 'kn'", "kn")]
    [InlineData("there is no option '--tim'", "km", "d.csv", "--tim", "t")]
    [InlineData("the option --time is missing", "km", "d.csv", "--event", "e")]
    [InlineData("the option --event is missing", "km", "d.csv", "--time", "t")]
    [InlineData("the option --group is missing", "logrank", "d.csv", "--time", "t", "--event", "e")]
    [InlineData("the option --covariates is missing", "cox", "d.csv", "--time", "t", "--event", "e")]
    [InlineData("--strata belong to the test of groups", "cif", "d.csv", "--time", "t", "--event", "e", "--strata", "s")]
    [InlineData("the option --cluster has no meaning here", "cif", "d.csv", "--time", "t", "--event", "e", "--cluster", "id")]
    [InlineData("the option --tau is missing", "rmst", "d.csv", "--time", "t", "--event", "e")]
    [InlineData("the option --variables is missing", "table1", "d.csv")]
    [InlineData("there is nothing to test", "chisq")]
    [InlineData("--factor names 'agee', which the analysis does not use", "cox", "d.csv", "--time", "t", "--event", "e", "--covariates", "age", "--factor", "agee")]
    [InlineData("--rho belongs to the Fleming-Harrington test", "logrank", "d.csv", "--time", "t", "--event", "e", "--group", "g", "--test", "gehan", "--rho", "1")]
    public void A_command_that_is_not_understood_is_OCH025(string what, params string[] args)
    {
        CommandRun run = CommandRun.Of(args);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains($"error OCH025: {what}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--level", "2", "km")]
    [InlineData("--at", "a", "km")]
    [InlineData("--at", "-1", "km")]
    [InlineData("--conf-type", "log-lg", "km")]
    [InlineData("--quantile-rule", "last", "km")]
    [InlineData("--plot", "km.gif", "km")]
    [InlineData("--preset", "excel", "km")]
    [InlineData("--event", "e=", "km")]
    [InlineData("--ties", "exact", "cox", "--covariates", "x")]
    [InlineData("--reference", "x", "cox", "--covariates", "x")]
    [InlineData("--covariates", "x,x", "cox")]
    [InlineData("--test", "t", "logrank", "--group", "g")]
    [InlineData("--pairwise", "tukey", "logrank", "--group", "g")]
    [InlineData("--at", "-1", "cif")]
    [InlineData("--tau", "0", "rmst")]
    public void A_value_that_an_option_cannot_have_is_OCH023(string option, string value, string verb, params string[] more)
    {
        string[] rule = option == "--event" ? [] : ["--event", "e"];
        CommandRun run = CommandRun.Of([verb, "d.csv", "--time", "t", .. rule, .. more, option, value]);
        Assert.Equal(2, run.Exit);
        Assert.Contains("error OCH023: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"where     {option}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_command_are_reported_together()
    {
        CommandRun run = CommandRun.Of("cox", "d.csv", "--level", "2", "--ties", "x", "--json");
        Assert.Equal(
            ["OCH023", "OCH025", "OCH025", "OCH025", "OCH023"],
            run.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Equal(new CommandRun(0, "oncohort 0.1.0\n", ""), CommandRun.Of("--version"));

    [Theory]
    [InlineData("--help", "logrank")]
    [InlineData("km", "--help", "--conf-type")]
    public void Help_lists_what_there_is(params string[] argsAndExpected)
    {
        CommandRun run = CommandRun.Of(argsAndExpected[..^1]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains(argsAndExpected[^1], run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_looks_like_a_response_file_or_a_directive_is_taken_as_it_is()
    {
        Assert.Contains("OCH001", CommandRun.Of("km", "@none.csv", "--time", "t", "--event", "e").Error, StringComparison.Ordinal);
        Assert.Contains("OCH025", CommandRun.Of("[suggest]", "km").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--preset", "r")]
    public void Output_that_cannot_be_written_is_OCH024(params string[] more)
    {
        using var error = new StringWriter();
        Assert.Equal(2, Application.Run(["chisq", "--counts", "1,2/3,4", .. more], new Terminal(new FullDevice(), error)));
        Assert.StartsWith("error OCH024: standard output cannot be written", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class FullDevice : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
