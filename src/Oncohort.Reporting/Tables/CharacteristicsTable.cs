using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Table 1: patient characteristics overall and by group, with tests and missing values.</summary>
internal sealed class CharacteristicsTable(Edition edition) : Written(edition)
{
    public ReportTable Of(Table1Result result, string id)
    {
        FootnoteMarks marks = new();
        bool tested = result.Rows.Any(row => row.Test is not null);
        List<ReportRow> rows = [];
        foreach (IReadOnlyList<Table1Row> variable in Variables(result.Rows)) AddVariable(rows, variable, tested, marks);
        return new ReportTable
        {
            Id = id,
            Caption = result.Title ?? Say("Patient characteristics"),
            Columns = Columns(result, tested),
            Rows = rows,
            Footnotes = [new(null, Note(result)), .. marks.Notes],
        };
    }

    private List<ReportColumn> Columns(Table1Result result, bool tested)
    {
        List<ReportColumn> columns = [new(Say("Characteristic"), Alignment: CellAlignment.Text), new(Say("Overall") + Size(result.N))];
        columns.AddRange(result.Groups.Select(group => new ReportColumn(group.Group + Size(group.N), result.GroupLabel)));
        if (tested) columns.Add(new(PValue.Header));
        return columns;
    }

    private string Size(Count n) => $" (N\u00a0=\u00a0{Rounded.Count(n)})";

    private static IEnumerable<IReadOnlyList<Table1Row>> Variables(IReadOnlyList<Table1Row> rows)
    {
        for (int i = 0; i < rows.Count;)
        {
            int end = i + 1;
            while (end < rows.Count && rows[end].Variable == rows[i].Variable && rows[end].Level is not null) end++;
            yield return [.. rows.Skip(i).Take(end - i)];
            i = end;
        }
    }

    private void AddVariable(List<ReportRow> rows, IReadOnlyList<Table1Row> variable, bool tested, FootnoteMarks marks)
    {
        Table1Row first = variable[0];
        ReportCell p = first.Test is { } test ? new ReportCell(PValue.Of(first.P), marks.For(Sentence(Recall(test)))) : "";
        int columns = 1 + first.Groups.Count;
        if (first.Level is null)
        {
            rows.Add(Row(RowKind.Group, first.Label + Say(", median (IQR)"), Cells(first).Select(Distribution), tested, p));
        }
        else
        {
            rows.Add(Row(RowKind.Group, first.Label + Say(", n (%)"), Enumerable.Repeat("", columns), tested, p));
            foreach (Table1Row level in variable)
                rows.Add(Row(RowKind.Member, level.Level!, Cells(level).Select(cell => Percentage.CountOf(cell.N, cell.Percent)), tested, ""));
        }

        if (first.Missing.IsSome)
            rows.Add(Row(RowKind.Member, Say("Missing, n"), Cells(first).Select(cell => Rounded.Count(cell.Missing)), tested, ""));
    }

    private static ReportRow Row(RowKind kind, string label, IEnumerable<string> cells, bool tested, ReportCell p)
    {
        List<ReportCell> all = [label, .. cells.Select(ReportCell.FromText)];
        if (tested) all.Add(p);
        return new ReportRow(kind, all);
    }

    private static IEnumerable<Table1Cell> Cells(Table1Row row) => [row.Overall, .. row.Groups];

    private string Distribution(Table1Cell cell) => Measure.MedianAndQuartiles(cell.Median, cell.Q1, cell.Q3);

    private string Sentence(string test) => test.EndsWith('.') ? test : Say($"{char.ToUpperInvariant(test[0]) + test[1..]}.");

    private string Note(Table1Result result)
    {
        string note = Say("Percentages are of the patients with a value. IQR, interquartile range (lower\u2013upper quartile).");
        return result.Rows.Any(row => row.Test is not null) ? note + Say(" ") + PValue.Convention : note;
    }
}
