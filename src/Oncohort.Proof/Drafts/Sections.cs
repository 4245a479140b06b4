using System.Text.RegularExpressions;

namespace Oncohort.Proof.Drafts;

/// <summary>The parts of a paper by their usual headings.</summary>
internal static partial class Sections
{
    /// <summary>Whether a line is nothing but the usual heading of a part.</summary>
    public static bool Names(string line) => Find(line) is not null;

    /// <summary>The part that a heading begins; the one before when it is a heading within it.</summary>
    public static DraftSection Of(string heading, DraftSection before) => Find(heading) ?? before;

    private static DraftSection? Find(string heading)
    {
        string name = Number().Replace(heading, "").Trim().TrimEnd(':', '.').ToLowerInvariant();
        return name switch
        {
            "introduction" or "background" => DraftSection.Introduction,
            "methods" or "method" or "materials and methods" or "patients and methods" or "material and methods" or "statistical analysis" or "statistical methods" or "statistics" => DraftSection.Methods,
            "results" or "result" or "findings" or "discussion" or "conclusion" or "conclusions" or "abstract" or "summary" or "tables" or "figures" or "figure legends" or "interpretation" => DraftSection.Results,
            "references" or "bibliography" or "literature" or "acknowledgements" or "acknowledgments" or "funding" or "author contributions" or "conflict of interest" or "conflicts of interest"
                or "data availability" or "abbreviations" => DraftSection.Back,
            _ => null,
        };
    }

    [GeneratedRegex(@"^\s*[\d.]+\s+")]
    private static partial Regex Number();
}
