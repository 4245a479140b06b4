using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class StatisticsVerbTests : DataFolder
{
    private static readonly string[] Records =
    [
        "time,dead,sex,arm,age,id", "6,0,f,2,50,1", "1,1,m,1,61,2", "3,1,f,1,44,3", "2,0,m,10,70,4", "4,1,f,2,,5", "5,0,m,10,52,6", "7,1,f,2,66,7", "8,1,m,1,41,8",
    ];

    private string Data => File("d.csv", Records);

    [Fact]
    public void Km_states_curves_times_and_figure()
    {
        string figure = Path.Combine(Folder, "km.svg");
        JsonElement json = Json("km", Data, "--time", "time", "--event", "dead", "--group", "sex", "--at", "3,100", "--conf-type", "log-log", "--quantile-rule", "first", "--plot", figure);
        Common(json, "km", 8, 0);
        JsonElement female = json.GetProperty("strata")[0];
        Assert.Equal(["group", "n", "events", "median", "median_follow_up", "at", "steps"], Names(female));
        Assert.Equal(("f", 3), (female.GetProperty("group").GetString(), female.GetProperty("events").GetInt32()));
        Assert.Equal(["time", "at_risk", "survival", "se", "lower", "upper"], Names(female.GetProperty("at")[0]));
        Assert.Equal(0.75, female.GetProperty("at")[0].GetProperty("survival").GetDouble());
        Assert.Equal(JsonValueKind.Null, female.GetProperty("at")[1].GetProperty("survival").ValueKind);
        Assert.Equal("log-log", json.GetProperty("settings").GetProperty("conf_type").GetString());
        Assert.Equal(["estimate", "lower", "upper"], Names(json.GetProperty("median_follow_up")));
        Assert.StartsWith("<", System.IO.File.ReadAllText(figure), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    /// <summary>
    /// By hand: with rho 1 the events at 1, 2, 3 and 4 weigh 1, 3/4, 1/2 and 1/4, so a has 1 + 1/2 and expects 2/4 + 1/4 + 1/4, and b has 3/4 + 1/4 and
    /// expects 2/4 + 2/4 + 1/4 + 1/4.
    /// </summary>
    [Fact]
    public void Logrank_with_weighted_times_states_weighted_events_beside_the_counts()
    {
        string data = File("w.csv", "time,dead,g", "1,1,a", "2,1,b", "3,1,a", "4,1,b");
        string[] args = ["logrank", data, "--time", "time", "--event", "dead", "--group", "g"];
        double[][] groups = [.. Json([.. args, "--rho", "1"]).GetProperty("groups").EnumerateArray().Select(group =>
            new[] { "observed", "weighted_observed", "weighted_expected" }.Select(name => group.GetProperty(name).GetDouble()).ToArray())];
        Assert.Equal([2, 1.5, 1], groups[0].Select(number => Math.Round(number, 12)));
        Assert.Equal([2, 1, 1.5], groups[1].Select(number => Math.Round(number, 12)));
        Assert.Equal(["group", "n", "observed", "expected"], Names(Json(args).GetProperty("groups")[0]));
        Assert.Contains("weighted observed", CommandRun.Of([.. args, "--rho", "1"]).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("p adjusted", CommandRun.Of(args).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Logrank_states_groups_pairs_and_trend()
    {
        JsonElement json = Json("logrank", Data, "--time", "time", "--event", "dead=1", "--group", "arm", "--pairwise", "holm", "--trend");
        Common(json, "logrank", 8, 0);
        Assert.Equal(["1", "2", "10"], json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("group").GetString()));
        Assert.Equal(2, json.GetProperty("df").GetInt32());
        Assert.Equal(["a", "b", "chi2", "df", "p", "p_adjusted"], Names(json.GetProperty("pairwise")[0]));
        Assert.Equal(["chi2", "df", "p"], Names(json.GetProperty("trend")));
    }

    [Fact]
    public void Cox_states_terms_tests_and_rows_left_out()
    {
        JsonElement json = Json("cox", Data, "--time", "time", "--event", "dead", "--covariates", "age,arm", "--factor", "arm", "--reference", "arm=2", "--ties", "breslow", "--zph", "--where", "id < 8");
        Common(json, "cox", 6, 2);
        Assert.Equal(["not id < 8", "missing age"], json.GetProperty("excluded").EnumerateArray().Select(exclusion => exclusion.GetProperty("reason").GetString()));
        Assert.Equal(["age", "arm=1", "arm=10"], json.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("term").GetString()));
        Assert.Equal("breslow", json.GetProperty("settings").GetProperty("ties").GetString());
        Assert.Equal("GLOBAL", json.GetProperty("ph").EnumerateArray().Last().GetProperty("term").GetString());
        foreach (string test in new[] { "likelihood_ratio", "wald", "score" }) Assert.Equal(["chi2", "df", "p"], Names(json.GetProperty("tests").GetProperty(test)));
    }

    [Fact]
    public void Cif_states_causes_as_the_data_name_them_and_grays_test()
    {
        string data = File("c.csv", "time,status,arm", "1,1,a", "2,2,a", "3,0,a", "4,1,a", "5,0,a", "1,3,b", "2,2,b", "3,1,b", "4,0,b");
        JsonElement json = Json("cif", data, "--time", "time", "--event", "status=1", "--competing", "status=2,3", "--group", "arm", "--at", "4,9");
        Common(json, "cif", 9, 0);
        JsonElement a = json.GetProperty("strata")[0];
        Assert.Equal("a", a.GetProperty("group").GetString());
        Assert.Equal(["1", "2", "3"], a.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("cause").GetString()));
        JsonElement at = a.GetProperty("causes")[0].GetProperty("at");
        Assert.Equal(["time", "at_risk", "cif", "se", "lower", "upper"], Names(at[0]));
        Assert.Equal(0.5, at[0].GetProperty("cif").GetDouble(), 12);
        Assert.Equal(JsonValueKind.Null, at[1].GetProperty("cif").ValueKind);
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH063");
        Assert.Equal(["cause", "chi2", "df", "p"], Names(json.GetProperty("gray")[0]));
        Assert.Equal(["1", "2", "3"], json.GetProperty("gray").EnumerateArray().Select(test => test.GetProperty("cause").GetString()));
        Assert.Equal("log-log", json.GetProperty("settings").GetProperty("conf_type").GetString());
    }

    [Fact]
    public void Cif_without_groups_has_no_test_and_tells_causes_of_two_columns_apart()
    {
        string data = File("c.csv", "time,relapse,dead", "1,1,1", "2,0,1", "3,0,0", "4,1,0", "5,0,0");
        JsonElement json = Json("cif", data, "--time", "time", "--event", "relapse", "--competing", "dead");
        Assert.False(json.TryGetProperty("gray", out _));
        Assert.Equal(["relapse=1", "dead=1"], json.GetProperty("strata")[0].GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("cause").GetString()));
        Assert.Equal("all", json.GetProperty("strata")[0].GetProperty("group").GetString());
    }

    [Fact]
    public void Cif_with_late_entry_keeps_its_curves_and_says_why_there_is_no_test()
    {
        string data = File("c.csv", "start,time,status,arm", "0,1,1,a", "0,2,2,a", "1,3,0,b", "0,4,1,b");
        JsonElement json = Json("cif", data, "--time", "time", "--entry", "start", "--event", "status=1", "--competing", "status=2", "--group", "arm", "--at", "1");
        Assert.Equal(0.5, json.GetProperty("strata")[0].GetProperty("causes")[0].GetProperty("at")[0].GetProperty("cif").GetDouble(), 12);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("gray")[0].GetProperty("chi2").ValueKind);
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("text").GetString()!.Contains("late entry", StringComparison.Ordinal));
    }

    [Fact]
    public void Rmst_states_means_and_differences()
    {
        JsonElement json = Json("rmst", Data, "--time", "time", "--event", "dead", "--group", "sex", "--tau", "5");
        Common(json, "rmst", 8, 0);
        Assert.Equal(["f", "m"], json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("group").GetString()));
        Assert.Equal("m", json.GetProperty("differences")[0].GetProperty("group").GetString());
    }

    [Fact]
    public void Chisq_of_counts_and_of_patients_agree()
    {
        JsonElement patients = Json("chisq", Data, "--rows", "sex", "--columns", "dead");
        JsonElement counts = Json("chisq", "--counts", "1,3/2,2");
        Common(patients, "chisq", 8, 0);
        Assert.Equal(counts.GetProperty("pearson").GetRawText(), patients.GetProperty("pearson").GetRawText());
        Assert.Equal(["p", "odds_ratio", "lower", "upper"], Names(patients.GetProperty("fisher")));
        Assert.True(counts.TryGetProperty("yates", out _));
        Assert.False(Json("chisq", "--counts", "5,24,28,34/59,131,140,109").TryGetProperty("yates", out _));
    }

    [Fact]
    public void Table1_states_a_row_a_level()
    {
        JsonElement json = Json("table1", Data, "--by", "sex", "--variables", "age,arm", "--factor", "arm");
        Common(json, "table1", 8, 0);
        Assert.Equal(4, json.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Rows_in_another_order_give_the_same_bytes()
    {
        string[] args = ["--time", "time", "--event", "dead", "--covariates", "age,sex", "--json"];
        string forward = CommandRun.Of(["cox", Data, .. args]).Output;
        string backward = CommandRun.Of(["cox", File("e.csv", [Records[0], .. Records.Skip(1).Reverse()]), .. args]).Output;
        Assert.Equal(forward, backward);
        string[] incidence = ["--time", "time", "--event", "dead", "--competing", "arm=10", "--group", "sex", "--json"];
        Assert.Equal(CommandRun.Of(["cif", File("d.csv", Records), .. incidence]).Output, CommandRun.Of(["cif", File("e.csv", [Records[0], .. Records.Skip(1).Reverse()]), .. incidence]).Output);
    }

    [Fact]
    public void People_get_plain_tables_and_warnings_on_standard_error()
    {
        CommandRun run = CommandRun.Of("cox", Data, "--time", "time", "--event", "dead", "--covariates", "age");
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("n 7, events 4, left out 1 (missing age: 1)\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('…', run.Output);
        Assert.Contains("settings: ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n').SkipWhile(line => !line.StartsWith("settings: ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 110));
        Assert.Contains("warning OCH065: 1 row was left out: missing age (1)\n", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] args)
    {
        CommandRun run = CommandRun.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return run.Json;
    }

    private static void Common(JsonElement json, string command, int n, int excluded)
    {
        Assert.Equal(["command", "version", "n", "excluded", "warnings", "settings"], Names(json).Take(6));
        Assert.Equal(command, json.GetProperty("command").GetString());
        Assert.Equal("0.1.0", json.GetProperty("version").GetString());
        Assert.Equal(n.ToString(CultureInfo.InvariantCulture), json.GetProperty("n").GetRawText());
        Assert.Equal(excluded, json.GetProperty("excluded").EnumerateArray().Sum(exclusion => exclusion.GetProperty("count").GetInt32()));
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
