namespace Oncohort.Published;

/// <summary>Why no cohort can be reconstructed.</summary>
public enum ReconstructionFailure
{
    /// <summary>The printed counts contradict one another; the details are a set of counts of which every one is needed for the contradiction.</summary>
    Contradiction,

    /// <summary>Too many combinations of variables occur together; the details are the variables.</summary>
    TooLarge,

    /// <summary>The study does not describe what the times need; the details are what is missing.</summary>
    NotDescribed,

    /// <summary>A coding was chosen that the study does not offer; the details are the choice and what is offered.</summary>
    UnknownCoding,

    /// <summary>No times meet the printed landmarks together; the details are those not met.</summary>
    Times,
}

/// <summary>No cohort can be reconstructed from what a study printed.</summary>
/// <param name="failure">Why.</param>
/// <param name="details">The counts, variables or choices concerned.</param>
public sealed class ReconstructionException(ReconstructionFailure failure, IReadOnlyList<string> details)
    : Exception(failure + ": " + string.Join("; ", details))
{
    /// <summary>Why.</summary>
    public ReconstructionFailure Failure { get; } = failure;

    /// <summary>The counts, variables or choices concerned.</summary>
    public IReadOnlyList<string> Details { get; } = details;
}
