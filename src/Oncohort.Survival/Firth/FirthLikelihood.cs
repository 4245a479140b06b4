using Oncohort.Survival.Cox;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Firth;

/// <summary>The penalised log likelihood at one point, on the scaled covariates.</summary>
/// <param name="Penalised">l + log det I / 2; minus infinity where the information is singular.</param>
/// <param name="Score">The gradient of <paramref name="Penalised"/>.</param>
/// <param name="Information">The information of the plain likelihood.</param>
internal sealed record FirthPoint(double Penalised, double[] Score, double[,] Information);

/// <summary>Evaluates l(beta) + log det I(beta) / 2 with its exact gradient.</summary>
/// <remarks>Firth (1993): the gradient adds tr(I^-1 dI/dbeta_r) / 2 to the score. Two sweeps, O(n p^2).</remarks>
internal sealed class FirthLikelihood(CoxDesign design, CoxTies ties)
{
    private readonly RiskSetSweep _sweep = new(design);
    private PartialLikelihood? _plain;

    public int Columns => design.Columns;

    /// <summary>Linear predictors of the sorted rows at the last point evaluated.</summary>
    public ReadOnlySpan<double> Predictors => _sweep.Predictors;

    public FirthPoint At(double[] beta)
    {
        _plain ??= new PartialLikelihood(design, _sweep, ties);
        LikelihoodPoint plain = _plain.At(beta);
        var factor = plain.IsFinite ? SymmetricFactor.Of(plain.Information) : null;
        if (factor is null || factor.Rank < design.Columns) return new FirthPoint(double.NegativeInfinity, plain.Score, plain.Information);
        double[] trace = InformationDerivative.Traces(design, _sweep, ties, factor.Inverse());
        double[] score = [.. plain.Score.Select((u, j) => u + (trace[j] / 2))];
        return new FirthPoint(plain.LogLikelihood + (factor.LogDeterminant / 2), score, plain.Information);
    }
}
