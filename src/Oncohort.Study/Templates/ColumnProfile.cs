using Oncohort.Cohort;
using Oncohort.Study.Running;

namespace Oncohort.Study.Templates;

/// <summary>What a column of a data file looks like.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Values">Its distinct values in order, when there are few; else empty.</param>
/// <param name="Distinct">How many distinct values it has.</param>
/// <param name="Missing">How many rows have none.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="NonNegative">For numbers, whether none is negative.</param>
internal sealed record ColumnProfile(string Name, ColumnKind Kind, IReadOnlyList<string> Values, int Distinct, int Missing, int Rows, bool NonNegative)
{
    private const int Few = 12;

    private static readonly HashSet<string> MissingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "N/A", "n.a.", "NULL", "NaN", ".", "-", "?", "unknown", "missing", "not evaluated", "not available", "not applicable",
        "[Not Available]", "[Not Evaluated]", "[Not Applicable]", "[Unknown]", "[Discrepancy]",
    };

    /// <summary>Whether every row has a value of its own.</summary>
    public bool IsUnique => Missing == 0 && Distinct == Rows;

    /// <summary>Profiles every column, with the texts that plainly mean missing taken as missing.</summary>
    public static (IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<string> MissingCodes) Read(string source)
    {
        string[] codes;
        using (var raw = CohortDatabase.Open(source, new LoadOptions()))
        {
            CohortTable table = raw.Fetch();
            codes = [.. table.Names.Select(name => table[name]).OfType<TextColumn>().SelectMany(column => column.Levels).Where(MissingWords.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        using var cohort = CohortDatabase.Open(source, new LoadOptions { MissingCodes = codes });
        CohortTable cleaned = cohort.Fetch();
        return ([.. cohort.Columns.Select(info => Of(cleaned[info.Name], info.Kind))], codes);
    }

    private static ColumnProfile Of(Column column, ColumnKind kind)
    {
        IReadOnlyList<string> values = LevelLabels.Values(column);
        bool nonNegative = column is NumberColumn numbers && !numbers.Values.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon);
        return new ColumnProfile(column.Name, kind, values.Count <= Few ? values : [], values.Count, column.Missing, column.Rows, nonNegative);
    }
}
