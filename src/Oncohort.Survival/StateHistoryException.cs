using System.Globalization;

namespace Oncohort.Survival;

/// <summary>What is wrong with histories of states.</summary>
public enum StateHistoryProblem
{
    /// <summary>A row is in a state, or enters one, that the graph does not have.</summary>
    UnknownState,
    /// <summary>A row makes a transition that the graph does not have.</summary>
    ImpossibleTransition,
    /// <summary>A row starts before the row before it of the same subject has ended.</summary>
    Overlap,
    /// <summary>A row starts after the row before it of the same subject has ended.</summary>
    Gap,
    /// <summary>A row starts in another state than the one in which the row before it of the same subject ended.</summary>
    StateChangesBetweenRows,
    /// <summary>A subject has rows in more than one group.</summary>
    GroupChanges,
}

/// <summary>Histories of states that cannot be: names the first row at fault.</summary>
public sealed class StateHistoryException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="previous">The row before it of the same subject, or -1 when the row is wrong by itself.</param>
    public StateHistoryException(StateHistoryProblem problem, int row, int previous = -1)
        : base(string.Create(CultureInfo.InvariantCulture, $"{problem} in row {row}{(previous < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", after row {previous}"))}."))
    {
        Problem = problem;
        Row = row;
        Previous = previous;
    }

    /// <summary>What is wrong.</summary>
    public StateHistoryProblem Problem { get; }

    /// <summary>The row at fault, counted from 0.</summary>
    public int Row { get; }

    /// <summary>The row before it of the same subject, or -1.</summary>
    public int Previous { get; }
}
