using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Typing;

/// <summary>Removes the spaces around texts and turns those that mean missing into null: the empty text, <c>NA</c>, and the codes given.</summary>
internal sealed class MissingTexts
{
    private const string Spaces = "' \t\u00A0'";

    private static readonly string[] Always = ["", "NA"];

    private readonly string _missing;

    public MissingTexts(IReadOnlyList<string> codes) =>
        _missing = string.Join(", ", Always.Concat(codes.Select(code => code.Trim())).Distinct(StringComparer.Ordinal).Select(Sql.Literal));

    /// <summary>SQL that gives the clean text of text column <paramref name="t"/>; trimming is left out where nothing is padded.</summary>
    public string Clean(string t, bool padded)
    {
        string text = padded ? $"trim({t}, {Spaces})" : t;
        return $"CASE WHEN {text} IN ({_missing}) THEN NULL ELSE {text} END";
    }
}
