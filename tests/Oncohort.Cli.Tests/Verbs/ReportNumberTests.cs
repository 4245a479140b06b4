using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Oncohort.Tests.Shared;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

/// <summary>The report adds no number of its own: what it prints is in results.json.</summary>
public sealed partial class ReportNumberTests : IDisposable
{
    private const string Convention = "P values are two-sided and given to three decimals, or as <0.001.";

    /// <summary>The checklists print the numbers of their items and no results.</summary>
    private const string Checklists = "reporting-guidelines";

    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-numbers").FullName;

    [Theory]
    [InlineData("npc-imrt", 1000)]
    [InlineData("npc-gse102349", 300)]
    [InlineData("tcga-hnsc", 700)]
    [InlineData("rotterdam", 600)]
    public void Every_number_of_the_page_and_of_the_Word_document_is_in_the_results(string example, int atLeast)
    {
        string report = Path.Combine(_folder, "report");
        CommandRun run = CommandRun.Of("run", Path.Combine(Examples(), example, "study.yaml"), "--out", report, "--formats", "html,docx");
        Assert.True(run.Exit == 0, run.Error);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(report, "results.json")));
        JsonElement results = document.RootElement;
        Dictionary<string, JsonElement> analyses = results.GetProperty("analyses").EnumerateArray().ToDictionary(analysis => analysis.GetProperty("id").GetString()!);
        JsonElement notice = results.TryGetProperty("notice", out JsonElement stated) ? stated : results.GetProperty("title");

        XElement[] sections = [.. MainPart(File.ReadAllText(Path.Combine(report, "report.html"))).Elements("section")];
        string[] ids = [.. sections.Select(section => section.Attribute("id")!.Value)];
        string[] word = [.. WordSections.Of(Path.Combine(report, "report.docx"))];
        Assert.Equal(ids.Length, word.Length);
        Check(ids.Zip(sections.Select(Text)));
        Check(ids.Zip(word));
        Check(ids.Zip(sections.Select(FigureText)), least: 10);

        void Check(IEnumerable<(string Id, string Text)> document, int? least = null)
        {
            int printed = 0;
            List<string> missing = [];
            foreach ((string id, string whole) in document)
            {
                if (id == Checklists) continue;
                string text = whole.Replace(Convention, "", StringComparison.Ordinal);
                PrintedNumbers known = analyses.TryGetValue(id, out JsonElement analysis) ? PrintedNumbers.Of(analysis, notice) : PrintedNumbers.Of(results);
                printed += PrintedNumbers.Count(text);
                missing.AddRange(known.Missing(text).Select(number => $"{id}: {number}"));
            }

            Assert.Empty(missing);
            Assert.InRange(printed, least ?? atLeast, int.MaxValue);
        }
    }

    [Fact]
    public void Every_journal_that_a_study_file_may_name_has_a_style() =>
        Assert.Equal(Study.Definition.Presentation.Journals, Study.Definition.Presentation.Journals.Select(name => Reporting.JournalStyle.Named(name).Name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static XElement MainPart(string page)
    {
        int start = page.IndexOf("<main>", StringComparison.Ordinal);
        return XElement.Parse(page[start..(page.IndexOf("</main>", start, StringComparison.Ordinal) + "</main>".Length)]);
    }

    /// <summary>What people read, with blanks between elements; without pictures, the running numbers of tables and figures, and the links to files.</summary>
    private static string Text(XElement element)
    {
        if (element.Name.LocalName == "svg" || element.Attribute("class")?.Value == "files" || (element.Name == "b" && RunningNumber().IsMatch(element.Value))) return "";
        StringBuilder text = new();
        bool inline = element.Name.LocalName is "p" or "figcaption" or "td" or "th" or "span";
        foreach (XNode node in element.Nodes()) text.Append(node is XElement inner ? (inner.Name == "sup" ? " " : "") + Text(inner) : node is XText words ? words.Value : "").Append(inline ? "" : " ");
        return text.ToString();
    }

    /// <summary>What the figures say, but for the scales of their axes.</summary>
    private static string FigureText(XElement section) => string.Join('\n', section.Descendants()
        .Where(mark => mark.Attribute("data-text") is not null && mark.Attribute("data-role")!.Value is not ("x-tick" or "y-tick"))
        .Select(mark => mark.Attribute("data-text")!.Value));

    private static string Examples()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The root of the repository was not found."), "examples");
    }

    [GeneratedRegex(@"^(Table|Figure) \d+\.$")]
    private static partial Regex RunningNumber();
}
