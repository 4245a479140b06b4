using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Checking;

/// <summary>What the letters of a patient give.</summary>
/// <param name="Level">The value of the variable; null where it is missing.</param>
/// <param name="Reason">Why there is no single group; null when there is one, or when a letter is missing.</param>
/// <param name="Code">The warning about it.</param>
internal sealed record StageVerdict(string? Level, string? Reason, FaultCode Code)
{
    public static StageVerdict Of(StageOutcome outcome, StagingDefinition staging) => Of(outcome.Candidates, outcome.Reason, staging);

    public static StageVerdict Of(Restaging restaging, StagingDefinition staging) => Of(restaging.Candidates, restaging.Reason, staging);

    private static StageVerdict Of(IReadOnlyList<string> candidates, string? reason, StagingDefinition staging)
    {
        IReadOnlyList<string> names = staging.Named(candidates);
        if (names.Count == 0) return new StageVerdict(null, reason, FaultCode.NoStageGroup);
        if (names.Count == 1) return new StageVerdict(names[0], null, default);
        string? level = staging.Undecided switch
        {
            UndecidedStage.Interval => $"{names[0]} to {names[^1]}",
            UndecidedStage.Lowest => names[0],
            UndecidedStage.Highest => names[^1],
            _ => null,
        };
        return new StageVerdict(level, reason, FaultCode.StageUndecided);
    }
}
