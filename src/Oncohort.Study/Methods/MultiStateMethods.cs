using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of multi-state models.</summary>
internal static class MultiStateMethods
{
    public static IEnumerable<string> Of(MultiStateRequest request)
    {
        string interval = request.IntervalType switch
        {
            ConfidenceIntervalType.None => "",
            ConfidenceIntervalType.LogLog => " on the complementary log-log scale",
            ConfidenceIntervalType.Plain => " on the scale of the probability itself",
            ConfidenceIntervalType.Logit => " on the logit scale",
            ConfidenceIntervalType.Arcsin => " on the arcsine square-root scale",
            _ => " on the log scale",
        };
        string limits = interval.Length == 0 ? "standard errors" : $"{MethodsText.Percent(request.Settings.Level)} pointwise confidence intervals{interval}";
        yield return $"The probability of being in each state over time was estimated by the Aalen-Johansen method ({Reference.AalenJohansen}), with {limits} from the infinitesimal jackknife over patients ({Reference.InfinitesimalJackknife}).";
        if (request.States is PatientStates { States: { } states } source)
        {
            string names = string.Join(", ", states.Select(state => $"'{state.Name}'"));
            string shift = source.Shift is { } by ? FormattableString.Invariant($"{by}") : "half the smallest distance between two times";
            yield return $"Patients started in the state '{source.Initial}' and could enter {names}; of states entered at one time the one named first was entered {shift} earlier.";
        }

        yield return "Mean times in states are areas under these curves up to the time stated.";
    }
}
