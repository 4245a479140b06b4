using Oncohort.Cohort;

namespace Oncohort.Study.Results;

/// <summary>Follow-up split into start-stop rows.</summary>
public sealed record SplitResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "split";
    /// <summary>Start-stop rows made.</summary>
    public required int Rows { get; init; }
    /// <summary>Events among them: as many as there were before.</summary>
    public required int Events { get; init; }
    /// <summary>What became of each covariate that changes.</summary>
    public required IReadOnlyList<SplitChange> Changes { get; init; }
    /// <summary>The rows.</summary>
    public required CohortTable Pieces { get; init; }
}

/// <summary>What became of one covariate that changes.</summary>
/// <param name="Covariate">The covariate.</param>
/// <param name="During">Patients in whom it changes during follow-up.</param>
/// <param name="Before">Patients in whom it has changed at the start.</param>
/// <param name="After">Patients in whom it would change at the end of follow-up or later: unchanged throughout.</param>
/// <param name="Never">Patients in whom it never changes.</param>
public sealed record SplitChange(string Covariate, int During, int Before, int After, int Never);
