using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class PenalisedCoxVerbTests : DataFolder
{
    private static readonly string[] Records =
    [
        "time,dead,age,treated", "1,1,50,0", "2,1,61,0", "3,0,44,1", "4,1,70,0", "5,1,63,0", "6,0,52,1", "7,1,66,0", "8,1,41,0", "9,0,58,1", "10,0,60,0",
    ];

    private string[] Args => ["cox", File("d.csv", Records), "--time", "time", "--event", "dead", "--covariates", "age,treated"];

    [Fact]
    public void Firth_gives_separated_covariates_an_estimate_and_a_profile_interval()
    {
        JsonElement json = Json([.. Args, "--firth"]);
        JsonElement treated = json.GetProperty("terms")[1];
        Assert.Equal("estimated", treated.GetProperty("status").GetString());
        foreach (string field in new[] { "coef", "hr", "se", "z", "p", "lower", "upper" }) Assert.Equal(JsonValueKind.Number, treated.GetProperty(field).ValueKind);
        Assert.Equal(JsonValueKind.Null, treated.GetProperty("robust_se").ValueKind);
        JsonElement settings = json.GetProperty("settings");
        Assert.Equal(("firth", "profile penalised likelihood"), (settings.GetProperty("penalty").GetString(), settings.GetProperty("interval").GetString()));
        Assert.Equal(3, json.GetProperty("events_per_variable").GetDouble());
        foreach (string test in new[] { "likelihood_ratio", "wald", "score" }) Assert.Equal(2, json.GetProperty("tests").GetProperty(test).GetProperty("df").GetInt32());
    }

    [Fact]
    public void Separation_is_a_result_with_its_direction_and_the_level_without_events()
    {
        foreach (string[] args in new[] { Args, [.. Args, "--firth"] })
        {
            JsonElement separated = Json(args).GetProperty("separated")[0];
            Assert.Equal(["term", "direction", "without_events", "text"], separated.EnumerateObject().Select(field => field.Name));
            Assert.Equal(("treated", "minus_infinity", "treated=1"), (separated.GetProperty("term").GetString(), separated.GetProperty("direction").GetString(), separated.GetProperty("without_events").GetString()));
        }

        Assert.Contains("separated: treated runs to minus infinity: no event occurs with treated=1", CommandRun.Of(Args).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--robust")]
    [InlineData("--zph")]
    [InlineData("--ties", "discrete")]
    public void Firth_refuses_what_it_does_not_go_with(params string[] with)
    {
        CommandRun run = CommandRun.Of([.. Args, "--firth", .. with]);
        Assert.Equal(2, run.Exit);
        Assert.Contains("OCH023", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Firth_gives_the_same_bytes_for_rows_in_another_order()
    {
        string[] rest = [.. Args.Skip(2), "--firth", "--json"];
        string forward = CommandRun.Of(["cox", File("d.csv", Records), .. rest]).Output;
        Assert.Equal(forward, CommandRun.Of(["cox", File("e.csv", [Records[0], .. Records.Skip(1).Reverse()]), .. rest]).Output);
    }

    [Fact]
    public void A_path_states_its_penalties_its_cross_validation_and_why_there_are_no_tests()
    {
        JsonElement json = Json([.. Args, "--penalty", "elastic-net", "--alpha", "0.7", "--lambda", "1se", "--folds", "3", "--seed", "5"]);
        JsonElement path = json.GetProperty("path");
        Assert.Equal(100, path.GetArrayLength());
        Assert.Equal(["lambda", "df", "deviance_ratio", "coef"], path[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(0, path[0].GetProperty("df").GetInt32());
        Assert.Equal(["lambda", "mean", "se"], json.GetProperty("cross_validation")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(json.GetProperty("lambda_1se").GetDouble(), json.GetProperty("selected_lambda").GetDouble());
        Assert.True(json.GetProperty("lambda_min").GetDouble() <= json.GetProperty("lambda_1se").GetDouble());
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH077");
        JsonElement age = json.GetProperty("terms")[0];
        foreach (string field in new[] { "se", "z", "p", "lower", "upper" }) Assert.Equal(JsonValueKind.Null, age.GetProperty(field).ValueKind);
        foreach (string field in new[] { "coef", "hr" }) Assert.Equal(JsonValueKind.Number, age.GetProperty(field).ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("tests").GetProperty("wald").GetProperty("p").ValueKind);
        JsonElement settings = json.GetProperty("settings");
        Assert.Equal((0.7, "1se", 3, 5), (settings.GetProperty("alpha").GetDouble(), settings.GetProperty("lambda").GetString(), settings.GetProperty("folds").GetInt32(), settings.GetProperty("seed").GetInt32()));
    }

    [Fact]
    public void A_given_penalty_is_on_the_path_and_needs_no_folds()
    {
        JsonElement json = Json([.. Args, "--penalty", "ridge", "--lambda", "0.25"]);
        Assert.Equal(0.25, json.GetProperty("selected_lambda").GetDouble());
        Assert.False(json.TryGetProperty("cross_validation", out _));
        JsonElement chosen = json.GetProperty("path").EnumerateArray().Single(step => step.GetProperty("lambda").GetDouble() == 0.25);
        Assert.Equal(json.GetProperty("terms")[1].GetProperty("coef").GetDouble(), chosen.GetProperty("coef")[1].GetDouble());
        Assert.Equal(2, chosen.GetProperty("df").GetInt32());
    }

    [Fact]
    public void Cross_validation_gives_the_same_bytes_for_rows_in_another_order_and_other_folds_for_another_seed()
    {
        string[] rest = [.. Args.Skip(2), "--penalty", "lasso", "--folds", "3", "--json"];
        string forward = CommandRun.Of(["cox", File("d.csv", Records), .. rest]).Output;
        Assert.Equal(forward, CommandRun.Of(["cox", File("e.csv", [Records[0], .. Records.Skip(1).Reverse()]), .. rest]).Output);
        Assert.NotEqual(forward.Replace("\"seed\": 2", "\"seed\": 1", StringComparison.Ordinal), CommandRun.Of(["cox", File("d.csv", Records), .. rest, "--seed", "2"]).Output.Replace("\"seed\": 2", "\"seed\": 1", StringComparison.Ordinal));
    }

    [Fact]
    public void More_folds_than_events_are_impossible_and_say_so()
    {
        CommandRun run = CommandRun.Of([.. Args, "--penalty", "lasso"]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("10 folds cannot each hold an event: 6 occur", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--alpha belongs to --penalty", "--alpha", "0.5")]
    [InlineData("--lambda belongs to --penalty", "--lambda", "min")]
    [InlineData("--alpha belongs to --penalty elastic-net", "--penalty", "lasso", "--alpha", "0.5")]
    [InlineData("--firth and --penalty exclude each other", "--penalty", "lasso", "--firth")]
    [InlineData("'lassso' is not a possible value", "--penalty", "lassso")]
    [InlineData("'often' is not a possible value", "--penalty", "lasso", "--lambda", "often")]
    [InlineData("'1' is not a possible value", "--penalty", "lasso", "--folds", "1")]
    public void Options_of_a_penalty_are_checked(string what, params string[] with)
    {
        CommandRun run = CommandRun.Of([.. Args, .. with]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] args)
    {
        CommandRun run = CommandRun.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return run.Json;
    }
}
