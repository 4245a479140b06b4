using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class FurtherSurvivalVerbTests : DataFolder
{
    /// <summary>Response at 2 in rows 3, 5 and 7; at 5 in row 8; row 1 has a time that is no response.</summary>
    private static readonly string[] Records =
    [
        "time,dead,arm,responded,response,cause", "1,1,a,0.5,0,1", "2,0,a,,0,0", "3,1,a,2,1,2", "4,1,a,,0,1", "5,1,b,2,1,0", "6,0,b,,0,2", "7,1,b,2,1,1", "8,0,b,5,1,0", "9,1,a,,0,2", "9,1,b,,0,1",
    ];

    private string Data => File("d.csv", Records);

    [Fact]
    public void Landmarks_take_who_is_at_risk_and_group_by_what_happened_by_then()
    {
        JsonElement json = Json("landmark", Data, "--time", "time", "--event", "dead", "--at", "6,2", "--by", "responded:response");
        Assert.Equal(("landmark", 10), (json.GetProperty("command").GetString(), json.GetProperty("n").GetInt32()));
        JsonElement[] landmarks = [.. json.GetProperty("landmarks").EnumerateArray()];
        Assert.Equal([2, 6], landmarks.Select(landmark => landmark.GetProperty("time").GetDouble()));
        Assert.Equal(["time", "n", "events", "excluded", "strata", "logrank", "terms"], Names(landmarks[0]));
        Assert.Equal(8, landmarks[0].GetProperty("n").GetInt32());
        Assert.Equal(["event by the landmark", "observation ended by the landmark"], landmarks[0].GetProperty("excluded").EnumerateArray().Select(reason => reason.GetProperty("reason").GetString()));
        Assert.Equal([("no", 5), ("yes", 3)], landmarks[0].GetProperty("strata").EnumerateArray().Select(stratum => (stratum.GetProperty("group").GetString()!, stratum.GetProperty("n").GetInt32())));
        Assert.Equal([("no", 2), ("yes", 2)], landmarks[1].GetProperty("strata").EnumerateArray().Select(stratum => (stratum.GetProperty("group").GetString()!, stratum.GetProperty("n").GetInt32())));
        Assert.Equal("responded=yes", landmarks[0].GetProperty("terms")[0].GetProperty("term").GetString());
        Assert.Equal("no", landmarks[0].GetProperty("terms")[0].GetProperty("reference").GetString());
        Assert.Equal(1, landmarks[0].GetProperty("strata")[0].GetProperty("steps")[0].GetProperty("time").GetDouble() - 1);
        Assert.Contains("from 2 on: n 8", CommandRun.Of("landmark", Data, "--time", "time", "--event", "dead", "--at", "2", "--by", "responded:response").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_landmark_at_which_nothing_can_be_compared_is_stated()
    {
        JsonElement json = Json("landmark", Data, "--time", "time", "--event", "dead", "--at", "0,8.5", "--by", "responded:response");
        JsonElement late = json.GetProperty("landmarks")[1];
        Assert.Equal(JsonValueKind.Null, late.GetProperty("logrank").ValueKind);
        Assert.Empty(late.GetProperty("terms").EnumerateArray());
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH075");
        CommandRun beyond = CommandRun.Of("landmark", Data, "--time", "time", "--event", "dead", "--at", "20", "--group", "arm");
        Assert.Equal(1, beyond.Exit);
        Assert.Contains("OCH040", beyond.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_landmark_of_groups_known_from_the_start_adjusts_for_covariates()
    {
        JsonElement landmark = Json("landmark", Data, "--time", "time", "--event", "dead", "--at", "1", "--group", "arm", "--covariates", "response").GetProperty("landmarks")[0];
        Assert.Equal(["arm=b", "response"], landmark.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("term").GetString()));
    }

    [Fact]
    public void MaxCombo_states_its_components_instead_of_a_chi_square()
    {
        JsonElement json = Json("logrank", Data, "--time", "time", "--event", "dead", "--group", "arm", "--test", "maxcombo");
        Assert.False(json.TryGetProperty("chi2", out _));
        JsonElement combined = json.GetProperty("maxcombo");
        Assert.Equal(["max_z", "p", "components", "correlation"], Names(combined));
        Assert.Equal(json.GetProperty("p").GetDouble(), combined.GetProperty("p").GetDouble());
        Assert.Equal(["rho", "gamma", "z", "p"], Names(combined.GetProperty("components")[3]));
        Assert.Equal("0,0; 0,1; 1,0; 1,1", json.GetProperty("settings").GetProperty("combo").GetString());
        JsonElement two = Json("logrank", Data, "--time", "time", "--event", "dead", "--group", "arm", "--combo", "0,0/0,0.5");
        Assert.Equal(2, two.GetProperty("maxcombo").GetProperty("components").GetArrayLength());
        CommandRun three = CommandRun.Of("logrank", Data, "--time", "time", "--event", "dead", "--group", "cause", "--test", "maxcombo");
        Assert.Equal(1, three.Exit);
        Assert.Contains("OCH047: MaxCombo compares two groups", three.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permutation_test_of_few_patients_is_exact()
    {
        JsonElement json = Json("logrank", Data, "--time", "time", "--event", "dead", "--group", "arm", "--permutations", "100", "--seed", "3");
        JsonElement test = json.GetProperty("permutation");
        Assert.Equal(["p", "exact", "permutations", "seed", "lower", "upper", "statistic"], Names(test));
        Assert.True(test.GetProperty("exact").GetBoolean());
        Assert.Equal(252, test.GetProperty("permutations").GetInt32());
        Assert.Equal(JsonValueKind.Null, test.GetProperty("seed").ValueKind);
        Assert.InRange(test.GetProperty("p").GetDouble(), 1 / 252.0, 1);
    }

    [Fact]
    public void Km_compares_at_milestones_and_conditions_on_survival()
    {
        JsonElement json = Json("km", Data, "--time", "time", "--event", "dead", "--group", "arm", "--at", "3,7", "--milestone", "--conditional", "3");
        JsonElement[] milestones = [.. json.GetProperty("milestones").EnumerateArray()];
        Assert.Equal([3, 7], milestones.Select(contrast => contrast.GetProperty("time").GetDouble()));
        Assert.Equal(["time", "group", "reference", "difference", "se", "lower", "upper", "p", "ratio", "ratio_lower", "ratio_upper", "ratio_p", "log_log_p"], Names(milestones[0]));
        JsonElement[] conditional = [.. json.GetProperty("conditional").EnumerateArray()];
        Assert.Equal(["group", "given", "time", "at_risk", "survival", "se", "lower", "upper"], Names(conditional[0]));
        Assert.Equal([("a", 7.0), ("b", 7.0)], conditional.Select(time => (time.GetProperty("group").GetString()!, time.GetProperty("time").GetDouble())));

        // Of a, those at risk after 3 die at 4 and 9: one half. Of b, five are left: deaths at 5 (of 5) and 7 (of 3).
        Assert.Equal(0.5, conditional[0].GetProperty("survival").GetDouble(), 1e-12);
        Assert.Equal(0.8 * 2 / 3, conditional[1].GetProperty("survival").GetDouble(), 1e-12);
    }

    [Fact]
    public void Rmst_states_ratios()
    {
        JsonElement ratio = Json("rmst", Data, "--time", "time", "--event", "dead", "--group", "arm", "--tau", "7").GetProperty("ratios")[0];
        Assert.Equal(["group", "reference", "ratio", "log_se", "lower", "upper", "z", "p"], Names(ratio));
        Assert.InRange(ratio.GetProperty("ratio").GetDouble(), ratio.GetProperty("lower").GetDouble(), ratio.GetProperty("upper").GetDouble());
    }

    [Fact]
    public void Cif_takes_rho_and_draws_its_curves()
    {
        string figure = Path.Combine(Folder, "cif.pdf");
        JsonElement json = Json("cif", Data, "--time", "time", "--event", "cause=1", "--competing", "cause=2", "--group", "arm", "--rho", "1", "--conf-type", "plain", "--plot", figure);
        Assert.Equal("gray, rho 1", json.GetProperty("settings").GetProperty("test").GetString());
        Assert.Equal("plain", json.GetProperty("settings").GetProperty("conf_type").GetString());
        Assert.StartsWith("%PDF", System.IO.File.ReadAllText(figure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OCH025: --milestone needs times", "km", "--group", "arm", "--milestone")]
    [InlineData("OCH025: --milestone compares groups", "km", "--at", "3", "--milestone")]
    [InlineData("OCH025: --conditional needs times", "km", "--conditional", "3")]
    [InlineData("OCH025: there are no groups", "landmark", "--at", "3")]
    [InlineData("OCH025: groups are named twice", "landmark", "--at", "3", "--by", "responded", "--group", "arm")]
    [InlineData("OCH025: the option --at is missing", "landmark", "--by", "responded")]
    [InlineData("OCH023: ':response' is not a possible value", "landmark", "--at", "3", "--by", ":response")]
    [InlineData("OCH025: --trend is not defined for the test maxcombo", "logrank", "--group", "arm", "--test", "maxcombo", "--trend")]
    [InlineData("OCH025: --combo belongs to the test maxcombo", "logrank", "--group", "arm", "--test", "gehan", "--combo", "0,0")]
    [InlineData("OCH023: '0,0/0,0' is not a possible value", "logrank", "--group", "arm", "--combo", "0,0/0,0")]
    [InlineData("OCH025: --gamma belongs to the Fleming-Harrington test", "logrank", "--group", "arm", "--test", "peto-peto", "--gamma", "1")]
    [InlineData("OCH025: --seed belongs to --permutations", "logrank", "--group", "arm", "--seed", "1")]
    [InlineData("OCH023: '0' is not a possible value", "logrank", "--group", "arm", "--permutations", "0")]
    [InlineData("OCH025: --rho belongs to the test of groups", "cif", "--rho", "1")]
    public void Options_that_do_not_go_together_are_refused(string fault, string verb, params string[] options)
    {
        CommandRun run = CommandRun.Of([verb, Data, "--time", "time", "--event", "dead", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains($"error {fault}", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] args)
    {
        CommandRun run = CommandRun.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (run.Exit, run.Exit == 0 ? "" : run.Error));
        return run.Json;
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
