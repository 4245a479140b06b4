using Oncohort.Cohort;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The eligibility steps: read = excluded + kept at each.</summary>
internal sealed class AttritionTable(Edition edition) : Written(edition)
{
    public ReportTable Of(StudyResults results)
    {
        List<ReportRow> rows = [new(RowKind.Plain, [Say("Records read"), "", "", Rounded.Count(results.Read)])];
        foreach (EligibilityStep step in results.Attrition)
            rows.Add(new(RowKind.Member, [step.Reason, Rounded.Count(step.Excluded), Rounded.Count(step.ExcludedMissing), Rounded.Count(step.Kept)]));
        rows.Add(new(RowKind.Total, [Say("Included in the cohort"), Rounded.Count(results.Excluded), "", Rounded.Count(results.Included)]));
        return new ReportTable
        {
            Id = "patient-flow",
            Caption = Say("Patient flow"),
            Columns =
            [
                new(Say("Step"), Alignment: CellAlignment.Text), new(Say("Excluded,\u00a0n")), new(Say("of which not assessable,\u00a0n")), new(Say("Remaining,\u00a0n")),
            ],
            Rows = rows,
            Footnotes = [new(null, Say("Not assessable: a value that the rule needs is missing; such patients are excluded and counted here."))],
        };
    }
}
