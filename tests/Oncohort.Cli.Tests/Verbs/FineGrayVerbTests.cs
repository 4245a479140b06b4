using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class FineGrayVerbTests : DataFolder
{
    private string Data => File("c.csv",
        ["time,status,x,stage", .. Enumerable.Range(1, 60).Select(i => $"{1 + (i * 17 % 23)},{i * 7 % 11 % 3},{i * 13 % 19},{(i % 3 == 0 ? "II" : i % 3 == 1 ? "I" : "III")}")]);

    private string[] Model => ["finegray", Data, "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x,stage"];

    [Fact]
    public void Finegray_states_terms_tests_predictions_and_the_models_of_all_causes()
    {
        JsonElement json = Json([.. Model, "--cause-specific", "--predict", "x=5,stage=II", "--predict", "x=18,stage=I", "--at", "5,100", "--bootstrap", "20", "--seed", "3"]);
        Assert.Equal("finegray", json.GetProperty("command").GetString());
        Assert.Equal(["x", "stage=II", "stage=III"], json.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("term").GetString()));
        Assert.Equal(60, json.GetProperty("n").GetInt32());
        Assert.Equal(["null", "model"], Names(json.GetProperty("loglik")));
        foreach (string test in new[] { "likelihood_ratio", "wald", "score" }) Assert.Equal(["chi2", "df", "p"], Names(json.GetProperty("tests").GetProperty(test)));
        JsonElement[] predictions = [.. json.GetProperty("predictions").EnumerateArray()];
        Assert.Equal(["x=5,stage=II", "x=18,stage=I"], predictions.Select(curve => curve.GetProperty("pattern").GetString()));
        Assert.InRange(predictions[0].GetProperty("at")[0].GetProperty("cif").GetDouble(), 0.01, 0.99);
        Assert.Equal(JsonValueKind.Null, predictions[0].GetProperty("at")[1].GetProperty("cif").ValueKind);
        Assert.Contains("OCH063", json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()));
        JsonElement[] causes = [.. json.GetProperty("cause_specific").EnumerateArray()];
        Assert.Equal(["1", "2"], causes.Select(model => model.GetProperty("cause").GetString()));
        Assert.Equal(json.GetProperty("events").GetDouble(), causes[0].GetProperty("events").GetDouble());
        Assert.Equal(json.GetProperty("competing").GetDouble(), causes[1].GetProperty("events").GetDouble());
        Assert.Equal(["cause", "events", "converged", "loglik", "terms", "tests"], Names(causes[0]));
        Assert.Equal((20, 3), (json.GetProperty("bootstrap").GetProperty("replicates").GetInt32(), json.GetProperty("bootstrap").GetProperty("seed").GetInt32()));
        Assert.Equal("sandwich, censoring distribution estimated", json.GetProperty("settings").GetProperty("variance").GetString());
        Assert.InRange(json.GetProperty("largest_total").GetDouble(), 0.1, 2);
    }

    [Fact]
    public void Cox_states_the_same_models_of_all_causes()
    {
        JsonElement fine = Json([.. Model, "--cause-specific"]);
        JsonElement cox = Json(["cox", .. Model[1..], "--cause-specific"]);
        Assert.Equal(fine.GetProperty("cause_specific").GetRawText(), cox.GetProperty("causes").GetRawText());
        Assert.Equal(cox.GetProperty("terms").GetRawText(), cox.GetProperty("causes")[0].GetProperty("terms").GetRawText().Replace("\n      ", "\n  ", StringComparison.Ordinal), ignoreAllWhiteSpace: true);
    }

    [Fact]
    public void The_order_of_rows_changes_no_bootstrap()
    {
        string reversed = File("r.csv", [.. System.IO.File.ReadAllLines(Data).Take(1), .. System.IO.File.ReadAllLines(Data).Skip(1).Reverse()]);
        string[] more = ["--bootstrap", "10", "--seed", "8"];
        double?[] one = Errors(Json([.. Model, .. more]));
        double?[] two = Errors(Json([Model[0], reversed, .. Model[2..], .. more]));
        for (int j = 0; j < one.Length; j++) Assert.Equal(one[j]!.Value, two[j]!.Value, 1e-9);
    }

    [Fact]
    public void Totals_of_all_causes_above_one_are_named()
    {
        string data = File("t.csv", ["time,status,x", .. Enumerable.Range(1, 80).Select(i => $"{i},{(i * 7 % 5 < 2 ? 1 : 2)},{(i < 30 ? 10 : 0) + (i * 11 % 7)}")]);
        JsonElement json = Json("finegray", data, "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--predict", "x=20");
        Assert.True(json.GetProperty("largest_total").GetDouble() > 1);
        string[] texts = [.. json.GetProperty("warnings").EnumerateArray().Where(warning => warning.GetProperty("code").GetString() == "OCH073").Select(warning => warning.GetProperty("text").GetString()!)];
        Assert.Equal(2, texts.Length);
        Assert.Contains("x=20", texts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--competing is missing", new[] { "finegray", "--time", "time", "--event", "status=1", "--covariates", "x" })]
    [InlineData("'x' is not a possible value", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--predict", "x" })]
    [InlineData("no value for 'stage'", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x,stage", "--predict", "x=1" })]
    [InlineData("'IV' is no level of 'stage'", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "stage", "--predict", "stage=IV" })]
    [InlineData("'high' is no number", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--predict", "x=high" })]
    [InlineData("is no covariate", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--predict", "x=1,y=2" })]
    [InlineData("--at belongs to --predict", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--at", "3" })]
    [InlineData("--seed belongs to --bootstrap", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--seed", "3" })]
    [InlineData("'1' is not a possible value", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--bootstrap", "1" })]
    [InlineData("--strata has no meaning", new[] { "finegray", "--time", "time", "--event", "status=1", "--competing", "status=2", "--covariates", "x", "--strata", "stage" })]
    [InlineData("--competing is missing", new[] { "cox", "--time", "time", "--event", "status=1", "--covariates", "x", "--cause-specific" })]
    public void What_is_wrong_is_said(string expected, string[] args)
    {
        CommandRun run = CommandRun.Of([args[0], Data, .. args[1..]]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_read_a_table()
    {
        CommandRun run = CommandRun.Of([.. Model, "--cause-specific", "--predict", "x=5,stage=II", "--at", "5", "--bootstrap", "10"]);
        Assert.Equal(0, run.Exit);
        foreach (string text in new[] { "SHR", "bootstrap se", "pseudo-likelihood ratio", "cause-specific HR", "predicted incidence" }) Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    private static double?[] Errors(JsonElement json) =>
        [.. json.GetProperty("bootstrap").GetProperty("terms").EnumerateArray().Select(term => (double?)term.GetProperty("se").GetDouble())];

    private static JsonElement Json(params string[] args)
    {
        CommandRun run = CommandRun.Of([.. args, "--json"]);
        Assert.True(run.Exit == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
