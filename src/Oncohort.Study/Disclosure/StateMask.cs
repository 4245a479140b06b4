using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks multi-state models: transitions and probabilities of few patients are withheld, curves are left out because each state would need steps of its own.</summary>
internal sealed class StateMask(CountBook book, Population patients)
{
    public MultiStateResult Of(MultiStateResult states)
    {
        string? label = states.GroupLabel;
        Population model = patients with { Endpoint = string.Join('>', states.States) };
        KeyedCount[] sizes = [.. states.Strata.Select(stratum => model.N(label, stratum.Group, stratum.N))];
        book.Sum(model.N(states.Patients), sizes);
        KeyedCount[][] moves = [.. states.Strata.Select(stratum => stratum.Transitions.Select(move => model.Events($"{move.From}>{move.To}", label, stratum.Group, move.Events)).ToArray())];
        KeyedCount[] totals = [.. states.Transitions.Select(move => model.Events($"{move.From}>{move.To}", move.Events))];
        for (int move = 0; move < totals.Length; move++) book.Sum(totals[move], moves.Select(stratum => stratum[move]));
        return states with
        {
            Patients = book.Print(model.N(states.Patients)),
            Transitions = [.. states.Transitions.Select((move, i) => move with { Events = book.Print(totals[i]) })],
            Strata = [.. states.Strata.Select((stratum, i) => stratum with
            {
                N = book.Print(sizes[i]),
                Transitions = [.. stratum.Transitions.Select((move, j) => move with { Events = book.Print(moves[i][j]) })],
                States = [.. stratum.States.Select(state => state with { At = [.. state.At.Select(at => At(at, stratum.N.AtLeast))], Steps = [] })],
                Initial = [.. stratum.Initial.Select(share => share is { } known && book.IsSafe(Math.Round(known * stratum.N.AtLeast, 6)) ? share : null)],
            })],
        };
    }

    /// <summary>A number in a state is told to whole multiples of the limit, a probability that stands for few patients not at all.</summary>
    private MultiStateTime At(MultiStateTime at, double n)
    {
        double atRisk = at.AtRisk.AtLeast;
        double floor = Math.Max(1, book.Below * Math.Floor(atRisk / book.Below));
        Count printed = atRisk <= 0 ? 0 : Count.Between(floor, atRisk < book.Below ? book.Below - 1 : floor + book.Below - 1);
        return at.Probability is { } probability && book.IsSafe(Math.Round(probability * n, 6)) && book.IsSafe(atRisk)
            ? at with { AtRisk = printed, Probability = Math.Round(probability, 3), Se = Round(at.Se), Lower = Round(at.Lower), Upper = Round(at.Upper) }
            : new MultiStateTime(at.Time, printed, null, null, null, null);
    }

    private static double? Round(double? estimate) => estimate is { } value ? Math.Round(value, 3) : null;
}
