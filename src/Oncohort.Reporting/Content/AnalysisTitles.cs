using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>Titles of analyses that have none of their own.</summary>
internal sealed class AnalysisTitles(Edition edition) : Written(edition)
{
    public string Of(AnalysisResult analysis)
    {
        string endpoint = analysis.Endpoint is { } caption ? Say(": ") + caption.Label : "";
        return analysis switch
        {
            Table1Result => Say("Patient characteristics"),
            KaplanMeierResult => Say("Kaplan\u2013Meier estimate") + endpoint,
            LogRankResult => Say("Log-rank test") + endpoint,
            CoxResult or CoxTableResult => Say("Cox regression") + endpoint,
            FineGrayResult => Say("Subdistribution hazards model") + endpoint,
            SubgroupResult => Say("Treatment effect by subgroup") + endpoint,
            RestrictedMeanResult => Say("Restricted mean survival time") + endpoint,
            MultiStateResult => Say("State occupancy"),
            CumulativeIncidenceResult => Say("Cumulative incidence") + endpoint,
            LandmarkResult => Say("Landmark analysis") + endpoint,
            ChiSquareResult => Say("Contingency table"),
            ToxicityResult => Say("Toxicity"),
            FollowUpResult => Say("Follow-up visits"),
            PublishedResult => Say("Side by side with the published study"),
            _ => analysis.Command + endpoint,
        };
    }
}
