using Oncohort.Cohort;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.FollowUp;

/// <summary>An endpoint from a numeric time column and an event column. A row that meets both rules is an event, not a competing event.</summary>
public sealed record ColumnEndpoint : Endpoint
{
    /// <summary>The column of exit times.</summary>
    public required string Time { get; init; }

    /// <summary>Which rows have the event.</summary>
    public required EventRule Event { get; init; }

    /// <summary>Which rows have a competing event; null when there is none.</summary>
    public EventRule? Competing { get; init; }

    /// <summary>The column of entry times (left truncation, or the start of an interval); null when everyone enters at 0.</summary>
    public string? Entry { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Definition => throw new NotImplementedException();

    internal override void Describe(IDictionary<string, object?> settings) => throw new NotImplementedException();

    internal override ObservedFollowUp Observe(CohortTable table, CompleteCases cases) => throw new NotImplementedException();
}
