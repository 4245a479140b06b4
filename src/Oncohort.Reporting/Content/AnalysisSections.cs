using Oncohort.Reporting.Figures.Forest;
using Oncohort.Reporting.Figures.Shrinkage;
using Oncohort.Reporting.Figures.Subgroups;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>One section an analysis: what it used, its warnings, its figure and its tables, its settings.</summary>
internal sealed class AnalysisSections(Names names, SurvivalFigureOptions survival, double? millimetres, Edition edition) : Written(edition)
{
    public Section Of(AnalysisResult analysis)
    {
        string id = names.Unique(analysis.Id ?? analysis.Command);
        List<Block> blocks = [new ParagraphBlock(Statement(analysis))];
        if (analysis is PublishedResult published) blocks.Add(new ParagraphBlock(Say($"Published numbers: {new PublishedTables(Edition).Summary(published)}.")));
        blocks.AddRange(analysis.Warnings.Select(warning => new NoticeBlock(Say("Warning"), Recall(warning.Text), warning.Code)));
        blocks.AddRange(Figures(analysis, id));
        blocks.AddRange(new FacetBlocks(Edition).Figures(analysis, id, survival));
        blocks.AddRange(TablesOf(analysis, id).Select(table => new TableBlock(table)));
        blocks.AddRange(new FacetBlocks(Edition).Tables(analysis, id));
        blocks.AddRange(new ModelCheckBlocks(Edition, millimetres).Of(analysis, id));
        if (analysis.Settings.Count > 0)
            blocks.Add(new PairsBlock(Say("Settings in force"), [.. analysis.Settings.Select(pair => (pair.Key, Settings.Value(pair.Value)))]));
        return new Section(id, analysis.Title ?? new AnalysisTitles(Edition).Of(analysis), blocks) { Analysis = analysis };
    }

    public Section Of(AnalysisFailure failure) => new(
        names.Unique(failure.Id), failure.Title, [new NoticeBlock(Say("Not done"), Recall(failure.Reason), failure.Code)]);

    private string Statement(AnalysisResult analysis)
    {
        string endpoint = analysis.Endpoint is { } caption ? caption.Label + Say(": ") : "";
        return endpoint + (analysis is CoxTableResult table ? Models(table) : Numbers(analysis)) + Say(".");
    }

    /// <summary>Each model of a Cox table leaves out the patients who lack its own covariates.</summary>
    private string Models(CoxTableResult table)
    {
        string models = Say($"{table.N} patients");
        if (table.Univariable.Count > 0)
        {
            Count fewest = table.Univariable.Select(model => model.N).MinBy(n => n.AtLeast);
            Count most = table.Univariable.Select(model => model.N).MaxBy(n => n.AtMost);
            models = Say($"{table.N} patients, {(fewest == most ? $"{most}" : Say($"{fewest} to {most}"))} in each univariable model");
        }

        return table.Multivariable is null ? models : Say($"{models}; multivariable model: {Numbers(table.Multivariable)}");
    }

    private string Numbers(AnalysisResult analysis)
    {
        string events = Events(analysis) is { } count ? Say($", {Rounded.Count(count)} events") : "";
        var left = Count.Sum(analysis.Excluded, exclusion => exclusion.Count);
        string excluded = left.IsZero ? Say("none left out") : Say($"{left} left out: {new EndpointsTable(Edition).Exclusions(analysis.Excluded)}");
        return Say($"{analysis.N} patients analysed{events}; {excluded}");
    }

    private static Count? Events(AnalysisResult analysis) => analysis switch
    {
        KaplanMeierResult km => km.Events,
        CoxResult cox => cox.Events,
        SubgroupResult effects => effects.Events,
        FineGrayResult model => model.Events,
        LogRankResult test => test.Events,
        RestrictedMeanResult mean => mean.Events,
        CumulativeIncidenceResult incidence => incidence.Events,
        _ => (Count?)null,
    };

    private IEnumerable<Block> Figures(AnalysisResult analysis, string id)
    {
        switch (analysis)
        {
            case KaplanMeierResult km when km.Strata.Count > 0:
                yield return new FigureBlock(id, new SurvivalPlot(Edition).Draw(km, survival), new SurvivalCaption(Edition).Of(km, survival));
                break;
            case SubgroupResult effects when new SubgroupForestModels(Edition).Of(effects) is { } model:
                yield return new FigureBlock(id + "-forest", new SubgroupForest(Edition, millimetres).Draw(model), model.Caption);
                break;
            case MultiStateResult states:
                foreach (Block figure in new MultiStateSections(Edition).Figures(states, id, survival)) yield return figure;
                break;
            case CumulativeIncidenceResult incidence:
                foreach (FigureBlock figure in new PanelFigures(Edition).Of(new IncidencePanels(Edition).Of(incidence), id, new IncidenceCaption(Edition).Of(incidence), survival with { CensoringMarks = false })) yield return figure;
                break;
            case LandmarkResult landmarks:
                foreach (FigureBlock figure in new PanelFigures(Edition).Of(new LandmarkPanels(Edition).Of(landmarks, survival), id, new LandmarkPanels(Edition).Caption(landmarks), survival)) yield return figure;
                break;
            case FineGrayResult model when new PredictedPanel(Edition).Of(model) is { } panel:
                yield return new FigureBlock(id + "-predicted", new SurvivalPlot(Edition).Draw([panel], PredictedPanel.Options(survival)), new PredictedPanel(Edition).Caption(model));
                break;
            case CoxResult { Shrinkage: { } path } model:
                yield return new FigureBlock(id + "-path", new ShrinkagePlots(Edition, millimetres).Coefficients(model, path), new ShrinkagePlots(Edition).CoefficientsCaption(model, path));
                if (path.CrossValidation is not null)
                    yield return new FigureBlock(id + "-cv", new ShrinkagePlots(Edition, millimetres).Deviances(model, path), new ShrinkagePlots(Edition).DeviancesCaption(model, path));
                break;
            case CoxResult or CoxTableResult when new ForestModels(Edition).Of(analysis) is { Rows.Count: > 0 } model:
                yield return new FigureBlock(id + "-forest", new ForestPlot(Edition, millimetres).Draw(model), model.Caption);
                break;
        }
    }

    private IEnumerable<ReportTable> TablesOf(AnalysisResult analysis, string id) => analysis switch
    {
        Table1Result table1 => [new CharacteristicsTable(Edition).Of(table1, id)],
        KaplanMeierResult km => new SurvivalTables(Edition).Of(km, id),
        LogRankResult test => new LogRankTables(Edition).Of(test, id, test.Endpoint),
        CoxTableResult table => new CoxTables(Edition).Of(table, id),
        CoxResult { Shrinkage: { } path } cox => new ShrinkageTables(Edition).Of(cox, path, id),
        CoxResult cox => new CoxTables(Edition).Of(cox, id),
        SubgroupResult effects => new SubgroupTables(Edition).Of(effects, id),
        FineGrayResult model => new FineGrayTables(Edition).Of(model, id),
        RestrictedMeanResult mean => new RestrictedMeanTables(Edition).Of(mean, id),
        MultiStateResult states => new MultiStateTables(Edition).Of(states, id),
        CumulativeIncidenceResult incidence => new CumulativeIncidenceTables(Edition).Of(incidence, id),
        LandmarkResult landmarks => new LandmarkTables(Edition).Of(landmarks, id + "-table"),
        PublishedResult published => new PublishedTables(Edition).Of(published, id),
        ToxicityResult toxicity => new ToxicityTables(Edition).Of(toxicity, id),
        FollowUpResult followUp => new FollowUpTables(Edition).Of(followUp, id),
        ChiSquareResult square => new ContingencyTables(Edition).Of(square, id),
        _ => [],
    };
}
