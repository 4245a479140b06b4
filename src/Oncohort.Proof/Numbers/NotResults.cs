using System.Text.RegularExpressions;

namespace Oncohort.Proof.Numbers;

/// <summary>Numbers that no analysis gives: years, citations, numbers of tables and grades, doses, levels of confidence.</summary>
internal static partial class NotResults
{
    /// <returns>Why the number is not a result; null when it may be one.</returns>
    public static string? Reason(string before, string after, Written number)
    {
        if (number is { Whole: true, Value: >= 1900 and <= 2099 } && !Noun().IsMatch(after)) return "a year";
        if (Cited(before, after)) return "a citation";
        if (Reference().IsMatch(before)) return "the number of a table, figure or section";
        if (Grade().IsMatch(before)) return "a grade, stage or edition";
        if (Software().IsMatch(before)) return "a version";
        if (Unit().IsMatch(after)) return "a dose or another quantity with a unit";
        if (number.Percent && Level().IsMatch(after)) return "a level of confidence";
        if (RatioOfOne().IsMatch(after) || RatioOfOneBefore().IsMatch(before)) return "a proportion to one";
        return Address().IsMatch(before) ? "part of an address" : null;
    }

    private static bool Cited(string before, string after) =>
        (OpenBracket().IsMatch(before) && CloseBracket().IsMatch(after)) || (Raised().IsMatch(before) && after.Contains('^', StringComparison.Ordinal)) || CitedAs().IsMatch(before);

    [GeneratedRegex(@"^\s*(?:patients|events|deaths|people|cases)", RegexOptions.IgnoreCase)]
    private static partial Regex Noun();

    [GeneratedRegex(@"\[[\d,;\s\-\u2013]*$")]
    private static partial Regex OpenBracket();

    [GeneratedRegex(@"^[\d,;\s\-\u2013]*\]")]
    private static partial Regex CloseBracket();

    [GeneratedRegex(@"\^[\d,\s\-\u2013]*$")]
    private static partial Regex Raised();

    [GeneratedRegex(@"\brefs?(?:erences?)?\.?\s*(?:\d+\s*[,\u2013-]\s*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex CitedAs();

    [GeneratedRegex(@"\b(?:tables?|figs?\.?|figures?|sections?|appendix|chapter|supplement\w*|equations?|steps?|phase|no\.|number|box|panel|page|lines?)\s*(?:\d+[a-z]?\s*(?:,|and|to|-|\u2013)\s*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?:grades?|stages?|types?|levels?|scores?|class|WHO|ECOG|editions?|KPS|Karnofsky[\w\s]*)\s*(?:\d+\s*(?:,|and|or|to|-|\u2013)\s*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\b(?:R|SPSS|SAS|Stata|Oncohort|version|v\.|release)\s*$")]
    private static partial Regex Software();

    [GeneratedRegex(@"^\s?(?:-?\s?(?:c?Gy|mg|µg|ug|kg|g|ml|mL|L|cm|mm|nm|MV|MeV|kV|mmol|U/L|IU|fractions?|fx|cycles?|weeks?|weekly|hours?|h|minutes?|min|copies|degrees|angles|fields)\b|°|\s?x\s?10)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^\s*(?:CI\b|C\.I\.|confidence|limits|level)", RegexOptions.IgnoreCase)]
    private static partial Regex Level();

    [GeneratedRegex(@"^\s*:\s*1\b")]
    private static partial Regex RatioOfOne();

    [GeneratedRegex(@"\d\s*:\s*$")]
    private static partial Regex RatioOfOneBefore();

    [GeneratedRegex(@"(?:https?:|doi|www\.)\S*$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
