namespace Oncohort.Survival;

/// <summary>The states of a multi-state model and the transitions that are possible between them.</summary>
/// <remarks>A state without a transition out of it is absorbing (death). Immutable and safe to share between threads.</remarks>
public sealed class StateGraph
{
    private const int MostStates = 64;

    private readonly int[] _numbers;

    /// <summary>Creates a graph.</summary>
    /// <param name="states">The names of the states, at least two, each once; their order is the order of every result.</param>
    /// <param name="transitions">The possible transitions as pairs of positions in <paramref name="states"/>, from another state than to, each once.</param>
    /// <exception cref="ArgumentException">There are fewer than two states or no transitions, or one is named twice or lies outside the states.</exception>
    public StateGraph(IReadOnlyList<string> states, IReadOnlyList<StateTransition> transitions)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(transitions);
        if (states.Count is < 2 or > MostStates) throw new ArgumentException($"A multi-state model has 2 to {MostStates} states.", nameof(states));
        if (states.Distinct(StringComparer.Ordinal).Count() < states.Count) throw new ArgumentException("A state is named twice.", nameof(states));
        if (transitions.Count == 0) throw new ArgumentException("There are no transitions.", nameof(transitions));
        States = [.. states];
        Transitions = [.. transitions.OrderBy(transition => transition.From).ThenBy(transition => transition.To)];
        _numbers = new int[states.Count * states.Count];
        Array.Fill(_numbers, -1);
        for (int number = 0; number < transitions.Count; number++)
        {
            (int from, int to) = (Transitions[number].From, Transitions[number].To);
            if ((uint)from >= (uint)states.Count || (uint)to >= (uint)states.Count || from == to)
                throw new ArgumentException($"There is no transition from state {from} to state {to} among {states.Count} states.", nameof(transitions));
            if (_numbers[(from * states.Count) + to] >= 0) throw new ArgumentException($"The transition from state {from} to state {to} stands twice.", nameof(transitions));
            _numbers[(from * states.Count) + to] = number;
        }
    }

    /// <summary>The names of the states.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The possible transitions, by the state they leave, then by the state they enter.</summary>
    public IReadOnlyList<StateTransition> Transitions { get; }

    /// <summary>The illness-death model without recovery: state 0, to 1, to 2, and from 0 to 2.</summary>
    public static StateGraph IllnessDeath(string healthy, string ill, string dead) => new([healthy, ill, dead], [new(0, 1), new(0, 2), new(1, 2)]);

    /// <summary>Whether a transition is possible.</summary>
    public bool Allows(int from, int to) => NumberOf(from, to) >= 0;

    /// <summary>Whether no transition leaves a state.</summary>
    public bool IsAbsorbing(int state)
    {
        foreach (StateTransition transition in Transitions)
        {
            if (transition.From == state) return false;
        }

        return true;
    }

    /// <summary>The position of a transition in <see cref="Transitions"/>, or -1.</summary>
    internal int NumberOf(int from, int to) => _numbers[(from * States.Count) + to];
}

/// <summary>A possible transition between two states, as positions among the states of a graph.</summary>
/// <param name="From">The state that is left.</param>
/// <param name="To">The state that is entered.</param>
public readonly record struct StateTransition(int From, int To);
