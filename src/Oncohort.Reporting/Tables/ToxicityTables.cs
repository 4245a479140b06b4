using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The table of worst grades, one row a term.</summary>
internal sealed class ToxicityTables(Edition edition) : Written(edition)
{
    private const int AlwaysShown = 4;

    public IEnumerable<ReportTable> Of(ToxicityResult result, string id)
    {
        int highest = Math.Max(AlwaysShown, result.Terms.Max(term => term.Grades.Last(grade => grade.N.IsSome || grade.Grade == 0).Grade));
        bool missing = result.Terms.Any(term => term.Missing.IsSome);
        string window = result.Window switch
        {
            "acute" => Say(" acute"),
            "late" => Say(" late"),
            { } name => $" {name}",
            null => "",
        };
        yield return new ReportTable
        {
            Id = id,
            Caption = Say($"Worst{window} grade by {result.Scale} {result.ScaleVersion}, n (%)"),
            Columns =
            [
                new(Say("Term"), Alignment: CellAlignment.Text), .. Enumerable.Range(0, highest + 1).Select(grade => new ReportColumn(Say($"Grade {grade}"))),
                .. missing ? new ReportColumn[] { new(Say("Missing,\u00a0n")) } : [],
            ],
            Rows =
            [
                .. result.Terms.Select(term => new ReportRow(RowKind.Plain,
                [
                    term.Term, .. term.Grades.Take(highest + 1).Select(grade => (ReportCell)Percentage.CountOf(grade.N, grade.Percent)),
                    .. missing ? new ReportCell[] { Rounded.Count(term.Missing) } : [],
                ])),
            ],
            Footnotes = [.. Notes(result, missing)],
        };
    }

    private IEnumerable<ReportFootnote> Notes(ToxicityResult result, bool missing)
    {
        if (missing) yield return new(null, Say("Percentages are of the patients with a grade."));
        if (result.Records is not { } records) yield break;
        string left = records.LeftOut.Count == 0 ? "" : Say($"; left out: {string.Join(Say("; "), records.LeftOut.Select(reason => $"{Recall(reason.Reason)} ({Rounded.Count(reason.Count)})"))}");
        yield return new(null, Say($"{Rounded.Count(records.Used)} of {Rounded.Count(records.Read)} records of grades used{left}."));
    }
}
