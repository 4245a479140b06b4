using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Restricted means, where follow-up reaches far enough.</summary>
internal static class RestrictedMeans
{
    /// <summary>The verdict on the means; none where a group's follow-up ends before the restriction time.</summary>
    public static Verdict Judge(TimeToEvent data, Grouping? groups, double tau, Func<RestrictedMeanComparison, Verdict> judge)
    {
        try
        {
            return judge(RestrictedMean.Estimate(data, groups, tau));
        }
        catch (EstimationException)
        {
            return Verdict.None;
        }
    }
}
