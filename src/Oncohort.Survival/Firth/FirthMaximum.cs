using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Firth;

/// <summary>A maximum of the penalised likelihood, perhaps with one coefficient held fixed.</summary>
/// <remarks>
/// Newton-like steps with the plain information in place of the penalised one, as Heinze and Schemper (2001), halved until the likelihood does not
/// fall, and shortened by the secant of the slope where they overshoot. Near the maximum the error shrinks by about p / events a step.
/// </remarks>
internal sealed class FirthMaximum
{
    private const int MostHalvings = 40;
    private const double LongestStep = 5;

    /// <summary>A step ends beyond the maximum along it when the slope there is downward by this share of the slope at its start.</summary>
    private const double Overshoot = 0.1;

    private FirthMaximum(double[] beta, FirthPoint point)
    {
        Beta = beta;
        Point = point;
    }

    public double[] Beta { get; private set; }
    public FirthPoint Point { get; private set; }
    public int Iterations { get; private set; }
    public bool Converged { get; private set; }

    /// <param name="likelihood">The penalised likelihood.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="held">The coefficient that keeps its starting value; -1 for none.</param>
    /// <param name="options">When to stop.</param>
    public static FirthMaximum From(FirthLikelihood likelihood, double[] start, int held, FirthCoxOptions options)
    {
        var maximum = new FirthMaximum(start, likelihood.At(start));
        int[] free = [.. Enumerable.Range(0, start.Length).Where(j => j != held)];
        if (!double.IsFinite(maximum.Point.Penalised)) return maximum;
        if (free.Length == 0) maximum.Converged = true;
        while (!maximum.Converged && maximum.Iterations < options.MaxIterations)
        {
            maximum.Iterations++;
            if (!maximum.Step(likelihood, maximum.Direction(free), options.Tolerance)) break;
        }

        return maximum;
    }

    /// <summary>Moves uphill; false when no step, however short, does.</summary>
    private bool Step(FirthLikelihood likelihood, double[] direction, double tolerance)
    {
        double longest = direction.Max(Math.Abs);
        double length = longest > LongestStep ? LongestStep / longest : 1;
        double slope = Along(Point, direction);
        double rounding = 1e-13 * Math.Max(1, Math.Abs(Point.Penalised));
        bool shortened = false;
        for (int attempt = 0; attempt <= MostHalvings; attempt++)
        {
            double[] candidate = [.. Beta.Select((b, j) => b + (length * direction[j]))];
            FirthPoint point = likelihood.At(candidate);
            double beyond = Along(point, direction);
            if (!(point.Penalised >= Point.Penalised - rounding))
            {
                length /= 2;
            }
            else if (!shortened && beyond < -Overshoot * slope)
            {
                length *= slope / (slope - beyond);
                shortened = true;
            }
            else
            {
                Beta = candidate;
                Point = point;
                Converged = longest <= tolerance;
                return true;
            }
        }

        return false;
    }

    private static double Along(FirthPoint point, double[] direction)
    {
        double sum = 0;
        for (int j = 0; j < direction.Length; j++) sum += point.Score[j] * direction[j];
        return sum;
    }

    private double[] Direction(int[] free)
    {
        double[,] information = new double[free.Length, free.Length];
        double[] score = new double[free.Length];
        for (int i = 0; i < free.Length; i++)
        {
            score[i] = Point.Score[free[i]];
            for (int k = 0; k < free.Length; k++) information[i, k] = Point.Information[free[i], free[k]];
        }

        double[] solved = SymmetricFactor.Of(information).Solve(score);
        double[] direction = new double[Beta.Length];
        for (int i = 0; i < free.Length; i++) direction[free[i]] = solved[i];
        return direction;
    }
}
