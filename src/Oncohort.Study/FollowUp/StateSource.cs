using Oncohort.Cohort;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.FollowUp;

/// <summary>How patients become histories of states: who was in which state from when to when.</summary>
public abstract record StateSource
{
    private protected StateSource()
    {
    }

    /// <summary>The name of the state in which patients are before anything has happened.</summary>
    public string Initial { get; init; } = "initial";

    /// <summary>The columns the histories are read from.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>How the histories are made, in words.</summary>
    public abstract string Definition { get; }

    /// <summary>The choices in force, added to the settings of the analysis.</summary>
    internal abstract void Describe(IDictionary<string, object?> settings);

    /// <summary>Reads the columns, leaves out the rows without a history, and answers with what makes the histories of the rows that are kept in the end.</summary>
    /// <exception cref="Cohort.Faults.InputException">The columns contradict each other; every fault is reported.</exception>
    internal abstract Func<int[], ObservedHistories> Read(CohortTable table, CompleteCases cases);
}

/// <summary>Histories as the estimator wants them, one stay in a state an element.</summary>
internal sealed record ObservedHistories
{
    /// <summary>The states and the transitions between them.</summary>
    public required StateGraph Graph { get; init; }

    /// <summary>When each stay starts.</summary>
    public required double[] Start { get; init; }

    /// <summary>When each stay ends.</summary>
    public required double[] Stop { get; init; }

    /// <summary>The state of each stay.</summary>
    public required int[] From { get; init; }

    /// <summary>The state that it ends in, or -1.</summary>
    public required int[] To { get; init; }

    /// <summary>The row of the table that each stay comes from.</summary>
    public required int[] Row { get; init; }

    /// <summary>The patient of each stay.</summary>
    public required Grouping Patients { get; init; }

    /// <summary>Warnings.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];
}
