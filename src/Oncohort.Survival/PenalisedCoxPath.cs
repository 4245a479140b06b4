namespace Oncohort.Survival;

/// <summary>The model at one penalty.</summary>
/// <param name="Lambda">The penalty.</param>
/// <param name="Coefficients">Log hazard ratios in the units of the covariates; 0 where the penalty removes the column or it is constant.</param>
/// <param name="NonZero">How many coefficients are not 0.</param>
/// <param name="LogLikelihood">The log partial likelihood, without the penalty.</param>
/// <param name="DevianceRatio">The share of the deviance at 0, measured from the saturated model, that the model explains.</param>
/// <param name="Iterations">Quadratic approximations used.</param>
/// <param name="Violation">The largest violation of an optimality condition of a standardised coefficient, as a share of the weight of the rows.</param>
/// <param name="Converged">Whether the violation is within the tolerance.</param>
public sealed record PenalisedCoxStep(
    double Lambda, IReadOnlyList<double> Coefficients, int NonZero, double LogLikelihood, double DevianceRatio, int Iterations, double Violation, bool Converged);

/// <summary>Penalised Cox models along a path of penalties. Immutable.</summary>
public sealed class PenalisedCoxPath
{
    private readonly Func<IReadOnlyList<double>, ConcordanceIndex> _concordance;

    internal PenalisedCoxPath(
        IReadOnlyList<string> names, int rows, long events, double none, IReadOnlyList<PenalisedCoxStep> steps, Func<IReadOnlyList<double>, ConcordanceIndex> concordance)
    {
        _concordance = concordance;
        Names = names;
        Rows = rows;
        Events = events;
        LogLikelihoodNull = none;
        Steps = steps;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows used.</summary>
    public int Rows { get; }

    /// <summary>Patients with the event.</summary>
    public long Events { get; }

    /// <summary>The log partial likelihood with all coefficients 0.</summary>
    public double LogLikelihoodNull { get; }

    /// <summary>The models, from the largest penalty to the smallest.</summary>
    public IReadOnlyList<PenalisedCoxStep> Steps { get; }

    /// <summary>Harrell's concordance of the linear predictor of one step, in the rows that the path was fitted to.</summary>
    public ConcordanceIndex Concordance(int step) => _concordance(Steps[step].Coefficients);
}

/// <summary>The cross-validated deviance at one penalty.</summary>
/// <param name="Lambda">The penalty.</param>
/// <param name="Mean">The mean over the folds, weighted by their events: the deviance that an event adds.</param>
/// <param name="StandardError">The standard error of <paramref name="Mean"/>, from the spread between the folds.</param>
public readonly record struct CrossValidatedDeviance(double Lambda, double Mean, double StandardError);

/// <summary>A path chosen from by cross-validation.</summary>
/// <param name="Path">The models of all rows.</param>
/// <param name="Deviances">The cross-validated deviance at each penalty of the path.</param>
/// <param name="Minimum">The step of the path with the smallest deviance.</param>
/// <param name="OneStandardError">The step with the largest penalty whose deviance is within one standard error of the smallest.</param>
/// <param name="Folds">The fold of each row.</param>
public sealed record PenalisedCoxValidation(PenalisedCoxPath Path, IReadOnlyList<CrossValidatedDeviance> Deviances, int Minimum, int OneStandardError, Grouping Folds);
