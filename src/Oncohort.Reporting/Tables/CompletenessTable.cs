using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Missing values by variable.</summary>
internal sealed class CompletenessTable(Edition edition) : Written(edition)
{
    public ReportTable Of(StudyResults results) => new()
    {
        Id = "completeness",
        Caption = Say("Values present and missing in the cohort"),
        Columns =
        [
            new(Say("Variable"), Alignment: CellAlignment.Text), new(Say("Name in the data"), Alignment: CellAlignment.Text),
            new(Say("Kind"), Alignment: CellAlignment.Text), new(Say("Present,\u00a0n")), new(Say("Missing,\u00a0n")),
        ],
        Rows =
        [
            .. results.Variables.Select(variable => new ReportRow(RowKind.Plain,
                [variable.Label, variable.Name, Recall(variable.Kind), Rounded.Count(variable.N), Rounded.Count(variable.Missing)])),
        ],
    };
}
