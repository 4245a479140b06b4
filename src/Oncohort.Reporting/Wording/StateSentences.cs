using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>State occupancy in sentences.</summary>
internal static class StateSentences
{
    public static IEnumerable<string> Of(MultiStateResult states, Phrasebook book)
    {
        var say = Quantities.Of(book, states);
        IEnumerable<string> moves = states.Transitions.Select(move => book.Say("multistate.move", ("from", move.From), ("to", move.To), ("count", book.Edition.Rounded.Count(move.Events))));
        yield return book.Say("multistate", ("n", book.Edition.Rounded.Count(states.Patients)), ("states", string.Join(book.Say("list.comma"), states.States)), ("list", book.List(moves)));
        for (int i = 0; i < states.Strata[0].States[0].At.Count; i++)
        {
            int index = i;
            IEnumerable<string> probabilities = states.Strata.SelectMany(stratum => stratum.States.Select(state => book.Say("of_groups",
                ("group", states.Strata.Count > 1 ? $"{stratum.Group}, {state.State}" : state.State),
                ("value", say.Percent(state.At[index].Probability, state.At[index].Lower, state.At[index].Upper)))));
            yield return book.Say("multistate.at", ("time", say.At(states.Strata[0].States[0].At[i].Time, states.Endpoint?.Unit)), ("list", book.List(probabilities)));
        }
    }
}
