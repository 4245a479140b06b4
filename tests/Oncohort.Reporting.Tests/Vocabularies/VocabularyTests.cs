using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Oncohort.Reporting.Vocabularies;
using Xunit;

namespace Oncohort.Reporting.Tests.Vocabularies;

public sealed partial class VocabularyTests
{
    private static readonly string Chinese = "总生存", Latin = "distant metastasis";
    private static readonly string[] OfSentences = ["Wording", "Guidelines"];

    [Fact]
    public void Every_phrase_in_the_code_of_the_report_has_its_Chinese()
    {
        Vocabulary chinese = new("zh");
        string[] phrases = [.. Phrases()];
        foreach (string phrase in phrases) chinese.Say(phrase);

        Assert.True(phrases.Length > 400);
        Assert.True(chinese.Missing.Count == 0, string.Join("\n", chinese.Missing));
    }

    [Fact]
    public void A_phrase_and_its_Chinese_have_the_same_places()
    {
        Vocabulary chinese = new("zh");

        Assert.All(Phrases().Distinct(StringComparer.Ordinal), phrase => Assert.Equal(Places(phrase), Places(chinese.Say(phrase))));
    }

    [Fact]
    public void Values_stand_in_their_places_with_a_space_where_scripts_meet()
    {
        Vocabulary chinese = new("zh");

        Assert.Equal($"{Chinese}：8 例患者中 3 例事件", chinese.Say($"{Chinese}: {3} events in {8} patients"));
        Assert.Equal($"无{Chinese}率", chinese.Say($"Free of {Chinese}"));
        Assert.Equal($"无 {Latin} 率", chinese.Say($"Free of {Latin}"));
        Assert.Equal($"Free of {Latin}", new Vocabulary(Vocabulary.English).Say($"Free of {Latin}"));
        Assert.True(chinese.Missing.Count == 0, string.Join("\n", chinese.Missing));
    }

    [Fact]
    public void A_phrase_without_Chinese_stays_English_and_is_remembered()
    {
        Vocabulary chinese = new("zh");

        Assert.Equal("no such phrase 3", chinese.Say($"no such phrase {3}"));
        Assert.Equal("an unknown warning", chinese.Recall("an unknown warning"));
        Assert.Equal(["an unknown warning", "no such phrase {0}"], chinese.Missing);
    }

    [Fact]
    public void Every_warning_and_reason_of_the_study_has_its_Chinese()
    {
        Vocabulary chinese = new("zh");
        string[] warnings = [.. Warnings()];
        foreach (string warning in warnings) chinese.Recall(warning);

        Assert.True(warnings.Length > 60);
        Assert.True(chinese.Missing.Count == 0, string.Join("\n", chinese.Missing));
    }

    [Theory]
    [InlineData("36 rows were left out: missing Stage (14), missing in (22)", "排除 36 行：缺失 Stage (14)，缺失 in (22)")]
    [InlineData("median survival of group in is not reached", "in 组的中位生存时间未达到")]
    [InlineData("a confidence limit of the median follow-up of group all is not reached", "中位随访时间的一个置信限未达到")]
    [InlineData("panel Stage II: a confidence limit of the median survival of group no is not reached", "分面 Stage II：no 组中位生存时间的一个置信限未达到")]
    [InlineData("landmark 6: median survival of group yes is not reached", "界标 6：yes 组的中位生存时间未达到")]
    [InlineData("43 events for 6 coefficients, fewer than 10 for each", "6 个系数仅有 43 个事件，每个系数不足 10 个")]
    public void What_another_room_said_is_recalled_and_names_within_it_stay(string english, string words) => Assert.Equal(words, new Vocabulary("zh").Recall(english));

    [Fact]
    public void An_unknown_language_is_an_error() => Assert.Throws<ArgumentException>(() => new Vocabulary("xx"));

    private static IEnumerable<string> Phrases()
    {
        string source = Source();
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !OfSentences.Append("obj").Append("bin").Contains(Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0]))
            .Where(file => !Regex.IsMatch(File.ReadAllText(file), @"\bPhrasebook\b"))
            .SelectMany(file => SaidPhrases.In(File.ReadAllText(file)));
    }

    /// <summary>The texts of warnings and reasons in the code of the study, with a number in their places.</summary>
    private static IEnumerable<string> Warnings() =>
        Directory.EnumerateFiles(Path.Combine(Source(), "..", "Oncohort.Study"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => SaidPhrases.In(WarnOf().Replace(File.ReadAllText(file), "Say(")))
            .Select(template => Place().Replace(template, "7"));

    private static string[] Places(string phrase) => [.. Place().Matches(phrase).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Oncohort.Reporting"));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    /// <summary>A call that makes a warning, up to its text.</summary>
    [GeneratedRegex(@"\bWarn\.Of\(\s*FaultCode\.\w+,\s*")]
    private static partial Regex WarnOf();
}
