using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>How many patients each selection has, as printed; the same selection counted twice must give the same number.</summary>
internal sealed class KnownCounts
{
    private readonly Dictionary<string, PublishedVariable> _variables;
    private readonly Dictionary<string, (double N, string Source)> _counts = new(StringComparer.Ordinal);
    private readonly List<AuditFinding> _findings;

    public KnownCounts(PublishedStudy study, List<AuditFinding> findings)
    {
        _variables = study.Variables.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        _findings = findings;
        _counts[Key(Selection.All)] = (study.Patients.Value, "patients");
        foreach (PublishedCount count in study.Counts)
        {
            if (Exact(count.N) is { } n) Add(count.Id, Join(count.Within, count.Of), n);
        }

        foreach (PublishedCount count in study.Counts)
        {
            if (Exact(count.Denominator) is { } n) Add(count.Id + " denominator", count.Within, n);
        }

        foreach (PublishedTable table in study.Tables) AddCells(table);
        foreach (PublishedTable table in study.Tables) AddSums(table);
    }

    /// <returns>The number of patients; null when it was not printed and is no sum of what was.</returns>
    public double? Of(Selection selection)
    {
        if (_counts.TryGetValue(Key(selection), out (double N, string Source) known)) return known.N;
        foreach ((string variable, IReadOnlyList<string> levels) in Normal(selection).Where(pair => pair.Value.Count > 1))
        {
            double?[] parts = [.. levels.Select(level => _counts.TryGetValue(Key(With(selection, variable, [level])), out (double N, string Source) part) ? part.N : (double?)null)];
            if (parts.All(part => part is not null)) return parts.Sum();
        }

        return null;
    }

    /// <returns>The number as by <see cref="Of"/>, or what the other levels of a variable leave of the whole; null when that is not known either.</returns>
    public double? OfOrRest(Selection selection)
    {
        if (Of(selection) is { } known) return known;
        Dictionary<string, IReadOnlyList<string>> normal = Normal(selection);
        foreach ((string variable, IReadOnlyList<string> levels) in normal)
        {
            string[] others = [.. _variables[variable].Levels.Except(levels)];
            Selection whole = Join(new Selection(normal.Where(pair => pair.Key != variable).ToDictionary(StringComparer.Ordinal)), _variables[variable].Within);
            if (Of(whole) is { } all && Of(With(whole, variable, others)) is { } rest) return all - rest;
        }

        return null;
    }

    /// <summary>Whether two selections are of the same patients.</summary>
    public bool Same(Selection one, Selection other) => Key(one) == Key(other);

    public static Selection Join(Selection within, Selection of) =>
        of.Levels.Aggregate(within, (joined, pair) => With(joined, pair.Key, joined.Levels.TryGetValue(pair.Key, out IReadOnlyList<string>? levels) ? [.. levels.Intersect(pair.Value)] : pair.Value));

    public static Selection Cell(PublishedTable table, string level, string? column)
    {
        Selection row = With(table.Within, table.Variable, [level]);
        return column is null ? row : With(row, table.By!, [column]);
    }

    private static Selection With(Selection selection, string variable, IReadOnlyList<string> levels) =>
        new(new Dictionary<string, IReadOnlyList<string>>(selection.Levels, StringComparer.Ordinal) { [variable] = levels });

    private static double? Exact(Printed? number) => number is { Kind: PrintedKind.Number } ? number.Value : null;

    private void AddCells(PublishedTable table)
    {
        foreach (PublishedRow row in table.Rows)
        {
            for (int i = 0; i < row.Cells.Count; i++)
            {
                if (Exact(row.Cells[i].N) is { } n) Add($"{table.Id} {row.Level} {(table.By is null ? "" : table.Columns[i])}".TrimEnd(), Cell(table, row.Level, table.By is null ? null : table.Columns[i]), n);
            }
        }
    }

    private void AddSums(PublishedTable table)
    {
        int columns = Math.Max(1, table.Columns.Count);
        if (table.By is { } by && table.Columns.Count == _variables[by].Levels.Count)
        {
            foreach (PublishedRow row in table.Rows) AddSum($"{table.Id} {table.Variable} {row.Level} sum", Cell(table, row.Level, null), row.Cells);
        }

        string[] printed = [.. table.Rows.Select(row => row.Level)];
        Selection covered = Join(table.Within, new Selection(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [table.Variable] = printed }));
        for (int i = 0; i < columns; i++)
        {
            int column = i;
            AddSum($"{table.Id} {(table.By is null ? "" : $"{table.By} {table.Columns[i]} ")}sum", table.By is null ? covered : With(covered, table.By, [table.Columns[i]]), [.. table.Rows.Select(row => row.Cells[column])]);
        }
    }

    private void AddSum(string id, Selection selection, IReadOnlyList<PublishedCell> cells)
    {
        double?[] parts = [.. cells.Select(cell => Exact(cell.N))];
        if (parts.All(part => part is not null)) Add(id, selection, parts.Sum()!.Value);
    }

    private void Add(string id, Selection selection, double n)
    {
        string printed = n.ToString(CultureInfo.InvariantCulture);
        if (_counts.TryGetValue(Key(selection), out (double N, string Source) known))
        {
            AuditVerdict verdict = Math.Abs(known.N - n) < 0.5 ? AuditVerdict.Consistent : AuditVerdict.Inconsistent;
            _findings.Add(new AuditFinding(id, "count", printed, known.N, verdict, $"the same patients counted in: {known.Source}"));
        }
        else if (Of(selection) is { } sum)
        {
            _findings.Add(new AuditFinding(id, "count", printed, sum, Math.Abs(sum - n) < 0.5 ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, "sum of the printed counts of the levels"));
            _counts[Key(selection)] = (n, id);
        }
        else
        {
            _counts[Key(selection)] = (n, id);
        }
    }

    private string Key(Selection selection) => string.Join('\u0002', Normal(selection)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + '\u0001' + string.Join('\u0001', pair.Value.Order(StringComparer.Ordinal))));

    /// <summary>The same patients by basic variables: a level that gathers others is replaced by them, and what leaves nobody out is dropped.</summary>
    private Dictionary<string, IReadOnlyList<string>> Normal(Selection selection)
    {
        Selection basic = Selection.All;
        foreach ((string id, IReadOnlyList<string> levels) in selection.Levels)
        {
            PublishedVariable variable = _variables[id];
            basic = Join(Basic(basic, id, levels, variable), variable.Within);
        }

        return basic.Levels.Where(pair => pair.Value.Count != _variables[pair.Key].Levels.Count)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    private static Selection Basic(Selection so, string id, IReadOnlyList<string> levels, PublishedVariable variable)
    {
        bool apart = variable.Derivation is GroupingDerivation grouped && grouped.Levels.Values.SelectMany(parts => parts).GroupBy(part => part, StringComparer.Ordinal).All(parts => parts.Count() == 1);
        if (!apart) return Join(so, With(Selection.All, id, levels));
        var grouping = (GroupingDerivation)variable.Derivation!;
        return Join(so, With(Selection.All, grouping.Of, [.. levels.Where(grouping.Levels.ContainsKey).SelectMany(level => grouping.Levels[level])]));
    }
}
