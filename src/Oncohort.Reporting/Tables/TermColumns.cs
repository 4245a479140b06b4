using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Coefficients of models side by side: a row a level with reference rows, and for each model a column of ratios and one of p-values.</summary>
internal sealed class TermColumns : Written
{
    private readonly IReadOnlyList<Block> _blocks;
    private readonly FootnoteMarks _marks = new();

    public TermColumns(IReadOnlyList<Block> blocks, Edition edition)
        : base(edition)
    {
        _blocks = blocks;
        List<ReportColumn> headings = [new(Say("Characteristic"), Alignment: CellAlignment.Text)];
        foreach (Block block in blocks)
        {
            string? above = block.Span.Length > 0 ? block.Span : null;
            headings.AddRange([new(block.Ratio, above), new(PValue.Header, above)]);
        }

        Headings = headings;
        Rows = [.. CoxVariable.Of(blocks.SelectMany(block => block.Terms), Edition.Words).SelectMany(RowsOf)];
    }

    /// <summary>The columns of one model, or of several of which each covariate is in one.</summary>
    /// <param name="Span">What stands above its columns; empty for nothing.</param>
    /// <param name="Ratio">The heading of its ratios.</param>
    /// <param name="Terms">Its coefficients.</param>
    internal sealed record Block(string Span, string Ratio, IReadOnlyList<CoxTermResult> Terms)
    {
        /// <summary>Wald tests of whole terms, for those that are curves.</summary>
        public IReadOnlyList<TermTestResult> Tests { get; init; } = [];
    }

    public IReadOnlyList<ReportColumn> Headings { get; }

    public IReadOnlyList<ReportRow> Rows { get; }

    /// <summary>Why some coefficients have no estimate.</summary>
    public IReadOnlyList<ReportFootnote> Notes => [.. _marks.Notes];

    private IEnumerable<ReportRow> RowsOf(CoxVariable variable)
    {
        if (variable.IsCurved)
        {
            yield return new(RowKind.Group, [variable.Label + Say(", curve"), .. _blocks.SelectMany(block => Curve(block, variable))]);
            yield break;
        }

        if (variable.IsNumeric)
        {
            yield return new(RowKind.Group, [$"{variable.Label}, {Phrases.Step(variable.IsIndicator)}", .. Cells(variable.Levels[0].Term)]);
            yield break;
        }

        yield return new(RowKind.Group, [variable.Label, .. _blocks.SelectMany(_ => (ReportCell[])["", ""])]);
        if (variable.Reference is { } reference)
        {
            IEnumerable<ReportCell> ones = _blocks.SelectMany(block => (ReportCell[])(block.Terms.Any(term => term.Variable == variable.Name) ? [Phrases.Reference, ""] : [Phrases.Dash, ""]));
            yield return new(RowKind.Member, [reference, .. ones]);
        }

        foreach ((string term, string level) in variable.Levels) yield return new(RowKind.Member, [level, .. Cells(term)]);
    }

    /// <summary>A curve has no hazard ratio of its own; its p value is that of all its columns.</summary>
    private ReportCell[] Curve(Block block, CoxVariable variable)
    {
        if (block.Terms.All(term => term.Variable != variable.Name)) return [Phrases.Dash, ""];
        TestResult? test = block.Tests.FirstOrDefault(test => test.Term == variable.Name && test.Kind == "overall")?.Test;
        return [new ReportCell(Say("curve"), _marks.For(Say("Hazard ratios are in the figure; the p value is the Wald test of all columns of the term, with its interactions."))), PValue.Of(test?.P)];
    }

    private IEnumerable<ReportCell> Cells(string term)
    {
        foreach (Block block in _blocks)
        {
            CoxTermResult? found = block.Terms.FirstOrDefault(candidate => candidate.Term == term);
            if (found is null)
            {
                yield return Phrases.Dash;
                yield return "";
            }
            else if (found.Hr is null)
            {
                string reason = Phrases.Status(found.Status);
                yield return new ReportCell(Phrases.NotEstimable, _marks.For(Say($"{char.ToUpperInvariant(reason[0]) + reason[1..]}.")));
                yield return Phrases.Dash;
            }
            else
            {
                yield return Ratio.WithLimits(found.Hr, found.Lower, found.Upper);
                yield return PValue.Of(found.P);
            }
        }
    }
}
