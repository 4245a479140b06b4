using Oncohort.Cohort;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.FollowUp;

/// <summary>Counts an endpoint over the whole cohort.</summary>
public static class EndpointSummaries
{
    /// <summary>Events, competing events, censored and left-out patients of an endpoint, and its median follow-up.</summary>
    /// <remarks>The identifier and label are those of the endpoint's caption; without one, its definition.</remarks>
    /// <exception cref="Cohort.Faults.InputException">The columns contradict each other or hold what is no time; every fault is reported.</exception>
    public static EndpointSummary Of(CohortTable table, Endpoint endpoint, EstimationSettings settings)
    {
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = endpoint.Observe(table, cases);
        int[] rows = cases.Rows();
        int[] codes = Array.ConvertAll(rows, row => followUp.Code[row]);
        int events = codes.Count(code => code == 1);
        int censored = codes.Count(code => code == 0);
        return new EndpointSummary
        {
            Id = endpoint.Caption?.Id ?? endpoint.Definition,
            Label = endpoint.Caption?.Label ?? endpoint.Definition,
            Unit = endpoint.Caption?.Unit,
            Definition = endpoint.Definition,
            N = rows.Length,
            Events = events,
            Competing = rows.Length - events - censored,
            Censored = censored,
            Excluded = cases.Excluded,
            MedianFollowUp = rows.Length == 0 ? new Interval(null, null, null) : MedianFollowUp(rows, codes, followUp, settings),
        };
    }

    private static Interval MedianFollowUp(int[] rows, int[] codes, ObservedFollowUp followUp, EstimationSettings settings)
    {
        double[]? entry = followUp.Entry is null ? null : Array.ConvertAll(rows, row => followUp.Entry[row]);
        var data = TimeToEvent.Create(Array.ConvertAll(rows, row => followUp.Exit[row]), codes, entry);
        var options = new KaplanMeierOptions { IntervalType = settings.IntervalType, Level = settings.Level, QuantileRule = settings.QuantileRule };
        return ResultNumbers.Of(KaplanMeier.FollowUp(data, null, options)[0].Median);
    }
}
