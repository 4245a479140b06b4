using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>Percentages against their counts.</summary>
internal static class PercentageChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedCount count in study.Counts)
        {
            if (count.Percent is { } percent) yield return Percentage(count.Id, percent, count.N?.Value ?? known.OfOrRest(KnownCounts.Join(count.Within, count.Of)), count.Denominator?.Value ?? known.Of(count.Within));
        }

        foreach (PublishedTable table in study.Tables)
        {
            foreach (PublishedRow row in table.Rows)
            {
                for (int i = 0; i < row.Cells.Count; i++)
                {
                    string? column = table.By is null ? null : table.Columns[i];
                    if (row.Cells[i].Percent is { } percent) yield return Percentage($"{table.Id} {row.Level} {column}".TrimEnd(), percent, row.Cells[i].N?.Value, known.Of(Whole(table, row, row.Cells[i].Of, column)));
                }
            }
        }

        foreach (PublishedCurve curve in study.Curves.Where(curve => curve.Estimator == "crude"))
        {
            foreach (PublishedPoint point in curve.Points.Where(point => point is { Percent: not null, N: not null }))
                yield return Percentage($"{curve.Id} {point.Time}", point.Percent!, point.N!.Value, known.Of(curve.Within));
        }
    }

    public static AuditFinding Percentage(string id, Printed printed, double? n, double? of)
    {
        if (n is not { } part || of is not { } whole || whole <= 0) return new AuditFinding(id, "percentage", printed.Text, null, AuditVerdict.NotCheckable, "the count or what it is part of was not printed");
        double exact = 100 * part / whole;
        string share = string.Create(CultureInfo.InvariantCulture, $"{part} of {whole}");
        AuditVerdict verdict = Rounding.Compare(printed, exact);
        return new AuditFinding(id, "percentage", printed.Text, exact, verdict, verdict == AuditVerdict.Rounding ? share + ", cut, or rounded to fewer digits than printed" : share);
    }

    private static Selection Whole(PublishedTable table, PublishedRow row, PercentOf of, string? column) => of switch
    {
        PercentOf.Row => KnownCounts.Cell(table, row.Level, null),
        PercentOf.Column when column is not null => KnownCounts.Join(table.Within, new Selection(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [table.By!] = [column] })),
        _ => table.Within,
    };
}
