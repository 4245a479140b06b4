using Oncohort.Reporting.Content;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>What each analysis found, in sentences.</summary>
internal static class ResultSentences
{
    /// <summary>One paragraph an analysis, beginning with its title; an analysis without sentences has none.</summary>
    public static IEnumerable<string> Of(StudyResults results, Phrasebook book)
    {
        foreach (AnalysisResult analysis in results.Analyses)
        {
            string text = string.Join(book.Say("sentence.separator"), Sentences(analysis, book));
            if (text.Length > 0) yield return book.Say("name", ("analysis", analysis.Title ?? new AnalysisTitles(book.Edition).Of(analysis)), ("text", text));
        }
    }

    /// <summary>The sentences of one analysis.</summary>
    public static IEnumerable<string> Sentences(AnalysisResult analysis, Phrasebook book) => analysis switch
    {
        Table1Result table => TableSentences.Of(table, book),
        ChiSquareResult test => TableSentences.Of(test, book),
        ToxicityResult toxicity => TableSentences.Of(toxicity, book),
        FollowUpResult visits => VisitSentences.Of(visits, book),
        KaplanMeierResult curves => CurveSentences.Of(curves, book),
        LogRankResult test => TestSentences.Of(test, book),
        CumulativeIncidenceResult incidence => IncidenceSentences.Of(incidence, book),
        MultiStateResult states => StateSentences.Of(states, book),
        RestrictedMeanResult means => MeanSentences.Of(means, book),
        CoxResult model => ModelSentences.Of(model, book),
        CoxTableResult models => ModelSentences.Of(models, book),
        FineGrayResult model => ModelSentences.Of(model, book),
        LandmarkResult landmarks => ComparisonSentences.Of(landmarks, book),
        PublishedResult published => TableSentences.Of(published, book),
        SubgroupResult effects => ComparisonSentences.Of(effects, book),
        _ => [],
    };

    /// <summary>The endpoint as a sentence names it.</summary>
    public static string Endpoint(AnalysisResult analysis, Phrasebook book) => EndpointWords.InSentence(analysis.Endpoint?.Label ?? analysis.Title ?? new AnalysisTitles(book.Edition).Of(analysis));
}
