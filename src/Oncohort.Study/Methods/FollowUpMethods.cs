using System.Globalization;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Methods;

/// <summary>The methods of follow-up visits.</summary>
internal static class FollowUpMethods
{
    public static IEnumerable<string> Of(FollowUpRequest request)
    {
        FollowUpRule rule = request.Rule;
        string visits = string.Join(", ", rule.Stretches.Select(stretch => stretch.UntilMonth is int until
            ? FormattableString.Invariant($"every {stretch.EveryMonths} months to month {until}")
            : FormattableString.Invariant($"then every {stretch.EveryMonths} months")));
        string ends = request.Events.Count + (request.Death is null ? 0 : 1) > 0 ? " until an event or death" : "";
        yield return string.Create(CultureInfo.InvariantCulture, $"Visits were planned {visits} after treatment{ends}, with imaging every {rule.ImagingMonths} months; a visit more than {rule.GraceDays} days late as of {request.AsOf:yyyy-MM-dd} is overdue.");
        yield return $"Completeness of follow-up is observed over potential person-time ({Reference.PersonTime}).";
    }
}
