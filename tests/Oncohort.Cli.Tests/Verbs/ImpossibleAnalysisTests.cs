using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

/// <summary>Valid input whose analysis does not exist: exit status 1, or a stated status without a number.</summary>
public sealed class ImpossibleAnalysisTests : DataFolder
{
    [Fact]
    public void No_events()
    {
        string data = File("d.csv", "time,dead,x", "1,0,1", "2,0,2");
        Impossible("OCH041", "cox", data, "--time", "time", "--event", "dead", "--covariates", "x");
        Impossible("OCH041", "logrank", data, "--time", "time", "--event", "dead", "--group", "x");
        CommandRun km = CommandRun.Of("km", data, "--time", "time", "--event", "dead", "--json");
        Assert.Equal(0, km.Exit);
        Assert.Equal(JsonValueKind.Null, km.Json.GetProperty("strata")[0].GetProperty("median").GetProperty("estimate").ValueKind);
        Assert.Contains(km.Json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH041");
    }

    [Fact]
    public void One_group_only() => Impossible("OCH042", "logrank", File("d.csv", "time,dead,g", "1,1,a", "2,1,a"), "--time", "time", "--event", "dead", "--group", "g");

    [Fact]
    public void A_constant_covariate() => Impossible("OCH043", "cox", File("d.csv", "time,dead,x", "1,1,3", "2,1,3"), "--time", "time", "--event", "dead", "--covariates", "x");

    [Fact]
    public void No_row_left() => Impossible("OCH040", "km", File("d.csv", "time,dead", "1,1"), "--time", "time", "--event", "dead", "--where", "time > 5");

    [Fact]
    public void An_empty_margin() => Impossible("OCH045", "chisq", "--counts", "0,0/1,2");

    [Fact]
    public void A_restriction_time_beyond_follow_up() => Impossible("OCH046", "rmst", File("d.csv", "time,dead", "1,1", "2,0"), "--time", "time", "--event", "dead", "--tau", "5");

    [Fact]
    public void Complete_separation_has_a_status_and_no_number()
    {
        string data = File("d.csv", "time,dead,x", "1,1,1", "2,1,1", "3,1,1", "4,0,0", "5,0,0", "6,0,0");
        CommandRun run = CommandRun.Of("cox", data, "--time", "time", "--event", "dead", "--covariates", "x", "--json");
        JsonElement term = run.Json.GetProperty("terms")[0];
        Assert.Equal((0, "separated"), (run.Exit, term.GetProperty("status").GetString()));
        foreach (string number in new[] { "coef", "hr", "se", "z", "p", "lower", "upper" }) Assert.Equal(JsonValueKind.Null, term.GetProperty(number).ValueKind);
        Assert.Contains(run.Json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH060");
    }

    [Fact]
    public void Separation_leaves_no_number_in_the_proportional_hazards_tests_either()
    {
        string data = File("d.csv", "time,dead,c,age", "5,1,1,50", "6,0,0,60", "7,1,1,55", "8,1,1,65", "9,0,0,45", "10,1,1,70", "11,0,0,70", "12,0,0,58", "6,1,1,71");
        JsonElement json = CommandRun.Of("cox", data, "--time", "time", "--event", "dead", "--covariates", "age,c", "--zph", "--json").Json;
        string[] unknown = [.. json.GetProperty("terms").EnumerateArray().Where(term => term.GetProperty("status").GetString() != "estimated").Select(term => term.GetProperty("term").GetString()!)];
        Assert.Contains("c", unknown);
        foreach (JsonElement test in json.GetProperty("ph").EnumerateArray())
        {
            bool none = test.GetProperty("term").GetString() is var name && (name == "GLOBAL" || unknown.Contains(name));
            Assert.Equal(none, test.GetProperty("chi2").ValueKind == JsonValueKind.Null);
            Assert.Equal(none, test.GetProperty("p").ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public void A_hazard_ratio_too_small_for_a_number_is_none_and_not_zero()
    {
        string[] rows = [.. Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"{i},1,{(i * 7 % 12) * 1e-4}"))];
        JsonElement term = CommandRun.Of("cox", File("d.csv", ["time,dead,x", .. rows]), "--time", "time", "--event", "dead", "--covariates", "x", "--json").Json.GetProperty("terms")[0];
        Assert.Equal("estimated", term.GetProperty("status").GetString());
        Assert.NotEqual(0, term.GetProperty("coef").GetDouble());
        foreach (string number in new[] { "hr", "lower", "upper" })
        {
            JsonElement value = term.GetProperty(number);
            Assert.True(value.ValueKind == JsonValueKind.Null || value.GetDouble() > 0, number);
        }

        Assert.Equal(JsonValueKind.Null, term.GetProperty("lower").ValueKind);
    }

    private static void Impossible(string code, params string[] args)
    {
        CommandRun run = CommandRun.Of(args);
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.StartsWith($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(code, CommandRun.Of([.. args, "--json"]).Json.GetProperty("error").GetProperty("code").GetString());
    }
}
