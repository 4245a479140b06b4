using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Tests.Shared;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

/// <summary>Nothing that a run writes for a masked study tells a small count: no page, document, workbook, table or figure. What a paper printed stays as it was printed.</summary>
public sealed partial class MaskedReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-masked").FullName;

    [Theory]
    [InlineData("npc-gse102349", 5)]
    [InlineData("npc-gse102349", 10)]
    [InlineData("tcga-hnsc", 5)]
    [InlineData("tcga-hnsc", 10)]
    [InlineData("npc-imrt", 5)]
    [InlineData("rotterdam", 20)]
    public void No_file_of_a_masked_study_tells_a_small_count(string example, int below)
    {
        string report = Report(example, below);

        (string File, string Text)[] texts = [.. Texts(report).Where(text => !Path.GetFileName(text.File).StartsWith("published", StringComparison.Ordinal))];
        Assert.Equal(["csv", "docx", "html", "json", "svg", "xlsx"], texts.Select(text => Path.GetExtension(text.File)[1..]).Distinct().Order());
        Assert.Empty(texts.SelectMany(text => Counts(text.File, text.Text).Where(count => count.Number > 0 && count.Number < below).Select(count => $"{Path.GetFileName(text.File)}: {count.Where}")));
        Assert.InRange(texts.Sum(text => Counts(text.File, text.Text).Count()), 100, int.MaxValue);
        Assert.All(texts.Where(text => Path.GetExtension(text.File) is ".html" or ".docx" or ".xlsx" or ".json"), text => Assert.Contains($"<{below}", text.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_search_finds_small_counts_where_none_is_masked()
    {
        (string File, string Text)[] texts = [.. Texts(Report("npc-gse102349", null))];

        Assert.Equal(
            [".csv", ".json"],
            texts.Where(text => Counts(text.File, text.Text).Any(count => count.Number is > 0 and < 5)).Select(text => Path.GetExtension(text.File)).Distinct().Order());
    }

    [Fact]
    public void A_masked_report_is_proved_compared_and_says_what_it_withholds()
    {
        string report = Report("npc-gse102349", 5);

        Assert.Equal(5, Json(report, "provenance.json").GetProperty("mask_below").GetInt32());
        Assert.Equal(5, Json(report, "results.json").GetProperty("mask_below").GetInt32());
        Assert.Contains(Json(report, "results.json").GetProperty("methods").EnumerateArray(), sentence => sentence.GetString()!.StartsWith("To protect patients, counts of 1 to 4", StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.Of("verify", report, "--study", Path.Combine(_folder, "npc-gse102349", "study.yaml")).Exit);
        Assert.Contains("0 moved", CommandRun.Of("compare", report, report).Output, StringComparison.Ordinal);
        string draft = Path.Combine(_folder, "draft.md");
        File.WriteAllText(draft, "# Results\n\nOf 68 patients, <5 had stage II and 39 had stage III. Stage II was found in 3 patients.\n");
        CommandRun proof = CommandRun.Of("proof", draft, "--results", Path.Combine(report, "results.json"), "--json");
        Assert.Equal(["3"], proof.Json.GetProperty("numbers").EnumerateArray().Where(number => number.GetProperty("verdict").GetString() == "not-held").Select(number => number.GetProperty("text").GetString()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs a copy of an example with a limit.</summary>
    private string Report(string example, int? below)
    {
        string source = Path.Combine(Examples(), example);
        string copy = Directory.CreateDirectory(Path.Combine(_folder, example)).FullName;
        foreach (string file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        string study = Path.Combine(copy, "study.yaml");
        if (below is not null) File.WriteAllText(study, StudyKey().Replace(File.ReadAllText(study), match => $"{match.Value}mask_below: {below}{(match.Value.EndsWith('{') ? ", " : "\n" + match.Groups["indent"].Value)}", 1));
        string report = Path.Combine(_folder, "report");
        CommandRun run = CommandRun.Of("run", study, "--out", report, "--formats", "html,docx,xlsx");
        Assert.True(run.Exit == 0, run.Error);
        return report;
    }

    private static JsonElement Json(string report, string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(report, file))).RootElement;

    private static IEnumerable<(string File, string Text)> Texts(string report)
    {
        foreach (string file in Directory.EnumerateFiles(report, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "provenance.json"))
        {
            switch (Path.GetExtension(file))
            {
                case ".json" or ".csv": yield return (file, File.ReadAllText(file)); break;
                case ".html": yield return (file, Plain(Script().Replace(File.ReadAllText(file), ""))); break;
                case ".svg": yield return (file, Plain(File.ReadAllText(file))); break;
                case ".docx" or ".xlsx": yield return (file, Packed(file)); break;
            }
        }
    }

    /// <summary>The words of a packed document, each paragraph and cell by itself.</summary>
    private static string Packed(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return string.Join('\n', archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !entry.FullName.Contains("styles", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return Plain(reader.ReadToEnd());
        }));
    }

    private static string Plain(string markup) => System.Net.WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(markup, ""), "\n")).Replace('\u00a0', ' ');

    /// <summary>The counts of a text: those with their noun or sign, the counted columns of a table, and the counted fields of results.</summary>
    private static IEnumerable<(double Number, string Where)> Counts(string file, string text)
    {
        if (Path.GetExtension(file) == ".json") return Fields(JsonDocument.Parse(text).RootElement, "");
        IEnumerable<(double, string)> said = Said().Matches(text).Select(match => (Number(match.Groups["n"].Value), Around(text, match)));
        return Path.GetExtension(file) == ".csv" ? said.Concat(Columns(text)) : said;
    }

    private static IEnumerable<(double, string)> Columns(string csv)
    {
        string[][] rows = [.. csv.TrimStart('\ufeff').Split('\n').TakeWhile(line => line.Length > 0).Select(line => CsvCell().Matches(line.TrimEnd('\r')).Select(cell => cell.Groups[1].Value.Trim('"')).ToArray())];
        foreach (string[] row in rows.Skip(1).Where(row => !row[0].Contains("median", StringComparison.Ordinal)))
        {
            for (int column = 1; column < Math.Min(row.Length, rows[0].Length); column++)
            {
                bool counted = Counted().IsMatch(rows[0][column]) || row[0].EndsWith(", n", StringComparison.Ordinal);
                if (counted && FirstNumber().Match(row[column].Replace('\u00a0', ' ')) is { Success: true } number) yield return (Number(number.Value), $"{row[0]}: {row[column]}");
            }
        }
    }

    private static IEnumerable<(double, string)> Fields(JsonElement element, string path)
    {
        string name = path[(path.LastIndexOf('.') + 1)..];
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Where(field => field.Name != "settings").SelectMany(field => Fields(field.Value, $"{path}.{field.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Fields(item, path)),
            JsonValueKind.Number when name is "n" or "read" or "kept" or "excluded" or "excluded_missing" or "count" or "events" or "observed" or "missing" or "censored" or "competing" or "at_risk" or "counts" or "graded" => [(element.GetDouble(), path)],
            _ => [],
        };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Around(string text, Match match) => text[Math.Max(0, match.Index - 40)..Math.Min(text.Length, match.Index + match.Length + 40)].Replace('\n', ' ');

    private static string Examples()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The root of the repository was not found."), "examples");
    }

    [GeneratedRegex(@"(?m)^study:\s*(\{|\n(?<indent>\s+))")]
    private static partial Regex StudyKey();

    [GeneratedRegex(@"<script.*?</script>|<style.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Script();

    /// <summary>Marks that divide a text without ending it.</summary>
    [GeneratedRegex(@"</?(span|b|i|em|a|sup|tspan|w:r|w:t|w:rPr|w:b|w:i)(\s[^>]*)?/?>")]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b[nN] = (?<n>\d+)(?![\d\u2013.])|\bevents = (?<n>\d+)(?![\d\u2013.])|(?<![\d.\u2013<\u2265-]|\d to )\b(?<n>\d+) (patients|events|records|rows|excluded|left out|remain|censored|deaths)\b")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?:^|,)(""[^""]*""|[^,]*)")]
    private static partial Regex CsvCell();

    /// <summary>Headers of columns that count; those of Table 1 carry the size of the group.</summary>
    [GeneratedRegex(@", ?n$|,\u00a0n$|[Oo]bserved events|^Grade \d|\(N")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\d+(?=$| \()")]
    private static partial Regex FirstNumber();
}
