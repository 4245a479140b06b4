using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class SubgroupsVerbTests : DataFolder
{
    private static readonly string[] Records =
    [
        "time,dead,arm,sex,size,age", "1,1,new,f,1,50", "2,1,old,f,2,61", "3,1,new,m,1,44", "4,0,old,m,2,70", "5,1,old,f,1,55", "6,1,new,m,,52", "7,0,new,f,2,66",
        "8,1,old,m,1,41", "9,0,new,f,2,58", "10,1,old,m,2,49", "11,1,new,m,2,63", "12,0,old,f,1,47",
    ];

    private string[] Command => ["subgroups", File("d.csv", Records), "--time", "time", "--event", "dead", "--treatment", "arm", "--reference", "arm=old"];

    [Fact]
    public void Effects_are_stated_overall_and_in_every_level_with_both_arms()
    {
        CommandRun run = CommandRun.Of([.. Command, "--variables", "sex,size", "--json"]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        JsonElement json = run.Json;
        Assert.Equal(["command", "version", "n", "excluded", "warnings", "settings", "events", "treatment", "overall", "subgroups"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("new", "old"), (json.GetProperty("treatment").GetProperty("arm").GetString(), json.GetProperty("treatment").GetProperty("reference").GetString()));
        Assert.Equal(["n", "events", "arms", "hr", "se", "lower", "upper", "p"], json.GetProperty("overall").EnumerateObject().Select(property => property.Name));
        JsonElement sex = json.GetProperty("subgroups")[0];
        Assert.Equal(["variable", "missing", "levels", "interaction"], sex.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["f", "m"], sex.GetProperty("levels").EnumerateArray().Select(level => level.GetProperty("level").GetString()));
        Assert.Equal("""{"arm":"old","n":3,"events":2}""", Compact(sex.GetProperty("levels")[0].GetProperty("arms")[0]));
        Assert.Equal(["chi2", "df", "p", "wald"], sex.GetProperty("interaction").EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, json.GetProperty("subgroups")[1].GetProperty("missing").GetInt32());
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "OCH083");
    }

    [Fact]
    public void A_level_without_events_in_an_arm_is_null_with_a_warning()
    {
        JsonElement json = CommandRun.Of([.. Command, "--variables", "size", "--where", "not (arm = 'new' and size = 2 and dead = 1)", "--json"]).Json;
        JsonElement level = json.GetProperty("subgroups")[0].GetProperty("levels")[1];
        Assert.Equal(JsonValueKind.Null, level.GetProperty("hr").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("subgroups")[0].GetProperty("interaction").GetProperty("wald").GetProperty("p").ValueKind);
        Assert.Contains(json.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("text").GetString() == "the hazard ratio in size=2 is not estimable: no event under new");
    }

    [Fact]
    public void People_read_events_of_patients_and_one_interaction_p_a_variable()
    {
        string output = CommandRun.Of([.. Command, "--variables", "sex,size", "--covariates", "age"]).Output;
        Assert.Contains("hazard ratio of new against old", output, StringComparison.Ordinal);
        Assert.Contains("interaction p", output, StringComparison.Ordinal);
        Assert.Contains("sex=f", output, StringComparison.Ordinal);
        Assert.Contains("covariates age", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OCH023", "has 12 levels", "--treatment", "time", "--variables", "sex")]
    [InlineData("OCH025", "is the treatment", "--treatment", "arm", "--variables", "arm")]
    [InlineData("OCH025", "--variables is missing", "--treatment", "arm")]
    public void What_cannot_be_a_subgroup_analysis_is_refused(string code, string what, params string[] options)
    {
        CommandRun run = CommandRun.Of(["subgroups", File("d.csv", Records), "--time", "time", "--event", "dead", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_with_many_values_is_refused_as_a_subgroup()
    {
        string data = File("m.csv", ["time,dead,arm,age", .. Enumerable.Range(1, 30).Select(i => $"{i},1,{(i % 2 == 0 ? "a" : "b")},{40 + i}")]);
        CommandRun run = CommandRun.Of("subgroups", data, "--time", "time", "--event", "dead", "--treatment", "arm", "--variables", "age");
        Assert.Equal(2, run.Exit);
        Assert.Contains("cut it into classes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_arm_alone_cannot_be_compared()
    {
        CommandRun run = CommandRun.Of([.. Command[..^2], "--variables", "sex", "--where", "arm = 'new'"]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("OCH042", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_in_another_order_give_the_same_bytes()
    {
        string[] rest = ["--time", "time", "--event", "dead", "--treatment", "arm", "--variables", "sex,size", "--covariates", "age", "--json"];
        string forward = CommandRun.Of(["subgroups", File("d.csv", Records), .. rest]).Output;
        Assert.Equal(forward, CommandRun.Of(["subgroups", File("e.csv", [Records[0], .. Records.Skip(1).Reverse()]), .. rest]).Output);
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
