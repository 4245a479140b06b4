namespace Oncohort.Survival;

/// <summary>Why an analysis cannot be done at all.</summary>
public enum EstimationProblem
{
    /// <summary>There are no rows.</summary>
    NoRows,
    /// <summary>There are no events.</summary>
    NoEvents,
    /// <summary>Fewer than two groups hold rows.</summary>
    OneGroup,
    /// <summary>Every covariate is constant or collinear.</summary>
    NoCovariate,
    /// <summary>A row or column of a table is empty.</summary>
    EmptyMargin,
    /// <summary>The restriction time lies beyond the follow-up of a group.</summary>
    RestrictionBeyondFollowUp,
    /// <summary>The method is not defined for late entry, or for weights that are not whole numbers.</summary>
    NotDefined,
}

/// <summary>The data are valid, but the analysis that was asked for does not exist for them.</summary>
public sealed class EstimationException(EstimationProblem problem, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public EstimationProblem Problem { get; } = problem;
}
