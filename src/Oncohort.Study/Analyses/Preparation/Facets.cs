using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Repeats an analysis within each level of a variable; patients without a value are in the analysis and in no panel.</summary>
internal static class Facets
{
    /// <summary>More panels than this cannot be read side by side.</summary>
    private const int Most = 12;

    /// <summary>The columns of an analysis and of its facet.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<string> own, Variable? facet) =>
        facet is null || own.Contains(facet.Name) ? own : [.. own, facet.Name];

    /// <summary>The panels in the order of the levels. <paramref name="panel"/> gets the level, its patients and their rows, null when nobody carries weight in it; warnings of a panel name it.</summary>
    /// <exception cref="InputException">OCH023: too many levels.</exception>
    public static FacetResult<TPanel> Of<TPanel>(PreparedRows rows, Variable variable, Func<string, int, PreparedRows?, TPanel> panel)
    {
        Levels levels = rows.AllLevelsOf(variable);
        if (levels.Labels.Count > Most) throw TooMany(levels);
        int missing = levels.Codes.Count(code => code < 0);
        if (missing > 0)
            rows.Warnings.Add(Warn.Of(FaultCode.RowsLeftOut, $"{missing} {(missing == 1 ? "patient has" : "patients have")} no value of {variable.Caption}: in the analysis, but in none of the panels"));
        string[] known = [.. rows.Warnings.Select(warning => warning.Text)];
        return new FacetResult<TPanel>(variable.Name, variable.Label, missing, [.. levels.Labels.Select((label, code) => Panel(rows, levels, code, panel, known))]);
    }

    private static TPanel Panel<TPanel>(PreparedRows rows, Levels levels, int code, Func<string, int, PreparedRows?, TPanel> panel, string[] known)
    {
        int[] kept = [.. Enumerable.Range(0, levels.Codes.Length).Where(row => levels.Codes[row] == code)];
        bool counts = rows.Weights is null ? kept.Length > 0 : Array.Exists(kept, row => rows.Weights[row] > 0);
        PreparedRows? part = counts ? rows.Part(kept) : null;
        TPanel made = panel(levels.Labels[code], kept.Length, part);
        foreach (Warning warning in part?.Warnings.Where(warning => !known.Contains(warning.Text)) ?? [])
            rows.Warnings.Add(warning with { Text = $"panel {levels.Variable.Caption} {levels.Labels[code]}: {warning.Text}" });
        return made;
    }

    private static InputException TooMany(Levels levels) => new(new Fault(
        FaultCode.BadValue,
        string.Create(CultureInfo.InvariantCulture, $"'{levels.Variable.Name}' has {levels.Labels.Count} levels"),
        "facet",
        string.Create(CultureInfo.InvariantCulture, $"at most {Most} levels, one panel each"),
        "use a variable with fewer levels, or cut it into classes"));
}
