using System.Globalization;
using Oncohort.Published;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The side-by-side with a published study: how many numbers agree, then every number under the table or figure in which it was printed.</summary>
internal sealed class PublishedTables(Edition edition) : Written(edition)
{
    private const string NoPlace = "Not said where";

    private static readonly ComparisonVerdict[] Verdicts = Enum.GetValues<ComparisonVerdict>();

    /// <summary>The verdicts counted, such as <c>300 equal, 3 rounding, 40 differ, 50 not comparable</c>.</summary>
    public string Summary(PublishedResult result) =>
        string.Join(Say(", "), Verdicts.Select(verdict => $"{Text(result.Count(verdict))} {Counted(verdict)}"));

    public IEnumerable<ReportTable> Of(PublishedResult result, string id)
    {
        IGrouping<string, ComparedNumber>[] places = [.. result.Numbers.GroupBy(number => number.Place ?? NoPlace).OrderBy(place => Rank(place.Key)).ThenBy(place => Rank(place.Key) is 1 or 2 ? place.Key : "", StringComparer.Ordinal)];
        yield return Verdict(result, places, id + "-summary");
        yield return new ReportTable
        {
            Id = id,
            Caption = Say("Every published number beside the one that this cohort gives"),
            Columns =
            [
                new(Say("Number"), Alignment: CellAlignment.Text), new(Say("Published")), new("Oncohort"), new(Say("Verdict"), Alignment: CellAlignment.Text),
                new(Say("How, or why not"), Alignment: CellAlignment.Text), new(Say("Within the paper"), Alignment: CellAlignment.Text),
            ],
            Rows = [.. places.SelectMany(Rows)],
            Footnotes =
            [
                new(null, Say($"Published: {result.Citation.TrimEnd('.')}.")),
                new(null, Say("Equal: rounds to the printed digits. Rounding: gives them when cut at the last digit. Not comparable: no record of a patient decides it.")),
                new(null, Say("Where the paper does not say how a rate was estimated, the other estimators stand below the likeliest; each printed number counts once.")),
                new(null, Say("Within the paper: what the paper\u2019s other numbers make of this one, where they contradict it.")),
            ],
        };
    }

    /// <summary>The text first, then tables and figures by their names, then what was not printed.</summary>
    private static int Rank(string place) => place switch
    {
        _ when place.StartsWith("Table", StringComparison.OrdinalIgnoreCase) => 1,
        _ when place.StartsWith("Fig", StringComparison.OrdinalIgnoreCase) => 2,
        _ when place.StartsWith("implied", StringComparison.OrdinalIgnoreCase) => 3,
        _ => 0,
    };

    private IEnumerable<ReportRow> Rows(IGrouping<string, ComparedNumber> place)
    {
        yield return new ReportRow(RowKind.Group, [Place(place.Key), "", "", "", "", ""]);
        foreach (ComparedNumber number in place)
        {
            yield return new ReportRow(RowKind.Member,
                [number.Label, number.Published.Text, number.Text ?? Phrases.Dash, Word(number.Verdict), Recall(number.Why ?? number.Estimator ?? ""), Slip(number.Finding)]);
        }
    }

    private ReportTable Verdict(PublishedResult result, IGrouping<string, ComparedNumber>[] places, string id) => new()
    {
        Id = id,
        Caption = Say("Published numbers by where they were printed"),
        Columns = [new(Say("Place"), Alignment: CellAlignment.Text), .. Verdicts.Select(verdict => new ReportColumn(Capital(Counted(verdict)))), new(Say("All"))],
        Rows =
        [
            .. places.Select(place => Row(RowKind.Plain, Place(place.Key), [.. place.Where(number => !number.Alternative)])),
            Row(RowKind.Total, Say("All"), [.. result.Numbers.Where(number => !number.Alternative)]),
        ],
    };

    private static ReportRow Row(RowKind kind, string label, IReadOnlyList<ComparedNumber> numbers) =>
        new(kind, [label, .. Verdicts.Select(verdict => (ReportCell)Text(numbers.Count(number => number.Verdict == verdict))), Text(numbers.Count)]);

    private string Slip(AuditFinding? finding) => finding is { Verdict: AuditVerdict.Inconsistent or AuditVerdict.Rounding }
        ? $"{(finding.Verdict == AuditVerdict.Inconsistent ? Say("inconsistent") : Say("rounding"))}: {finding.Detail}{(finding.Recomputed is { } value ? $" ({value.ToString("G4", CultureInfo.InvariantCulture)})" : "")}"
        : "";

    private string Word(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Equal => Say("equal"),
        ComparisonVerdict.Rounding => Say("rounding"),
        ComparisonVerdict.Differs => Say("differs"),
        _ => Say("not comparable"),
    };

    private string Place(string place) => place == NoPlace ? Say(NoPlace) : Capital(place);

    private string Counted(ComparisonVerdict verdict) => verdict == ComparisonVerdict.Differs ? Say("differ") : Word(verdict);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
