using Xunit;

namespace Oncohort.Proof.Tests;

/// <summary>A draft of the reference study in our own words, right and with wrong numbers planted.</summary>
public class ReferenceDraftTests
{
    private static readonly (string Right, string Wrong, string Number)[] Planted =
    [
        ("91 patients (17.2%).", "91 patients (17.9%).", "17.9%"),
        ("18.4% in stage III", "14.8% in stage III", "14.8%"),
        ("91.2%, 41.8% and 28.6%", "91.2%, 48.1% and 28.6%", "48.1%"),
        ("136 (25.7%) female", "163 (25.7%) female", "163"),
        ("higher T category (p = 0.034)", "higher T category (p = 0.043)", "0.043"),
        ("15/54, 27.8%", "15/54, 28.7%", "28.7%"),
        ("HR 0.446, 95%", "HR 0.464, 95%", "0.464"),
        ("0.119–0.766", "0.119–0.676", "0.676"),
        ("31.4 months (95% CI 27.8", "34.1 months (95% CI 27.8", "34.1"),
        ("log-rank χ2 = 17.09", "log-rank χ2 = 17.90", "17.90"),
        ("24 (26.4)", "42 (26.4)", "42"),
        ("Harrell's concordance was 0.749", "Harrell's concordance was 0.794", "0.794"),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Planted.Length)];

    [Fact]
    public void No_right_number_is_accused() => Assert.Equal([], Accused(TestFiles.DraftText));

    [Fact]
    public void Most_numbers_of_the_results_are_held_with_their_paths()
    {
        IReadOnlyList<ProofNumber> numbers = Proofreader.Read(Draft.Parse(TestFiles.DraftText), TestFiles.Results);
        Assert.True(numbers.Count(number => number.Verdict == ProofVerdict.Held) > 140);
        ProofNumber ratio = numbers.Single(number => number is { Text: "0.446", Kind: "ratio" });
        Assert.Equal("$.analyses[9].univariable[0].terms[0].hr", ratio.Path);
        Assert.Equal(0.4456, ratio.Value!.Value, 3);
    }

    [Fact]
    public void All_planted_numbers_are_found_at_once_and_nothing_else()
    {
        string text = Planted.Aggregate(TestFiles.DraftText, (draft, planted) => Plant(draft, planted.Right, planted.Wrong));
        Assert.Equal(Planted.Select(planted => planted.Number).Order(StringComparer.Ordinal), Accused(text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_planted_number_alone_is_found(int place)
    {
        (string right, string wrong, string number) = Planted[place];
        Assert.Equal([number], Accused(Plant(TestFiles.DraftText, right, wrong)));
    }

    [Fact]
    public void The_number_that_was_meant_is_named()
    {
        IReadOnlyList<ProofNumber> numbers = Proofreader.Read(Draft.Parse(Plant(TestFiles.DraftText, "HR 0.446, 95%", "HR 0.464, 95%")), TestFiles.Results);
        NearNumber meant = numbers.Single(number => number.Text == "0.464").Nearest[0];
        Assert.Equal("$.analyses[9].univariable[0].terms[0].hr", meant.Path);
        Assert.Contains("Remission", meant.Of, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_document_reads_like_its_text()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.docx");
        try
        {
            WordFile.Write(path, Plant(TestFiles.DraftText, "24 (26.4)", "42 (26.4)"));
            Assert.Equal(["42"], Proofreader.Read(Draft.Read(path), TestFiles.Results).Where(IsAccused).Select(number => number.Text));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Plant(string draft, string right, string wrong)
    {
        Assert.Contains(right, draft, StringComparison.Ordinal);
        return draft.Replace(right, wrong, StringComparison.Ordinal);
    }

    private static string[] Accused(string text) => [.. Proofreader.Read(Draft.Parse(text), TestFiles.Results).Where(IsAccused).Select(number => number.Text)];

    private static bool IsAccused(ProofNumber number) => number.Verdict is ProofVerdict.NotHeld or ProofVerdict.Elsewhere;
}
