using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class StepwiseTests : DataFolder
{
    /// <summary>Age decides the order of death, noise does not, and the last column repeats the first.</summary>
    private string Data => File("d.csv", ["time,dead,age,noise,grade,twice", .. Enumerable.Range(1, 60).Select(i => $"{i},{(i % 7 == 0 ? 0 : 1)},{90 - i + (i * 37 % 11)},{i * 53 % 17},{i * 29 % 3},{2 * (90 - i + (i * 37 % 11))}")]);

    private string[] Command => ["cox", Data, "--time", "time", "--event", "dead", "--covariates", "noise,grade,age", "--factor", "grade"];

    [Theory]
    [InlineData("forward-lr", "score")]
    [InlineData("backward-lr", "likelihood_ratio")]
    [InlineData("backward-wald", "wald")]
    public void Steps_are_stated_and_the_model_is_that_of_the_selected(string method, string test)
    {
        JsonElement json = CommandRun.Of([.. Command, "--stepwise", method, "--json"]).Json;
        JsonElement step = json.GetProperty("steps")[0];
        Assert.Equal(["step", "variable", "action", "test", "chi2", "df", "p", "loglik"], step.EnumerateObject().Select(property => property.Name));
        Assert.Equal(test, step.GetProperty("test").GetString());
        Assert.Equal("age", Assert.Single(json.GetProperty("terms").EnumerateArray()).GetProperty("term").GetString());
        Assert.Equal((method, "noise, grade, age", "age"), (Setting(json, "stepwise"), Setting(json, "candidates"), Setting(json, "covariates")));
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH084");
        Assert.Equal(json.GetProperty("loglik").GetProperty("model").GetDouble(), json.GetProperty("steps").EnumerateArray().Last().GetProperty("loglik").GetDouble(), 1e-6);
    }

    [Fact]
    public void A_selection_that_leaves_nothing_is_a_model_without_terms()
    {
        JsonElement json = CommandRun.Of([.. Command, "--stepwise", "forward-wald", "--enter", "0", "--json"]).Json;
        Assert.Equal((0, 0), (json.GetProperty("steps").GetArrayLength(), json.GetProperty("terms").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("tests").GetProperty("wald").GetProperty("p").ValueKind);
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH085");
        Assert.Equal(0, CommandRun.Of([.. Command, "--stepwise", "forward-wald", "--enter", "0"]).Exit);
    }

    [Fact]
    public void A_covariate_that_another_implies_leaves_first()
    {
        JsonElement json = CommandRun.Of([.. Command[..^3], "age,twice", "--stepwise", "backward-lr", "--json"]).Json;
        JsonElement step = json.GetProperty("steps")[0];
        Assert.Equal(("twice", "out", 0), (step.GetProperty("variable").GetString(), step.GetProperty("action").GetString(), step.GetProperty("df").GetInt32()));
    }

    [Theory]
    [InlineData("one of: forward-lr", "--stepwise", "both")]
    [InlineData("--stepwise METHOD", "--enter", "0.05")]
    [InlineData("above the level of removal", "--stepwise", "forward-lr", "--enter", "0.2")]
    [InlineData("no tests for clusters", "--stepwise", "forward-lr", "--robust")]
    public void What_cannot_be_selected_is_refused(string what, params string[] options)
    {
        CommandRun run = CommandRun.Of([.. Command, .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_reports_its_steps()
    {
        File("age.csv", System.IO.File.ReadAllLines(Data));
        string study = File("study.yaml", """
            oncohort: 1
            study: {id: s}
            cohort: {source: age.csv}
            variables: {age: {label: Age (years)}, grade: {levels: ['0', '1', '2']}}
            endpoints: {os: {label: Overall survival, time: time, event: dead}}
            analyses: [{cox: {endpoint: os, covariates: [noise, grade, age], stepwise: {method: backward-lr, enter: 0.01, remove: 0.02}}}]
            """);
        string output = Path.Combine(Folder, "out");
        Assert.Equal(0, CommandRun.Of("run", study, "--out", output).Exit);
        string table = System.IO.File.ReadAllText(Path.Combine(output, "tables", "cox-1-steps.csv"));
        Assert.Contains("likelihood ratio", table, StringComparison.Ordinal);
        Assert.Contains("leaves above p = 0.02", table, StringComparison.Ordinal);
        Assert.Contains("backward elimination", System.IO.File.ReadAllText(Path.Combine(output, "results.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_in_another_order_give_the_same_bytes()
    {
        string[] lines = System.IO.File.ReadAllLines(Data);
        string backward = File("e.csv", [lines[0], .. lines.Skip(1).Reverse()]);
        Assert.Equal(CommandRun.Of([.. Command, "--stepwise", "backward-wald", "--json"]).Output, CommandRun.Of(["cox", backward, .. Command[2..], "--stepwise", "backward-wald", "--json"]).Output);
    }

    private static string? Setting(JsonElement json, string name) => json.GetProperty("settings").GetProperty(name).GetString();
}
