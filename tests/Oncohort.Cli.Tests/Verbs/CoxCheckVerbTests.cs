using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class CoxCheckVerbTests : DataFolder
{
    private string Data => File("d.csv", ["time,dead,age,dose,arm,id", .. Enumerable.Range(0, 60).Select(i => FormattableString.Invariant(
        $"{1 + (i * 17 % 31)},{(i % 3 == 0 ? 0 : 1)},{40 + (i * 7 % 41)},{10 + (i * 11 % 23)},{(i % 2 == 0 ? "a" : "b")},p{i}"))]);

    private string[] Cox(params string[] more) => ["cox", Data, "--time", "time", "--event", "dead", "--covariates", "age,dose,arm", .. more];

    [Fact]
    public void Splines_and_interactions_state_tests_of_terms_and_curves()
    {
        JsonElement json = CommandRun.Of(Cox("--spline", "age=45:60:75", "--interaction", "dose:arm", "--json")).Json;
        Assert.Equal(["age", "age'", "dose", "arm=b", "dose:arm=b"], Texts(json.GetProperty("terms"), "term"));
        JsonElement test = json.GetProperty("term_tests")[0];
        Assert.Equal(["term", "kind", "chi2", "df", "p"], test.EnumerateObject().Select(field => field.Name));
        JsonElement curve = json.GetProperty("splines")[0];
        Assert.Equal([45, 60, 75], curve.GetProperty("knots").EnumerateArray().Select(knot => knot.GetDouble()));
        Assert.Equal(["value", "log_hr", "hr", "lower", "upper"], curve.GetProperty("points")[0].EnumerateObject().Select(field => field.Name));
        string text = CommandRun.Of(Cox("--spline", "age=45:60:75", "--polynomial", "dose=2")).Output;
        Assert.Contains("HR against", text, StringComparison.Ordinal);
        Assert.Contains("nonlinear", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_that_change_with_time_state_their_parts()
    {
        JsonElement json = CommandRun.Of(Cox("--time-varying", "age=10:20", "--time-varying", "arm=log", "--json")).Json;
        Assert.Equal(["age:t<=10", "age:10<t<=20", "age:t>20", "dose", "arm=b", "arm=b:log(t)"], Texts(json.GetProperty("terms"), "term"));
        Assert.Equal(60, json.GetProperty("n").GetInt32());
        Assert.Equal("age (steps at 10, 20); arm (logarithm of time)", json.GetProperty("settings").GetProperty("time_varying").GetString());
    }

    [Fact]
    public void Residuals_are_a_file_with_rows_and_patients()
    {
        string file = Path.Combine(Folder, "r.csv");
        CommandRun run = CommandRun.Of(Cox("--id", "id", "--residuals", file, "--residual-type", "scaled-schoenfeld", "--influence", "--json"));
        Assert.Equal(0, run.Exit);
        string[] lines = System.IO.File.ReadAllLines(file);
        Assert.Equal("row,id,time,age,dose,arm=b", lines[0]);
        Assert.Equal(41, lines.Length);
        Assert.Equal(["row", "id", "term", "dfbeta", "dfbetas", "displacement"], run.Json.GetProperty("influence")[0].EnumerateObject().Select(field => field.Name));
        CommandRun.Of(Cox("--residuals", file));
        Assert.Equal("row,martingale", System.IO.File.ReadAllLines(file)[0]);
        double sum = System.IO.File.ReadAllLines(file).Skip(1).Sum(line => double.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0, sum, 1e-9);
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void A_named_scale_of_time_asks_for_the_test()
    {
        JsonElement json = CommandRun.Of(Cox("--zph-transform", "log", "--json")).Json;
        Assert.Equal("GLOBAL", Texts(json.GetProperty("ph"), "term")[^1]);
        Assert.StartsWith("score test, logarithm of time", json.GetProperty("settings").GetProperty("zph").GetString(), StringComparison.Ordinal);
        Assert.False(json.TryGetProperty("term_tests", out _));
    }

    [Theory]
    [InlineData("--spline", "age=2", "--spline")]
    [InlineData("--spline", "age=60:50:40", "--spline")]
    [InlineData("--spline", "age", "--spline")]
    [InlineData("--polynomial", "age=9", "--polynomial")]
    [InlineData("--interaction", "age:sex", "--interaction")]
    [InlineData("--time-varying", "age=0:5", "--time-varying")]
    [InlineData("--zph-transform", "sqrt", "--zph-transform")]
    [InlineData("--residuals", "r.txt", "--residuals")]
    [InlineData("--residual-type", "dfbeta", "command line")]
    [InlineData("--spline", "height=3", "command line")]
    public void What_cannot_be_is_a_fault_of_its_option(string option, string value, string where)
    {
        CommandRun run = CommandRun.Of(Cox(option, value, "--json"));
        Assert.Equal(2, run.Exit);
        Assert.Contains(where, run.Error + run.Output, StringComparison.Ordinal);
    }

    private static string[] Texts(JsonElement list, string name) => [.. list.EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];
}
