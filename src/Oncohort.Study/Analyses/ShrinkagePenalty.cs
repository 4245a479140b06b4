namespace Oncohort.Study.Analyses;

/// <summary>A penalty on the size of coefficients.</summary>
public enum PenaltyKind
{
    /// <summary>Squares.</summary>
    Ridge,
    /// <summary>Absolute values; some coefficients become 0.</summary>
    Lasso,
    /// <summary>Both.</summary>
    ElasticNet,
}

/// <summary>Which model of the path is reported.</summary>
public enum PenaltyChoice
{
    /// <summary>The one with the smallest cross-validated deviance.</summary>
    Minimum,
    /// <summary>The one with the largest penalty within one standard error of the smallest cross-validated deviance.</summary>
    OneStandardError,
    /// <summary>The one at a given penalty.</summary>
    Given,
}

/// <summary>Ridge, lasso or elastic net, with the penalty chosen by cross-validation or given.</summary>
public sealed record ShrinkagePenalty : CoxPenalty
{
    /// <summary>The share of the lasso in an elastic net when none is named.</summary>
    public const double UsualAlpha = 0.5;

    /// <summary>The penalty.</summary>
    public required PenaltyKind Kind { get; init; }

    /// <summary>The share of the lasso in the elastic net; ridge has 0 and the lasso 1 whatever it says.</summary>
    public double Alpha { get; init; } = UsualAlpha;

    /// <summary>Which model is reported.</summary>
    public PenaltyChoice Choice { get; init; } = PenaltyChoice.Minimum;

    /// <summary>The penalty when it is given.</summary>
    public double? Lambda { get; init; }

    /// <summary>The folds of the cross-validation; null for 10 when it chooses the penalty, and for none when that is given.</summary>
    public int? Folds { get; init; }

    /// <summary>The seed of the division into folds.</summary>
    public long Seed { get; init; } = 1;

    internal double ShareOfLasso => Kind switch { PenaltyKind.Ridge => 0, PenaltyKind.Lasso => 1, _ => Alpha };
}
