using System.Text.RegularExpressions;

namespace Oncohort.Proof.Numbers;

/// <summary>What the words beside a number say of its role.</summary>
internal static partial class Cues
{
    /// <summary>The role that the words before and after a number give it.</summary>
    /// <param name="before">The text before it, as far as the number before.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="number">The number.</param>
    public static Role RoleOf(string before, string after, Written number)
    {
        if (number.Percent) return Role.Percent;
        if (PBefore().IsMatch(before)) return Role.P;
        if (StatisticBefore().IsMatch(before)) return Role.Statistic;
        if (RatioBefore().IsMatch(before)) return Role.Ratio;
        if (DfBefore().IsMatch(before) || DfAfter().IsMatch(after)) return Role.Df;
        if (MeasureBefore().IsMatch(before)) return Role.Measure;
        if (number.Whole && (CountBefore().IsMatch(before) || CountAfter().IsMatch(after) || (InBefore().IsMatch(before) && EndAfter().IsMatch(after)))) return Role.Count;
        return Role.Any;
    }

    /// <summary>Whether a number with a unit of time is a length that the sentence summarises: median survival was 31.4 months, or 2.6 years.</summary>
    public static bool IsLength(string sentenceBefore, string after) => TimeAfter().IsMatch(after) && MeasureBefore().IsMatch(sentenceBefore);

    /// <summary>Whether an interval follows: a bracket or a comma, and often its level.</summary>
    public static bool OpensInterval(string between) => Opening().IsMatch(between);

    /// <summary>Whether the text between two numbers joins the ends of an interval.</summary>
    public static bool JoinsInterval(string between) => Joint().IsMatch(between);

    [GeneratedRegex(@"\bp(?:[- ]?values?)?(?:\s+for\s+\w+(?:\s\w+)?)?\s*(?:=|<|>|of|was|:|\u2264|\u2265)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PBefore();

    [GeneratedRegex(@"(?:\u03C7\s?(?:2|\u00B2|\^2\^)?|chi-?\s?squared?|statistic)(?:\s*\([^)]*\))?\s*(?:=|of|was|:)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex StatisticBefore();

    [GeneratedRegex(@"(?:\b(?:s|c)?a?HRs?|\ba?ORs?|(?i:\bratios?)|HR \([^)]*\))\s*(?:=|of|was|were|:|,)?\s*\(?$")]
    private static partial Regex RatioBefore();

    [GeneratedRegex(@"(?:\bdf|degrees? of freedom)\s*(?:=|:)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex DfBefore();

    [GeneratedRegex(@"^\s*(?:df\b|degrees? of freedom)", RegexOptions.IgnoreCase)]
    private static partial Regex DfAfter();

    [GeneratedRegex(@"\b(?:median|mean|average|longest|shortest|range)\b[^;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex MeasureBefore();

    [GeneratedRegex(@"^[\s-]*(?:years?|months?|days?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TimeAfter();

    [GeneratedRegex(@"(?:\bn|\bof|\bin|\btotal of)\s*=\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex CountBefore();

    [GeneratedRegex(@"\b(?:in|for)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex InBefore();

    [GeneratedRegex(@"^\s*(?:[,.;)]|and\b|$)")]
    private static partial Regex EndAfter();

    [GeneratedRegex(@"^\s*(?:\w+[- ]){0,3}(?:patients?|deaths?|events?|cases?|men|women|males?|females?|people|persons?|individuals?|died|were|had|metastas[ei]s|recurrences?|failures?|losses|relapses?|records?|participants?|of (?:the|these|them|all)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex CountAfter();

    [GeneratedRegex(@"^\s*(?:months?|years?|days?|per [\w ]{1,20})?\s*[\(\[,;]\s*(?:\d+\s?%\s*)?(?:CI|confidence interval|IQR|interquartile range|range)?\s*[:=,]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*(?:%?\s*)(?:-|\u2013|\u2014|to|,|;)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}
