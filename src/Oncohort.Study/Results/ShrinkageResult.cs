namespace Oncohort.Study.Results;

/// <summary>The path of a penalised Cox model, and how one of its models was chosen.</summary>
public sealed record ShrinkageResult
{
    /// <summary><c>ridge</c>, <c>lasso</c> or <c>elastic-net</c>.</summary>
    public required string Penalty { get; init; }
    /// <summary>The share of the lasso.</summary>
    public required double Alpha { get; init; }
    /// <summary>The penalty of the model that is reported.</summary>
    public required double SelectedLambda { get; init; }
    /// <summary>The penalty with the smallest cross-validated deviance; null without cross-validation.</summary>
    public double? LambdaMin { get; init; }
    /// <summary>The largest penalty whose deviance is within one standard error of the smallest; null without cross-validation.</summary>
    public double? Lambda1se { get; init; }
    /// <summary>The models, from the largest penalty to the smallest.</summary>
    public required IReadOnlyList<ShrinkageStepResult> Path { get; init; }
    /// <summary>The cross-validated deviance at each penalty of the path; null without cross-validation.</summary>
    public IReadOnlyList<CrossValidatedResult>? CrossValidation { get; init; }
}

/// <summary>The model at one penalty.</summary>
/// <param name="Lambda">The penalty.</param>
/// <param name="Df">Coefficients that are not 0.</param>
/// <param name="DevianceRatio">The share of the deviance that the model explains.</param>
/// <param name="Coef">The coefficients, in the order of the terms.</param>
public sealed record ShrinkageStepResult(double Lambda, int Df, double DevianceRatio, IReadOnlyList<double> Coef);

/// <summary>The cross-validated deviance at one penalty, for each event.</summary>
public sealed record CrossValidatedResult(double Lambda, double Mean, double Se);
