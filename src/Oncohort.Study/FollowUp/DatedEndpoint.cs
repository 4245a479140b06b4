using Oncohort.Cohort;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.FollowUp;

/// <summary>
/// An endpoint from dates: the first of the event dates, the first of the competing dates, or else the censoring date, counted from the origin.
/// An event and a competing event on the same day are an event.
/// </summary>
public sealed record DatedEndpoint : Endpoint
{
    /// <summary>The column of origin dates.</summary>
    public required string Origin { get; init; }

    /// <summary>The columns of event dates; the earliest counts.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>The columns of competing-event dates; each is a cause of its own.</summary>
    public IReadOnlyList<string> Competing { get; init; } = [];

    /// <summary>The column of the dates last known event-free (last contact).</summary>
    public required string Censor { get; init; }

    /// <summary>The unit of the follow-up time.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Months;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Definition => throw new NotImplementedException();

    internal override void Describe(IDictionary<string, object?> settings) => throw new NotImplementedException();

    internal override ObservedFollowUp Observe(CohortTable table, CompleteCases cases) => throw new NotImplementedException();
}
