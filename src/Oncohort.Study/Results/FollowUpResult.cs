using Oncohort.Oncology.FollowUp;

namespace Oncohort.Study.Results;

/// <summary>Visits due, overdue and lost as of a day.</summary>
public sealed record FollowUpResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "followup";
    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }
    /// <summary>How complete follow-up is.</summary>
    public required FollowUpCompleteness Completeness { get; init; }
    /// <summary>Each patient, in order of the identifier.</summary>
    public required IReadOnlyList<FollowUpStatus> Patients { get; init; }

    /// <summary>How many patients are in each state.</summary>
    public required IReadOnlyDictionary<FollowUpState, Count> States { get; init; }
}
