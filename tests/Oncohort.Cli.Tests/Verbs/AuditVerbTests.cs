using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class AuditVerbTests : DataFolder
{
    private static readonly JsonElement Reference = CommandRun.Of("audit", Published("npc-imrt", "published.json"), "--json").Json;

    [Fact]
    public void The_reference_study_has_at_least_seventy_findings()
    {
        Assert.Equal(["command", "version", "n", "excluded", "warnings", "settings", "study", "findings"], Reference.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("audit", 530, "chen-npc-imrt"), (Reference.GetProperty("command").GetString(), Reference.GetProperty("n").GetInt32(), Reference.GetProperty("study").GetString()));
        Assert.True(Reference.GetProperty("findings").GetArrayLength() >= 70);
        Assert.All(Findings(Reference), finding => Assert.Equal(["id", "kind", "printed", "recomputed", "verdict", "detail"], finding.EnumerateObject().Select(property => property.Name)));
    }

    [Theory]
    [InlineData("metastasis_abstract", "percentage", "17.3", 17.1698, "inconsistent")]
    [InlineData("fig1b_3_v_4", "statistic_p", "0.105", 0.1244, "inconsistent")]
    [InlineData("dm5_stage_1_2 60", "crude_rate", "6.7", 6.6667, "inconsistent")]
    [InlineData("dm5_stage_3 60", "crude_rate", "18.2", 18.1818, "inconsistent")]
    [InlineData("dm5_stage_4 60", "crude_rate", "24.4", 24.3902, "inconsistent")]
    [InlineData("sites other", "percentage", "6.5", 6.5934, "rounding")]
    [InlineData("table1_age p", "table_p", "0.250", 0.2534, "rounding")]
    [InlineData("table1_sex p", "table_p", "0.530", 0.5353, "rounding")]
    [InlineData("table1_who p", "table_p", "0.960", 0.9657, "rounding")]
    public void A_slip_of_the_paper_is_stated_with_the_number_recomputed(string id, string kind, string printed, double recomputed, string verdict)
    {
        JsonElement finding = Assert.Single(Findings(Reference), finding => finding.GetProperty("id").GetString() == id && finding.GetProperty("kind").GetString() == kind);
        Assert.Equal((printed, verdict), (finding.GetProperty("printed").GetString(), finding.GetProperty("verdict").GetString()));
        Assert.Equal(recomputed, finding.GetProperty("recomputed").GetDouble(), 1e-4);
    }

    [Fact]
    public void People_read_the_inconsistent_findings_and_the_sums()
    {
        CommandRun run = CommandRun.Of("audit", Published("npc-imrt", "published.json"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("metastasis_abstract", run.Output, StringComparison.Ordinal);
        Assert.Contains("6 inconsistent", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OCH086", "{\"id\": ")]
    [InlineData("OCH087", "{\"id\": 5}")]
    public void A_file_that_is_no_published_study_is_refused(string code, string text)
    {
        CommandRun run = CommandRun.Of("audit", File("bad.json", text), "--json");
        Assert.Equal(2, run.Exit);
        Assert.Contains(code, run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_paper_is_audited_without_a_change_of_the_program()
    {
        CommandRun run = CommandRun.Of("audit", Published("published", "yang-npc-skeletal.json"), "--json");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal(2685, run.Json.GetProperty("n").GetInt32());
        Assert.Contains(Findings(run.Json), finding => finding.GetProperty("id").GetString() == "smoking_1" && finding.GetProperty("verdict").GetString() == "inconsistent");
        Assert.Contains(Findings(run.Json), finding => finding.GetProperty("id").GetString() == "table1_sex p" && finding.GetProperty("verdict").GetString() == "consistent");
    }

    private static JsonElement.ArrayEnumerator Findings(JsonElement json) => json.GetProperty("findings").EnumerateArray();

    private static string Published(string folder, string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples", folder, file));
}
