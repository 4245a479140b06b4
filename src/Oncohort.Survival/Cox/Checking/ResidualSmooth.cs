using Oncohort.Survival.Distributions;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>The smooth of scaled Schoenfeld residuals, with limits from the variance of one residual: events times the coefficient's variance.</summary>
/// <remarks>Grambsch and Therneau (1994); Therneau and Grambsch (2000), section 6.4.</remarks>
internal static class ResidualSmooth
{
    public static IReadOnlyList<SchoenfeldSmoothPoint> Of(double[] positions, IReadOnlyList<double> times, double[] values, double variance, double level)
    {
        int[] order = [.. Enumerable.Range(0, positions.Length)];
        double[] keys = [.. positions];
        Array.Sort(keys, order);
        double multiplier = NormalDistribution.IntervalMultiplier(level);
        IReadOnlyList<SmoothPoint> smooth = SplineSmooth.Fit(keys, [.. order.Select(i => values[i])]);
        var points = new SchoenfeldSmoothPoint[smooth.Count];
        int after = 1;
        for (int i = 0; i < points.Length; i++)
        {
            double half = multiplier * Math.Sqrt(variance * smooth[i].Leverage);
            while (after < keys.Length - 1 && keys[after] < smooth[i].X) after++;
            double time = Between(keys[after - 1], times[order[after - 1]], keys[after], times[order[after]], smooth[i].X);
            points[i] = new SchoenfeldSmoothPoint(time, smooth[i].X, smooth[i].Estimate, smooth[i].Estimate - half, smooth[i].Estimate + half);
        }

        return points;
    }

    private static double Between(double x0, double y0, double x1, double y1, double x) => x1 > x0 ? y0 + ((y1 - y0) * Math.Clamp((x - x0) / (x1 - x0), 0, 1)) : y1;
}
