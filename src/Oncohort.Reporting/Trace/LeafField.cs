namespace Oncohort.Reporting.Trace;

/// <summary>A name under which numbers of the results stand, such as <c>lower</c>, with the words by which tables and text speak of it.</summary>
/// <param name="name">The name.</param>
/// <param name="index">Its position among the names of a <see cref="LeafVocabulary"/>.</param>
internal sealed class LeafField(string name, int index)
{
    private static readonly Dictionary<string, string[]> Spoken = new(StringComparer.Ordinal)
    {
        ["p"] = ["p value", "p =", "p <", "p >"],
        ["p_adjusted"] = ["adjusted p value"],
        ["hr"] = ["hr", "hazard ratio"],
        ["at_risk"] = ["at risk"],
        ["events"] = ["events", "transition"],
        ["n"] = ["patients", "n (%)", ", n", "n ="],
        ["survival"] = ["%"],
        ["cif"] = ["%"],
        ["percent"] = ["%"],
        ["chi2"] = ["\u03c7"],
        ["df"] = ["df"],
        ["expected"] = ["expected"],
        ["observed"] = ["observed"],
        ["missing"] = ["missing"],
        ["kept"] = ["remaining"],
        ["excluded"] = ["excluded"],
        ["excluded_missing"] = ["not assessable"],
        ["count"] = ["left out"],
        ["read"] = ["read"],
        ["censored"] = ["censored"],
        ["competing"] = ["competing"],
        ["rmst"] = ["mean"],
        ["difference"] = ["difference"],
        ["ratio"] = ["ratio"],
        ["level"] = ["level"],
        ["events_per_variable"] = ["events per"],
        ["oncohort"] = ["oncohort"],
        ["equal"] = ["equal"],
        ["rounding"] = ["rounding"],
        ["differs"] = ["differ"],
        ["not_comparable"] = ["not comparable"],
        ["all"] = ["all"],
        ["z"] = ["z"],
    };

    /// <summary>Its position among the names.</summary>
    public int Index { get; } = index;

    /// <summary>The words by which it is spoken of; null where none are known.</summary>
    public IReadOnlyList<string>? Words { get; } = Spoken.GetValueOrDefault(name);

    /// <summary>Whether its numbers count patients, events or degrees of freedom.</summary>
    public bool IsCount { get; } = name is "n" or "events" or "at_risk" or "count" or "missing" or "kept" or "excluded" or "excluded_missing" or "read" or "censored" or "competing" or "df";

    /// <summary>Whether its numbers are printed only where it is spoken of.</summary>
    public bool IsOnlyNamed { get; } = name is "oncohort" or "equal" or "rounding" or "differs" or "not_comparable" or "all";

    /// <summary>Whether its numbers are shares of one that may be printed in per cent.</summary>
    public bool IsShare { get; } = name is "survival" or "cif" or "probability" or "occupancy" or "estimate" or "lower" or "upper" or "difference" or "se" or "level";

    /// <summary>Whether its numbers are in per cent.</summary>
    public bool IsPercentage { get; } = name == "percent";

    /// <summary>Whether its numbers are lower limits of intervals.</summary>
    public bool IsLower { get; } = name == "lower";

    /// <summary>Whether its numbers are limits of intervals.</summary>
    public bool IsLimit { get; } = name is "lower" or "upper";
}
