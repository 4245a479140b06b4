using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class StageVerbTests
{
    [Fact]
    public void A_stage_group_is_printed_as_json()
    {
        JsonElement json = CommandRun.Of("stage", "--site", "nasopharynx", "--edition", "7", "--t", "T2", "--n", "N1", "--m", "M0", "--json").Json;
        Assert.Equal("II", json.GetProperty("group").GetString());
        Assert.Equal(["command", "version", "n", "excluded", "warnings", "settings"], json.EnumerateObject().Take(6).Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
    }

    [Fact]
    public void Restaging_gives_an_interval_and_names_what_would_decide()
    {
        JsonElement json = CommandRun.Of("stage", "--site", "nasopharynx", "--edition", "8", "--t", "T2", "--n", "N1", "--m", "M0", "--to", "9", "--json").Json.GetProperty("restaging");
        Assert.Equal("IB", json.GetProperty("minimum").GetString());
        Assert.Equal("III", json.GetProperty("maximum").GetString());
        Assert.Equal("ene", json.GetProperty("deciding")[0].GetProperty("finding").GetString());
    }

    [Fact]
    public void Known_anatomy_narrows_the_interval()
    {
        JsonElement json = CommandRun.Of("stage", "--site", "nasopharynx", "--edition", "8", "--t", "T2", "--n", "N1", "--m", "M0", "--to", "9", "--anatomy", "ene=no", "--json").Json;
        Assert.Equal("IB", json.GetProperty("restaging").GetProperty("group").GetString());
    }

    [Theory]
    [InlineData("T5", "7", "TX, T0, Tis, T1, T2, T3, T4")]
    [InlineData("T1", "6", "7, 8, 9")]
    public void What_is_unknown_is_a_fault_that_lists_the_legal_values(string t, string edition, string legal)
    {
        CommandRun run = CommandRun.Of("stage", "--site", "nasopharynx", "--edition", edition, "--t", t, "--n", "N0", "--m", "M0");
        Assert.Equal(2, run.Exit);
        Assert.Contains(legal, run.Error, StringComparison.Ordinal);
    }
}
