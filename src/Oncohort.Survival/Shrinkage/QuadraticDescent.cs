using System.Runtime.CompilerServices;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Shrinkage;

/// <summary>Minimises -U'd + d'Id / 2 + sum of L1 |g| + L2 g^2 / 2 over g = from + d.</summary>
internal static class QuadraticDescent
{
    private const int MostCycles = 10_000;
    private const double Relative = 1e-14;

    /// <summary>The minimum. Without any lasso it solves a linear system; with it, coordinates are minimised in turn, those at hand until they rest, then all (Friedman, Hastie and Tibshirani, 2010).</summary>
    public static double[] Minimise(double[] from, double[] score, double[,] information, double[] lasso, double[] ridge)
    {
        if (Array.TrueForAll(lasso, l => l == 0)) return Solve(from, score, information, ridge);
        double[] g = [.. from];
        double[] slope = [.. score];
        bool[] used = [.. from.Select(value => value != 0)];
        bool all = true;
        for (int cycle = 0; cycle < MostCycles; cycle++)
        {
            double largest = Cycle(g, slope, information, lasso, ridge, all ? null : used, out double scale);
            for (int j = 0; j < g.Length; j++) used[j] |= g[j] != 0;
            bool resting = largest <= Relative * Relative * scale;
            if (resting && all) break;
            all = resting;
        }

        return g;
    }

    /// <summary>One round; returns the largest curvature-weighted squared move, and the largest such square of a coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Cycle(double[] g, double[] slope, double[,] information, double[] lasso, double[] ridge, bool[]? only, out double scale)
    {
        double largest = 0;
        scale = double.Epsilon;
        for (int j = 0; j < g.Length; j++)
        {
            double curvature = information[j, j];
            if (!(curvature > 0) || (only is not null && !only[j])) continue;
            double partial = slope[j] + (curvature * g[j]);
            double moved = Soft(partial, lasso[j]) / (curvature + ridge[j]);
            double step = moved - g[j];
            scale = Math.Max(scale, curvature * moved * moved);
            if (step == 0) continue;
            g[j] = moved;
            largest = Math.Max(largest, curvature * step * step);
            for (int k = 0; k < slope.Length; k++) slope[k] -= information[j, k] * step;
        }

        return largest;
    }

    private static double Soft(double value, double threshold) => Math.Abs(value) <= threshold ? 0 : value - (Math.Sign(value) * threshold);

    private static double[] Solve(double[] from, double[] score, double[,] information, double[] ridge)
    {
        double[,] matrix = (double[,])information.Clone();
        double[] right = [.. score];
        for (int j = 0; j < right.Length; j++)
        {
            for (int k = 0; k < right.Length; k++) right[j] += information[j, k] * from[k];
            matrix[j, j] += ridge[j];
        }

        return SymmetricFactor.Of(matrix).Solve(right);
    }
}
