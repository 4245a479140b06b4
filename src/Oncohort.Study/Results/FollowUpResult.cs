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

    /// <summary>The patients in a state.</summary>
    public int Count(FollowUpState state) => Patients.Count(patient => patient.State == state);
}
