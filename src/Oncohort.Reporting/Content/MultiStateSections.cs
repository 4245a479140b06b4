using Oncohort.Reporting.Figures.States;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The figures of a multi-state model, one a group.</summary>
internal sealed class MultiStateSections(Edition edition) : Written(edition)
{
    public IEnumerable<Block> Figures(MultiStateResult result, string id, SurvivalFigureOptions options)
    {
        for (int group = 0; group < result.Strata.Count; group++)
        {
            MultiStateStratum stratum = result.Strata[group];
            if (stratum.States[0].Steps.Count == 0) continue;
            string name = result.Strata.Count == 1 ? id : $"{id}-{(group + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            yield return new FigureBlock(name, new OccupancyPlot(Edition).Draw(result, stratum, options), Caption(result, stratum));
        }
    }

    private string Caption(MultiStateResult result, MultiStateStratum stratum)
    {
        string group = result.Strata.Count == 1 ? "" : $"{Say(", ")}{(result.GroupLabel is { } label ? $"{EndpointWords.InSentence(label)} " : "")}{stratum.Group}";
        var transitions = Count.Sum(stratum.Transitions, transition => transition.Events);
        return Say($"Stacked state occupancy{group}, by the Aalen\u2013Johansen method. n = {stratum.N}, transitions = {Rounded.Count(transitions)}. At each time the height of an area is the probability of its state. "
            + $"Patients in state: those observed in the state just before the time on the axis.");
    }
}
