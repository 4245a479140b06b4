using Oncohort.Survival.Linear;

namespace Oncohort.Survival;

/// <summary>One point of a smooth.</summary>
/// <param name="X">Where.</param>
/// <param name="Estimate">The smooth.</param>
/// <param name="Leverage">The variance of the smooth when the values have variance 1.</param>
public readonly record struct SmoothPoint(double X, double Estimate, double Leverage);

/// <summary>A natural cubic spline through a scatter of points by least squares.</summary>
/// <remarks>
/// Boundary knots at the ends, inner knots at evenly spaced quantiles, as the smooth of scaled Schoenfeld residuals in Therneau and Grambsch (2000), section 6.4.
/// </remarks>
public static class SplineSmooth
{
    /// <summary>Fits the smooth and reads it at evenly spaced places from the smallest to the largest x.</summary>
    /// <param name="x">Finite places.</param>
    /// <param name="y">As many finite values.</param>
    /// <param name="degreesOfFreedom">Columns of the spline including the constant, at least 3.</param>
    /// <param name="points">How many points.</param>
    /// <returns>The points; empty when there are fewer distinct places than degrees of freedom.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IReadOnlyList<SmoothPoint> Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int degreesOfFreedom = 4, int points = 40)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (x.Length != y.Length) throw new ArgumentException($"There are {y.Length} values at {x.Length} places.", nameof(y));
        if (PlaceKnots(x, degreesOfFreedom) is not { } knots) return [];

        double[][] basis = Columns(x, knots);
        double[,] gram = new double[basis.Length, basis.Length];
        double[] moments = new double[basis.Length];
        for (int j = 0; j < basis.Length; j++)
        {
            for (int k = 0; k < basis.Length; k++) gram[j, k] = Dot(basis[j], basis[k]);
            moments[j] = Dot(basis[j], y);
        }

        var factor = SymmetricFactor.Of(gram);
        if (factor.Rank < basis.Length) return [];
        double[] coefficients = factor.Solve(moments);
        double[] grid = [.. Enumerable.Range(0, points).Select(i => knots[0] + ((knots[^1] - knots[0]) * i / (points - 1)))];
        double[][] at = Columns(grid, knots);
        var smooth = new SmoothPoint[points];
        for (int i = 0; i < points; i++)
        {
            double[] row = [.. at.Select(column => column[i])];
            smooth[i] = new SmoothPoint(grid[i], Dot(row, coefficients), factor.Quadratic(row));
        }

        return smooth;
    }

    private static double[]? PlaceKnots(ReadOnlySpan<double> x, int degreesOfFreedom)
    {
        double[] probabilities = [.. Enumerable.Range(0, degreesOfFreedom).Select(k => (double)k / (degreesOfFreedom - 1))];
        double[] knots = [.. SampleQuantile.Of(x, probabilities).Select(knot => knot ?? 0).Distinct()];
        return knots.Length < degreesOfFreedom ? null : knots;
    }

    /// <summary>A constant, then the spline on the scale 0 to 1, on which the least-squares equations are well conditioned.</summary>
    private static double[][] Columns(ReadOnlySpan<double> x, double[] knots)
    {
        double range = knots[^1] - knots[0];
        double[] unit = new double[x.Length];
        for (int i = 0; i < unit.Length; i++) unit[i] = (x[i] - knots[0]) / range;
        double[] ones = new double[x.Length];
        Array.Fill(ones, 1);
        return [ones, .. RestrictedCubicSpline.Basis(unit, Array.ConvertAll(knots, knot => (knot - knots[0]) / range))];
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
