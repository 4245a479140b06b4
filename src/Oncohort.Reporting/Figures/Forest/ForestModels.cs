using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Forest;

/// <summary>Cox models as forest plots.</summary>
internal sealed class ForestModels(Edition edition) : Written(edition)
{
    /// <summary>The multivariable model where there is one, otherwise the univariable models; null for anything but Cox results.</summary>
    public ForestModel? Of(AnalysisResult analysis) => analysis switch
    {
        CoxResult model => Of(analysis, [model], Say("Cox model")),
        CoxTableResult { Multivariable: { } model } => Of(analysis, [model], Say("Multivariable Cox model")),
        CoxTableResult { Univariable.Count: > 0 } table => Of(analysis, table.Univariable, Say("Univariable Cox models")),
        _ => null,
    };

    private ForestModel Of(AnalysisResult analysis, IReadOnlyList<CoxResult> models, string kind)
    {
        string level = Settings.ConfidencePercent(analysis);
        string endpoint = analysis.Endpoint is { } caption ? Say(", ") + EndpointWords.InSentence(caption.Label) : "";
        string count = models.Count == 1 ? Say($" n = {models[0].N}, events = {Rounded.Count(models[0].Events)}.") : "";
        return new ForestModel(
            analysis.Title ?? kind,
            Say($"Hazard ratios, {(kind == Say("Cox model") ? kind : EndpointWords.InSentence(kind))}{endpoint}.{count} Squares: hazard ratio; lines: {level}% confidence interval ({(Settings.Text(analysis, "penalty") == "firth" ? Say("profile penalised likelihood") : Say("Wald"))}), an arrowhead where it leaves the axis; open squares: reference."),
            Say($"HR ({level}% CI)"),
            [.. CoxVariable.Of(models.SelectMany(model => model.Terms), Edition.Words).SelectMany(variable => RowsOf(variable, models))]);
    }

    private IEnumerable<ForestRow> RowsOf(CoxVariable variable, IReadOnlyList<CoxResult> models)
    {
        if (variable.IsCurved) yield break;
        if (variable.IsNumeric)
        {
            yield return Row(variable.Label, ForestRowKind.Variable, Find(models, variable.Levels[0].Term));
            yield break;
        }

        yield return new ForestRow(variable.Label, ForestRowKind.Heading, null, null, null, "", "");
        if (variable.Reference is { } reference)
            yield return new ForestRow(reference, ForestRowKind.Reference, null, null, null, Phrases.Reference, "");
        foreach ((string term, string level) in variable.Levels) yield return Row(level, ForestRowKind.Level, Find(models, term));
    }

    private static CoxTermResult Find(IReadOnlyList<CoxResult> models, string term) =>
        models.SelectMany(model => model.Terms).First(candidate => candidate.Term == term);

    private ForestRow Row(string label, ForestRowKind kind, CoxTermResult term) => term.Hr is null
        ? new ForestRow(label, kind, null, null, null, Phrases.Status(term.Status), "")
        : new ForestRow(label, kind, term.Hr, term.Lower, term.Upper, Ratio.WithLimits(term.Hr, term.Lower, term.Upper), PValue.Of(term.P));
}
