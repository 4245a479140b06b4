using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Vocabularies;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Html;

/// <summary>The words that the page's script says, by their English wording: its own, and what the results say of exclusions and warnings. In English there are none.</summary>
internal sealed partial class PageWords(Edition edition) : Written(edition)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The element that holds them; empty in English.</summary>
    public string Of(StudyResults results)
    {
        if (Edition.Words.Language == Vocabulary.English) return "";
        SortedDictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (Match said in Said().Matches(PageParts.Script)) words[said.Groups["phrase"].Value] = Say(said.Groups["phrase"].Value);
        foreach (AnalysisResult analysis in results.Analyses)
        {
            foreach (string text in (IEnumerable<string>)[.. analysis.Excluded.Select(reason => reason.Reason), .. analysis.Warnings.Select(warning => warning.Text)]) words[text] = Recall(text);
        }

        string json = JsonSerializer.Serialize(words, Plain).Replace("<", "\\u003c", StringComparison.Ordinal);
        return new StringBuilder("<script type=\"application/json\" id=\"words\">").Append(json).Append("</script>\n").ToString();
    }

    [GeneratedRegex(@"say\('(?<phrase>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();
}
