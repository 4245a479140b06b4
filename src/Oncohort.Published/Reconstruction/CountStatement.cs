namespace Oncohort.Published.Reconstruction;

/// <summary>What a printed number says of how many patients there are.</summary>
/// <param name="Name">Its name in a conflict.</param>
/// <param name="Scope">The recorded variables that it concerns.</param>
/// <param name="Of">The patients counted.</param>
/// <param name="Within">The patients of whom they are a part.</param>
/// <param name="Count">How many are counted; null when only their share was printed.</param>
/// <param name="LowerShare">The smallest share that rounds to the printed one, when there is no count.</param>
/// <param name="UpperShare">The greatest share that rounds to the printed one, when there is no count.</param>
/// <param name="Place">Where in the paper; null when the study does not say.</param>
internal sealed record CountStatement(
    string Name, IReadOnlyList<int> Scope, Selection Of, Selection Within, int? Count, double LowerShare, double UpperShare, string? Place)
{
    /// <summary>Whether it is the percentage beside a count, which the count decides when the paper is right.</summary>
    public bool BesideCount { get; private init; }

    /// <summary>Its name and its place in the paper.</summary>
    public string NameAndPlace => Place is null ? Name : $"{Name} ({Place})";

    /// <summary>Everything that a study's counts, tables and curves say of numbers of patients.</summary>
    public static IReadOnlyList<CountStatement> Read(PublishedStudy study, VariableCatalog catalog)
    {
        List<CountStatement> statements = [];
        foreach (PublishedCount count in study.Counts) AddCount(study, count, catalog, statements);
        foreach (PublishedTable table in study.Tables) AddTable(table, catalog, statements);
        foreach (PublishedCurve curve in study.Curves) AddCrude(study, curve, catalog, statements);
        return statements;
    }

    private static void AddCount(PublishedStudy study, PublishedCount count, VariableCatalog catalog, List<CountStatement> statements)
    {
        if (!Known(count.Of, catalog) || !Known(count.Within, catalog)) return;
        if (count.N is { } n)
        {
            statements.Add(Equal(count.Id, count.Of, count.Within, n, count.Place, catalog));
            Printed[] percents = [.. study.Counts.Where(other => other.Of.Same(count.Of) && other.Within.Same(count.Within)).Select(other => other.Percent).OfType<Printed>()];
            if (count.Percent is not null) statements.Add(Beside(count.Id, count.Of, count.Within, percents, count.Place, catalog));
        }
        else if (count.Percent is { } percent)
        {
            statements.Add(Share(count.Id, count.Of, count.Within, percent, count.Place, catalog));
        }

        if (count.Denominator is { } all) statements.Add(Equal(count.Id + ", of", count.Within, Selection.All, all, count.Place, catalog));
    }

    private static void AddTable(PublishedTable table, VariableCatalog catalog, List<CountStatement> statements)
    {
        foreach (PublishedRow row in table.Rows)
        {
            for (int column = 0; column < row.Cells.Count; column++)
            {
                Dictionary<string, IReadOnlyList<string>> levels = new(StringComparer.Ordinal) { [table.Variable] = [row.Level] };
                string name = $"{table.Id}: {table.Variable} {row.Level}";
                if (table.By is { } by)
                {
                    levels[by] = [table.Columns[column]];
                    name += $", {by} {table.Columns[column]}";
                }

                PublishedCell cell = row.Cells[column];
                if (cell.N is { } n) statements.Add(Equal(name, new Selection(levels), table.Within, n, table.Place, catalog));
                if (cell is { N: not null, Percent: { } percent }) statements.Add(Beside(name, new Selection(levels), Whole(table, cell, levels), [percent], table.Place, catalog));
            }
        }
    }

    /// <summary>The patients whom a cell's percentage is of.</summary>
    private static Selection Whole(PublishedTable table, PublishedCell cell, Dictionary<string, IReadOnlyList<string>> levels)
    {
        string? kept = cell.Of switch { PercentOf.Column => table.By, PercentOf.Row => table.Variable, _ => null };
        Dictionary<string, IReadOnlyList<string>> whole = new(table.Within.Levels, StringComparer.Ordinal);
        if (kept is not null) whole[kept] = levels[kept];
        return new Selection(whole);
    }

    /// <summary>A share with the event that the paper prints without a number and that its own counts show to be a crude proportion.</summary>
    private static void AddCrude(PublishedStudy study, PublishedCurve curve, VariableCatalog catalog, List<CountStatement> statements)
    {
        if (curve.Quantity != CurveQuantity.Incidence || curve.Points.Count != 1 || curve.Points[0] is not { Percent: { } percent, N: null }) return;
        if (study.Endpoints.FirstOrDefault(endpoint => endpoint.Id == curve.Endpoint) is not { } endpoint) return;
        statements.Add(Share($"{curve.Id} (crude proportion)", endpoint.Event, curve.Within, percent, curve.Place, catalog));
    }

    private static bool Known(Selection selection, VariableCatalog catalog) => selection.Levels.Keys.All(id => catalog.Has(id) && !catalog[id].IsNumber);

    private static CountStatement Equal(string name, Selection of, Selection within, Printed n, string? place, VariableCatalog catalog) =>
        new($"{name} = {n.Text}", [.. catalog.Scope(of, within)], of, within, (int)n.Value, 0, 1, place);

    private static CountStatement Share(string name, Selection of, Selection within, Printed percent, string? place, VariableCatalog catalog) =>
        new($"{name} = {percent.Text} %", [.. catalog.Scope(of, within)], of, within, null, (percent.Value - percent.HalfUnit) / 100, (percent.Value + percent.HalfUnit) / 100, place);

    /// <summary>The percentages printed of one count; it is enough that one of them is right, and a digit may have been cut instead of rounded.</summary>
    private static CountStatement Beside(string name, Selection of, Selection within, Printed[] percents, string? place, VariableCatalog catalog) =>
        new($"{name} = {string.Join(" or ", percents.Select(percent => percent.Text).Distinct())} %", [.. catalog.Scope(of, within)], of, within, null,
            percents.Min(percent => percent.Value - percent.HalfUnit) / 100, percents.Max(percent => percent.Value + (2 * percent.HalfUnit)) / 100, place)
        { BesideCount = true };
}
