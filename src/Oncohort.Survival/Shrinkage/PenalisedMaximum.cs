using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Shrinkage;

/// <summary>The maximum of a penalised partial likelihood of a few columns at one penalty.</summary>
/// <remarks>
/// Each quadratic approximation has the exact score and information and is minimised by coordinate descent; its step is halved until the penalised
/// likelihood rises enough (a proximal Newton method: Lee, Sun and Saunders, 2014). Simon et al. (2011) use the diagonal of the information of the linear
/// predictors instead; the maximum is the same, the approach to it is quadratic here.
/// </remarks>
internal static class PenalisedMaximum
{
    private const int MostHalvings = 40;

    /// <summary>Moves <paramref name="coefficients"/> to the maximum and returns the iterations used with the largest violation of an optimality condition.</summary>
    /// <param name="likelihood">The likelihood of the columns.</param>
    /// <param name="coefficients">Where to begin, and the answer: scaled coefficients of the columns.</param>
    /// <param name="columns">The columns' numbers in the penalty.</param>
    /// <param name="net">The penalty.</param>
    /// <param name="lambda">Its size.</param>
    /// <param name="options">When to stop.</param>
    public static (int Iterations, double Violation) Find(
        PartialLikelihood likelihood, ref double[] coefficients, int[] columns, ElasticNet net, double lambda, PenalisedCoxOptions options)
    {
        double[] lasso = [.. columns.Select(j => net.Lasso(j, lambda))];
        double[] ridge = [.. columns.Select(j => net.Ridge(j, lambda))];
        LikelihoodPoint point = likelihood.At(coefficients);
        double violation = Violation(coefficients, point, columns, net, lambda);
        int iterations = 0;
        for (; iterations < options.MaxIterations && violation > options.Tolerance; iterations++)
        {
            double[] target = QuadraticDescent.Minimise(coefficients, point.Score, point.Information, lasso, ridge);
            if (Advance(likelihood, coefficients, target, point, lasso, ridge) is not { } next) break;
            double better = Violation(next.Coefficients, next.Point, columns, net, lambda);
            bool stuck = better >= violation && violation < 100 * options.Tolerance;
            if (stuck) break;
            (coefficients, point, violation) = (next.Coefficients, next.Point, better);
        }

        return (iterations, violation);
    }

    private static (double[] Coefficients, LikelihoodPoint Point)? Advance(
        PartialLikelihood likelihood, double[] from, double[] target, LikelihoodPoint at, double[] lasso, double[] ridge)
    {
        double penalty = Penalty(from, lasso, ridge);
        double expected = Penalty(target, lasso, ridge) - penalty;
        for (int j = 0; j < from.Length; j++) expected -= at.Score[j] * (target[j] - from[j]);
        double rounding = 1e-13 * Math.Max(1, Math.Abs(at.LogLikelihood));
        double length = 1;
        for (int halving = 0; halving <= MostHalvings; halving++, length /= 2)
        {
            double[] candidate = length == 1 ? target : [.. from.Select((g, j) => g + (length * (target[j] - g)))];
            LikelihoodPoint point = likelihood.At(candidate);
            double change = at.LogLikelihood - point.LogLikelihood + Penalty(candidate, lasso, ridge) - penalty;
            if (point.IsFinite && change <= (1e-4 * length * expected) + rounding) return (candidate, point);
        }

        return null;
    }

    private static double Penalty(double[] coefficients, double[] lasso, double[] ridge)
    {
        double sum = 0;
        for (int j = 0; j < coefficients.Length; j++) sum += (lasso[j] * Math.Abs(coefficients[j])) + (ridge[j] * coefficients[j] * coefficients[j] / 2);
        return sum;
    }

    private static double Violation(double[] coefficients, LikelihoodPoint point, int[] columns, ElasticNet net, double lambda)
    {
        double largest = 0;
        for (int j = 0; j < coefficients.Length; j++) largest = Math.Max(largest, net.Violation(columns[j], coefficients[j], point.Score[j], lambda));
        return largest;
    }
}
