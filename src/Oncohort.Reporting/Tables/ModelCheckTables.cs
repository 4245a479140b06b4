using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Tests of whole terms, and the patients who move coefficients most.</summary>
internal sealed class ModelCheckTables(Edition edition) : Written(edition)
{
    private const int Listed = 3;

    public IEnumerable<ReportTable> Of(CoxResult model, string id)
    {
        if (model.Checks?.TermTests is { Count: > 0 } tests) yield return TermTests(tests, id + "-terms", model.Terms);
        if (model.Checks?.Influence is { Count: > 0 } rows) yield return Influence(rows, id + "-influence", model.Terms);
    }

    private ReportTable TermTests(IReadOnlyList<TermTestResult> tests, string id, IReadOnlyList<CoxTermResult> terms) => new()
    {
        Id = id,
        Caption = Say("Wald tests of whole terms"),
        Columns = [new(Say("Term"), Alignment: CellAlignment.Text), new(Say("Test"), Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header)],
        Rows =
        [
            .. tests.Select(test => new ReportRow(test.Term == "TOTAL" ? RowKind.Total : RowKind.Plain,
            [
                test.Term == "TOTAL" ? Say("All terms") : Label(test.Term, terms), Kind(test.Kind), test.Test.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable,
                Rounded.Count(test.Test.Df), PValue.Of(test.Test.P),
            ])),
        ],
        Footnotes = [new(null, Say("Overall: the term with the interactions it is part of. ") + PValue.Convention)],
    };

    private ReportTable Influence(IReadOnlyList<InfluenceResult> rows, string id, IReadOnlyList<CoxTermResult> terms)
    {
        bool named = rows.Any(row => row.Id is not null || row.Row is not null);
        List<ReportColumn> columns = [new(Say("Coefficient"), Alignment: CellAlignment.Text)];
        if (named) columns.Add(new(Say("Patient"), Alignment: CellAlignment.Text));
        columns.AddRange([new(Say("Change in SE")), new(Say("Change")), new(Say("Likelihood displacement"))]);
        return new ReportTable
        {
            Id = id,
            Caption = Say("Patients who move the coefficients most"),
            Columns = columns,
            Rows =
            [
                .. rows.GroupBy(row => row.Term).SelectMany(term => term.Take(Listed)).Select(row => new ReportRow(RowKind.Plain,
                [
                    Coefficient(row.Term, terms), .. named ? (ReportCell[])[row.Id ?? (row.Row is { } number ? Say($"row {number}") : Phrases.Dash)] : [],
                    Rounded.Fixed(row.DfBetas, 2), Rounded.Fixed(row.DfBeta, 4), Rounded.Fixed(row.Displacement, 3),
                ])),
            ],
            Footnotes = [new(null, Say("Change: approximate difference that the patient makes to the coefficient (log hazard ratio); SE, its standard error. The three largest of each coefficient."))],
        };
    }

    private static string Label(string term, IReadOnlyList<CoxTermResult> terms) => terms.FirstOrDefault(candidate => candidate.Variable == term)?.Label ?? term;

    private static string Coefficient(string term, IReadOnlyList<CoxTermResult> terms)
    {
        CoxTermResult? found = terms.FirstOrDefault(candidate => candidate.Term == term);
        if (found?.Label is not { } label || found.Curved || found.Time is not null) return term;
        return found.Level is null ? label : $"{label}: {found.Level}";
    }

    private string Kind(string kind) => kind switch
    {
        "overall" => Say("Overall"),
        "nonlinear" => Say("Non-linear"),
        "interaction" => Say("Interaction"),
        "nonlinear_interaction" => Say("Non-linear and interaction"),
        "time_varying" => Say("Change with time"),
        _ => kind,
    };
}
