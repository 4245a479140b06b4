using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Restricted mean survival times and their differences.</summary>
internal sealed class RestrictedMeanTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(RestrictedMeanResult result, string id)
    {
        string? unit = result.Endpoint?.Unit;
        string level = Settings.ConfidencePercent(result);
        string until = Duration.At(result.Tau, unit);
        string title = result.Title ?? Say("Restricted mean survival time");
        yield return new ReportTable
        {
            Id = id,
            Caption = Say($"{title}, up to {until}"),
            Columns =
            [
                new(Say("Group"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Events,\u00a0n")),
                new(Say($"Restricted mean{Duration.InUnit(unit)} ({level}% CI)")),
            ],
            Rows =
            [
                .. result.Groups.Select(group => new ReportRow(RowKind.Plain,
                [
                    group.Group == "all" ? Say("All patients") : group.Group, Rounded.Count(group.N), Rounded.Count(group.Events),
                    Mean(group.Rmst, group.Lower, group.Upper),
                ])),
            ],
        };
        if (result.Differences.Count == 0) yield break;
        yield return new ReportTable
        {
            Id = id + "-differences",
            Caption = Say($"{title}, differences up to {until}"),
            Columns = [new(Say("Difference"), Alignment: CellAlignment.Text), new(Say($"Estimate{Duration.InUnit(unit)} ({level}% CI)")), new(PValue.Header)],
            Rows =
            [
                .. result.Differences.Select(difference => new ReportRow(RowKind.Plain,
                [
                    Say($"{difference.Group} minus {difference.Reference}"),
                    Mean(difference.Difference, difference.Lower, difference.Upper), PValue.Of(difference.P),
                ])),
            ],
            Footnotes = [new(null, PValue.Convention)],
        };
        if (result.Ratios.Count == 0) yield break;
        yield return new ReportTable
        {
            Id = id + "-ratios",
            Caption = Say($"{title}, ratios up to {until}"),
            Columns = [new(Say("Ratio"), Alignment: CellAlignment.Text), new(Say($"Estimate ({level}% CI)")), new(PValue.Header)],
            Rows =
            [
                .. result.Ratios.Select(ratio => new ReportRow(RowKind.Plain,
                    [Say($"{ratio.Group} over {ratio.Reference}"), Ratio.WithLimits(ratio.Ratio, ratio.Lower, ratio.Upper), PValue.Of(ratio.P)])),
            ],
            Footnotes = [new(null, PValue.Convention)],
        };
    }

    private string Mean(double? estimate, double? lower, double? upper) => estimate is not double value
        ? Phrases.NotEstimable
        : Say($"{Rounded.Fixed(value, 2)} ({Limit(lower)} to {Limit(upper)})");

    private string Limit(double? value) => value is double limit ? Rounded.Fixed(limit, 2) : Phrases.NotEstimable;
}
