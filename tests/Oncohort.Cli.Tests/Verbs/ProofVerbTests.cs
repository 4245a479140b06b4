using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class ProofVerbTests : DataFolder
{
    private const string Results = """
        {"version":"1","n":200,"analyses":[{"command":"km","title":"Overall survival by sex","endpoint":{"label":"Overall survival","unit":"months"},"n":200,
         "strata":[{"group":"male","n":120,"events":36,"at":[{"time":36,"survival":0.5512}]},{"group":"female","n":80,"events":14,"at":[{"time":36,"survival":0.7234}]}]}]}
        """;

    [Fact]
    public void A_wrong_number_is_named_with_what_was_meant()
    {
        CommandRun run = CommandRun.Of("proof", File("draft.md", "Survival at three years was 51.5% in men."), "--results", File("results.json", Results), "--json");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal(["command", "version", "n", "excluded", "warnings", "settings", "draft", "results", "numbers"], run.Json.EnumerateObject().Select(property => property.Name));
        JsonElement number = Assert.Single(run.Json.GetProperty("numbers").EnumerateArray());
        Assert.Equal(("51.5%", "percent", "not-held"), (number.GetProperty("text").GetString(), number.GetProperty("kind").GetString(), number.GetProperty("verdict").GetString()));
        Assert.Equal("$.analyses[0].strata[0].at[0].survival", number.GetProperty("nearest")[0].GetProperty("path").GetString());
    }

    [Fact]
    public void People_read_the_accused_numbers_and_the_sums()
    {
        CommandRun run = CommandRun.Of("proof", File("draft.md", "Survival at three years was 51.5% in men and 72.3% in women in 2011."), "--results", File("results.json", Results));
        Assert.Contains("51.5%", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 numbers: 1 not-held, 1 held, 1 not-a-result", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_results_there_is_nothing_to_hold_it_against() => Assert.Equal(2, CommandRun.Of("proof", File("draft.md", "One."), "--json").Exit);

    [Theory]
    [InlineData("draft.odt", "text", "{\"version\":\"1\"}", "OCH081")]
    [InlineData("draft.docx", "no archive", "{\"version\":\"1\"}", "OCH081")]
    [InlineData("draft.md", "text", "{", "OCH076")]
    [InlineData("draft.md", "text", "{\"a\":1}", "OCH076")]
    public void What_cannot_be_read_is_a_fault(string name, string text, string results, string code)
    {
        CommandRun run = CommandRun.Of("proof", File(name, text), "--results", File("results.json", results), "--json");
        Assert.Equal(2, run.Exit);
        Assert.Contains(code, run.Error + run.Output, StringComparison.Ordinal);
    }
}
