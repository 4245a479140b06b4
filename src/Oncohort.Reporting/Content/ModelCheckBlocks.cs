using Oncohort.Reporting.Figures.Checks;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The figures and tables of what was looked at in a Cox model, or in the multivariable one of several.</summary>
internal sealed class ModelCheckBlocks(Edition edition, double? millimetres = null) : Written(edition)
{
    public IEnumerable<Block> Of(AnalysisResult analysis, string id)
    {
        if (Model(analysis) is not { Checks: not null } model) yield break;
        if (new EffectPlot(Edition, millimetres).Draw(model) is { } curves) yield return new FigureBlock(id + "-curves", curves, new EffectPlot(Edition).Caption(model));
        foreach (ReportTable table in new ModelCheckTables(Edition).Of(model, id)) yield return new TableBlock(table);
        if (new SchoenfeldPlot(Edition, millimetres).Draw(model, analysis.Endpoint?.Unit) is { } residuals) yield return new FigureBlock(id + "-schoenfeld", residuals, new SchoenfeldPlot(Edition).Caption(model));
    }

    private static CoxResult? Model(AnalysisResult analysis) => analysis as CoxResult ?? (analysis as CoxTableResult)?.Multivariable;
}
