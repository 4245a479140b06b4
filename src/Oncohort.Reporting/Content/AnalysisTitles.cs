using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>Titles of analyses that have none of their own.</summary>
internal static class AnalysisTitles
{
    public static string Of(AnalysisResult analysis)
    {
        string endpoint = analysis.Endpoint is { } caption ? ": " + caption.Label : "";
        return analysis switch
        {
            Table1Result => "Patient characteristics",
            KaplanMeierResult => "Kaplan\u2013Meier estimate" + endpoint,
            LogRankResult => "Log-rank test" + endpoint,
            CoxResult or CoxTableResult => "Cox regression" + endpoint,
            FineGrayResult => "Subdistribution hazards model" + endpoint,
            SubgroupResult => "Treatment effect by subgroup" + endpoint,
            RestrictedMeanResult => "Restricted mean survival time" + endpoint,
            MultiStateResult => "State occupancy",
            CumulativeIncidenceResult => "Cumulative incidence" + endpoint,
            LandmarkResult => "Landmark analysis" + endpoint,
            ChiSquareResult => "Contingency table",
            ToxicityResult => "Toxicity",
            FollowUpResult => "Follow-up visits",
            PublishedResult => "Side by side with the published study",
            _ => analysis.Command + endpoint,
        };
    }
}
