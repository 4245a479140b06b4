using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Missing values by variable.</summary>
internal sealed class CompletenessTable(Edition edition) : Written(edition)
{
    public ReportTable Of(StudyResults results) => new()
    {
        Id = "completeness",
        Caption = "Values present and missing in the cohort",
        Columns =
        [
            new("Variable", Alignment: CellAlignment.Text), new("Name in the data", Alignment: CellAlignment.Text),
            new("Kind", Alignment: CellAlignment.Text), new("Present,\u00a0n"), new("Missing,\u00a0n"),
        ],
        Rows =
        [
            .. results.Variables.Select(variable => new ReportRow(RowKind.Plain,
                [variable.Label, variable.Name, variable.Kind, Rounded.Count(variable.N), Rounded.Count(variable.Missing)])),
        ],
    };
}
