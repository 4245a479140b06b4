using Oncohort.Cohort;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.FollowUp;

/// <summary>
/// How a patient becomes (entry, exit, code): code 0 censored, 1 event, 2 and above competing events.
/// A follow-up time of 0 is valid, as in R: the patient is at risk at time 0 and at no later time.
/// </summary>
public abstract record Endpoint
{
    private protected Endpoint()
    {
    }

    /// <summary>The endpoint's identifier, label and unit for captions; null on the command line.</summary>
    public EndpointCaption? Caption { get; init; }

    /// <summary>The columns the endpoint reads.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>How the endpoint is made, in words.</summary>
    public abstract string Definition { get; }

    /// <summary>The events, the endpoint's own first: how the endpoint names each of them, and the names that results may give it.</summary>
    internal abstract IReadOnlyList<(string Written, IReadOnlyList<string> Names)> NamedCauses { get; }

    /// <summary>The choices in force, added to the settings of every analysis of this endpoint.</summary>
    internal abstract void Describe(IDictionary<string, object?> settings);

    /// <summary>Reads the follow-up of every row and leaves out, in <paramref name="cases"/>, the rows without one.</summary>
    /// <exception cref="Cohort.Faults.InputException">The columns contradict each other or hold what is no time; every fault is reported.</exception>
    internal abstract ObservedFollowUp Observe(CohortTable table, CompleteCases cases);
}
