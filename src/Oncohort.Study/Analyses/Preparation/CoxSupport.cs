using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>How well the data support a Cox model.</summary>
internal static class CoxSupport
{
    /// <summary>Events for each coefficient that exists; null without one.</summary>
    public static double? EventsPerVariable(long events, IEnumerable<EstimateStatus> statuses)
    {
        int coefficients = statuses.Count(status => status != EstimateStatus.Collinear);
        return coefficients == 0 ? null : (double)events / coefficients;
    }

    /// <summary>The separated coefficients of a model without penalty: where they run to, and the level without events that is the reason.</summary>
    public static SeparatedTermResult[] Separated(PreparedRows rows, Design design, CoxFit fit) =>
        [.. Enumerable.Range(0, design.Terms.Count).Where(column => fit.DirectionOfDivergence(column) != 0)
            .Select(column => Separated(rows, design, design.Terms[column], fit.DirectionOfDivergence(column)))];

    private static SeparatedTermResult Separated(PreparedRows rows, Design design, DesignTerm term, int direction)
    {
        string infinity = direction > 0 ? "plus_infinity" : "minus_infinity";
        string? empty = term switch
        {
            { Factors: not null } or { Time: not null } or { Curve: not null } => null,
            { Level: null } => EmptyValue(rows, term),
            _ => EmptyLevel(rows, design, term),
        };
        string why = empty is not null
            ? $"no event occurs with {empty}"
            : direction > 0 ? "at every event the higher values fail first" : "at every event the lower values fail first";
        return new SeparatedTermResult(term.Name, infinity, empty, $"{term.Name} runs to {(direction > 0 ? "plus" : "minus")} infinity: {why}");
    }

    /// <summary>The level itself, or the reference, when none of its rows has the event.</summary>
    private static string? EmptyLevel(PreparedRows rows, Design design, DesignTerm term)
    {
        if (!HasEvent(rows, row => term.Values[row] == 1)) return term.Name;
        double[][] levels = [.. design.Terms.Where(other => ReferenceEquals(other.Variable, term.Variable)).Select(other => other.Values)];
        bool reference = HasEvent(rows, row => Array.TrueForAll(levels, level => level[row] == 0));
        return reference ? null : $"{term.Variable.Name}={term.Reference}";
    }

    /// <summary>The value of a numeric covariate with two values that has no event.</summary>
    private static string? EmptyValue(PreparedRows rows, DesignTerm term)
    {
        double[] values = [.. term.Values.Distinct().Order()];
        if (values.Length != 2) return null;
        foreach (double value in values)
        {
            if (!HasEvent(rows, row => term.Values[row] == value)) return FormattableString.Invariant($"{term.Name}={value}");
        }

        return null;
    }

    private static bool HasEvent(PreparedRows rows, Func<int, bool> among)
    {
        ReadOnlySpan<int> codes = rows.Data.EventCodes;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] == 1 && (rows.Weights is null || rows.Weights[row] > 0) && among(row)) return true;
        }

        return false;
    }
}
