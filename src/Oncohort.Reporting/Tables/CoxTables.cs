using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Cox models: one model, or univariable models beside a multivariable one, with reference rows.</summary>
internal static class CoxTables
{
    public static IEnumerable<ReportTable> Of(CoxResult result, string id)
    {
        yield return Table(id, result.Title ?? "Cox model", result, [("", [result])]);
        if (result.Ph is { Count: > 0 } ph) yield return ProportionalHazards(ph, id + "-ph", result.Terms);
    }

    public static IEnumerable<ReportTable> Of(CoxTableResult result, string id)
    {
        List<(string Span, IReadOnlyList<CoxResult> Models)> blocks = [];
        if (result.Univariable.Count > 0) blocks.Add(("Univariable", result.Univariable));
        if (result.Multivariable is { } model) blocks.Add(("Multivariable", [model]));
        yield return Table(id, result.Title ?? "Cox models", result, blocks);
        if (result.Multivariable is { Ph: { Count: > 0 } ph } multivariable)
            yield return ProportionalHazards(ph, id + "-ph", multivariable.Terms);
    }

    private static ReportTable Table(
        string id, string caption, AnalysisResult result, IReadOnlyList<(string Span, IReadOnlyList<CoxResult> Models)> blocks)
    {
        string level = Settings.ConfidencePercent(result);
        List<ReportColumn> columns = [new("Characteristic", Alignment: CellAlignment.Text)];
        foreach ((string span, _) in blocks)
        {
            string? above = span.Length > 0 ? span : null;
            columns.AddRange([new($"HR ({level}% CI)", above), new("p value", above)]);
        }

        FootnoteMarks marks = new();
        List<ReportRow> rows = [];
        foreach (CoxVariable variable in CoxVariable.Of(blocks.SelectMany(block => block.Models).SelectMany(model => model.Terms)))
            AddVariable(rows, variable, blocks, marks);
        return new ReportTable
        {
            Id = id,
            Caption = caption,
            Columns = columns,
            Rows = rows,
            Footnotes = [new(null, $"HR, hazard ratio; CI, confidence interval. {PValue.Convention}"), .. CoxSupportNotes.Penalty(result), .. Notes(result), .. marks.Notes],
        };
    }

    private static void AddVariable(
        List<ReportRow> rows, CoxVariable variable, IReadOnlyList<(string Span, IReadOnlyList<CoxResult> Models)> blocks, FootnoteMarks marks)
    {
        if (variable.IsNumeric)
        {
            rows.Add(new(RowKind.Group, [variable.Label + ", per unit", .. Cells(blocks, variable.Levels[0].Term, marks)]));
            return;
        }

        rows.Add(new(RowKind.Group, [variable.Label, .. blocks.SelectMany(_ => (ReportCell[])["", ""])]));
        if (variable.Reference is { } reference)
        {
            IEnumerable<ReportCell> ones = blocks.SelectMany(block => (ReportCell[])(Has(block.Models, variable) ? ["1 (reference)", ""] : [Phrases.Dash, ""]));
            rows.Add(new(RowKind.Member, [reference, .. ones]));
        }

        foreach ((string term, string level) in variable.Levels) rows.Add(new(RowKind.Member, [level, .. Cells(blocks, term, marks)]));
    }

    private static bool Has(IReadOnlyList<CoxResult> models, CoxVariable variable) =>
        models.Any(model => model.Terms.Any(term => term.Variable == variable.Name));

    private static IEnumerable<ReportCell> Cells(
        IReadOnlyList<(string Span, IReadOnlyList<CoxResult> Models)> blocks, string term, FootnoteMarks marks)
    {
        foreach ((_, IReadOnlyList<CoxResult> models) in blocks)
        {
            CoxTermResult? found = models.SelectMany(model => model.Terms).FirstOrDefault(candidate => candidate.Term == term);
            if (found is null)
            {
                yield return Phrases.Dash;
                yield return "";
            }
            else if (found.Hr is null)
            {
                string reason = Phrases.Status(found.Status);
                yield return new ReportCell(Phrases.NotEstimable, marks.For($"{char.ToUpperInvariant(reason[0])}{reason[1..]}."));
                yield return Phrases.Dash;
            }
            else
            {
                yield return Ratio.WithLimits(found.Hr, found.Lower, found.Upper);
                yield return PValue.Of(found.P);
            }
        }
    }

    private static IEnumerable<ReportFootnote> Notes(AnalysisResult result)
    {
        if (result is CoxTableResult { EntryRule: { } rule }) yield return new(null, $"Entry into the multivariable model: {rule}.");
        CoxResult? model = result as CoxResult ?? (result as CoxTableResult)?.Multivariable;
        if (model is null)
        {
            if (result is CoxTableResult { EntryRule: not null }) yield return new(null, "No covariate entered the multivariable model.");
            yield break;
        }

        string name = result is CoxTableResult ? "Multivariable model" : "Model";
        string concordance = model.Concordance.Estimate is double c
            ? $"; concordance {Rounded.Fixed(c, 3)}{(model.Concordance.Se is double se ? $" (SE {Rounded.Fixed(se, 3)})" : "")}"
            : "";
        yield return new(null,
            $"{name}: n = {model.N}, events = {Rounded.Count(model.Events)}; likelihood-ratio test {Test(model.Tests.LikelihoodRatio)}{concordance}.");
        foreach (ReportFootnote note in CoxSupportNotes.Support(model, name)) yield return note;
        if (!model.Converged) yield return new(null, $"{name}: the iteration did not converge.");
    }

    private static string Test(TestResult test) => test.Chi2 is double chi2
        ? $"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}, df = {test.Df}, {PValue.Sentence(test.P)}"
        : "not estimable";

    private static ReportTable ProportionalHazards(IReadOnlyList<ProportionalHazardsResult> tests, string id, IReadOnlyList<CoxTermResult> terms) => new()
    {
        Id = id,
        Caption = "Test of proportional hazards (scaled Schoenfeld residuals, score test)",
        Columns = [new("Term", Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new("df"), new("p value")],
        Rows =
        [
            .. tests.Select(test => new ReportRow(test.Term == "GLOBAL" ? RowKind.Total : RowKind.Plain,
            [
                test.Term == "GLOBAL" ? "Global" : terms.FirstOrDefault(term => term.Variable == test.Term)?.Label ?? test.Term,
                test.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(test.Df), PValue.Of(test.P),
            ])),
        ],
        Footnotes = [new(null, "A small p value speaks against proportional hazards. " + PValue.Convention)],
    };
}
