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

    private static JsonElement Json(params string[] args)
    {
        CommandRun run = CommandRun.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return run.Json;
    }
}
