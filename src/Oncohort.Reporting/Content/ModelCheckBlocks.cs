using Oncohort.Reporting.Figures.Checks;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The figures and tables of what was looked at in a Cox model, or in the multivariable one of several.</summary>
internal static class ModelCheckBlocks
{
    public static IEnumerable<Block> Of(AnalysisResult analysis, string id)
    {
        if (Model(analysis) is not { Checks: not null } model) yield break;
        if (EffectPlot.Draw(model) is { } curves) yield return new FigureBlock(id + "-curves", curves, EffectPlot.Caption(model));
        foreach (ReportTable table in ModelCheckTables.Of(model, id)) yield return new TableBlock(table);
        if (SchoenfeldPlot.Draw(model, analysis.Endpoint?.Unit) is { } residuals) yield return new FigureBlock(id + "-schoenfeld", residuals, SchoenfeldPlot.Caption(model));
    }

    private static CoxResult? Model(AnalysisResult analysis) => analysis as CoxResult ?? (analysis as CoxTableResult)?.Multivariable;
}
