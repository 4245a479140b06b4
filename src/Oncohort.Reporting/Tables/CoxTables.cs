using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Cox models: one model, or univariable models beside a multivariable one, with reference rows.</summary>
internal sealed class CoxTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(CoxResult result, string id)
    {
        yield return Table(id, result.Title ?? Say("Cox model"), result, [("", [result])]);
        if (result.Ph is { Count: > 0 } ph) yield return ProportionalHazards(ph, id + "-ph", result.Terms);
        if (result.Steps is { } steps) yield return new StepwiseTable(Edition).Of(steps, id + "-steps", result);
    }

    public IEnumerable<ReportTable> Of(CoxTableResult result, string id)
    {
        List<(string Span, IReadOnlyList<CoxResult> Models)> blocks = [];
        if (result.Univariable.Count > 0) blocks.Add((Say("Univariable"), result.Univariable));
        if (result.Multivariable is { } model) blocks.Add((Say("Multivariable"), [model]));
        yield return Table(id, result.Title ?? Say("Cox models"), result, blocks);
        if (result.Multivariable is { Ph: { Count: > 0 } ph } multivariable)
            yield return ProportionalHazards(ph, id + "-ph", multivariable.Terms);
    }

    private ReportTable Table(
        string id, string caption, AnalysisResult result, IReadOnlyList<(string Span, IReadOnlyList<CoxResult> Models)> blocks)
    {
        string level = Settings.ConfidencePercent(result);
        TermColumns columns = new([.. blocks.Select(block => new TermColumns.Block(
            block.Span, Say($"HR ({level}% CI)"), [.. block.Models.SelectMany(model => model.Terms)])
        {
            Tests = [.. block.Models.SelectMany(model => model.Checks?.TermTests ?? [])],
        })], Edition);
        return new ReportTable
        {
            Id = id,
            Caption = caption,
            Columns = columns.Headings,
            Rows = columns.Rows,
            Footnotes = [new(null, Say($"HR, hazard ratio; CI, confidence interval. {PValue.Convention}")), .. new CoxSupportNotes(Edition).Penalty(result), .. Notes(result), .. columns.Notes],
        };
    }

    private IEnumerable<ReportFootnote> Notes(AnalysisResult result)
    {
        if (result is CoxTableResult { EntryRule: { } rule }) yield return new(null, Say($"Entry into the multivariable model: {rule}."));
        CoxResult? model = result as CoxResult ?? (result as CoxTableResult)?.Multivariable;
        if (model is null)
        {
            if (result is CoxTableResult { EntryRule: not null }) yield return new(null, Say("No covariate entered the multivariable model."));
            yield break;
        }

        string name = result is CoxTableResult ? Say("Multivariable model") : Say("Model");
        string concordance = model.Concordance.Estimate is double c
            ? Say($"; concordance {Rounded.Fixed(c, 3)}{(model.Concordance.Se is double se ? Say($" (SE {Rounded.Fixed(se, 3)})") : "")}")
            : "";
        yield return new(null,
            Say($"{name}: n = {model.N}, events = {Rounded.Count(model.Events)}; likelihood-ratio test {Test(model.Tests.LikelihoodRatio)}{concordance}."));
        foreach (ReportFootnote note in new CoxSupportNotes(Edition).Support(model, name)) yield return note;
        if (!model.Converged) yield return new(null, Say($"{name}: the iteration did not converge."));
    }

    private string Test(TestResult test) => test.Chi2 is double chi2
        ? Say($"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}, df = {test.Df}, {PValue.Sentence(test.P)}")
        : Say("not estimable");

    private ReportTable ProportionalHazards(IReadOnlyList<ProportionalHazardsResult> tests, string id, IReadOnlyList<CoxTermResult> terms) => new()
    {
        Id = id,
        Caption = Say("Test of proportional hazards (scaled Schoenfeld residuals, score test)"),
        Columns = [new(Say("Term"), Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header)],
        Rows =
        [
            .. tests.Select(test => new ReportRow(test.Term == "GLOBAL" ? RowKind.Total : RowKind.Plain,
            [
                test.Term == "GLOBAL" ? Say("Global") : terms.FirstOrDefault(term => term.Variable == test.Term)?.Label ?? test.Term,
                test.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(test.Df), PValue.Of(test.P),
            ])),
        ],
        Footnotes = [new(null, Say("A small p value speaks against proportional hazards. ") + PValue.Convention)],
    };
}
