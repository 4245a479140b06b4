using Oncohort.Study.Analyses;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of Cox models whose follow-up is split or arranged.</summary>
internal static class EpisodeMethods
{
    public static IEnumerable<string> Of(CoxRequest request)
    {
        if (request.Episodes is TimeDependentCovariates changes)
        {
            string names = string.Join(" and ", changes.Covariates.Select(covariate => $"'{covariate.Name}'"));
            yield return $"Follow-up was split where {names} occurred, which entered the model as time-dependent ({Reference.AndersenGill}); an event on the day of a change was attributed to the time before it.";
        }

        if (request.Episodes is not RecurrentEpisodes recurrent) yield break;
        string joined = recurrent.JoinFrom is { } from ? $", numbers {from} and above together" : "";
        yield return recurrent.Model switch
        {
            RecurrentEventModel.PwpTotalTime => $"Recurrent events were modelled in total time with a baseline hazard for each number of the event{joined} ({Reference.PrenticeWilliamsPeterson}).",
            RecurrentEventModel.PwpGapTime => $"Recurrent events were modelled in the time since the event before, with a baseline hazard for each number of the event{joined} ({Reference.PrenticeWilliamsPeterson}).",
            _ => $"Recurrent events were modelled as a counting process with one baseline hazard ({Reference.AndersenGill}).",
        };
    }
}
