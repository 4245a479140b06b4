using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Oncohort.Survival.FineGray;

/// <summary>
/// How the weight of those who had a competing event shrinks: from one exit time to the next it is multiplied by the share that censoring leaves, G(t-) / G(s-) in
/// steps, and with late entry grows as the risk set is joined.
/// </summary>
/// <remarks>
/// G is the Kaplan-Meier estimate of the time to censoring, left limits as Fine and Gray (1999) have it; with late entry it is multiplied by the distribution of entry times
/// (Geskus, 2011), whose steps telescope to (at risk at the next time) / (at risk after this time's exits). Kept as ratios of neighbours nothing is divided by a small G.
/// Where a group has nobody left, the weight becomes 0.
/// </remarks>
internal sealed class CensoringWeights
{
    private CensoringWeights(int cells)
    {
        Step = new double[cells];
        Censored = new double[cells];
        AtRisk = new double[cells];
    }

    /// <summary>The factor from time t to the next, by time, then group.</summary>
    public double[] Step { get; }

    /// <summary>The weight of the censored.</summary>
    public double[] Censored { get; }

    /// <summary>The weight of those at risk of censoring.</summary>
    public double[] AtRisk { get; }

    /// <param name="design">The sorted rows.</param>
    /// <param name="weight">The weight of each sorted row; null for 1.</param>
    /// <param name="ties">Whether those with an event at a time are at risk of censoring at it.</param>
    public static CensoringWeights Of(SubdistributionDesign design, double[]? weight, CensoringTies ties)
    {
        var weights = new CensoringWeights(design.Times * design.Groups);
        double[] atRisk = AtRiskOf(design, weight, out double[] exits, weights.Censored);
        for (int cell = 0; cell < atRisk.Length; cell++)
        {
            double left = atRisk[cell] - exits[cell];
            double exposed = ties == CensoringTies.WithEvents ? atRisk[cell] : left + weights.Censored[cell];
            weights.AtRisk[cell] = exposed;
            bool goesOn = left > 1e-12 * atRisk[cell];
            if (!goesOn) continue;
            weights.Step[cell] = 1 - (weights.Censored[cell] / exposed);
            if (design.ByEntry is not null && cell + design.Groups < atRisk.Length) weights.Step[cell] *= atRisk[cell + design.Groups] / left;
        }

        return weights;
    }

    /// <summary>The weight at risk just before each time, of all exits and of the censored, by time, then group.</summary>
    private static double[] AtRiskOf(SubdistributionDesign design, double[]? weight, out double[] exits, double[] censored)
    {
        int groups = design.Groups;
        exits = new double[censored.Length];
        double[] atRisk = new double[censored.Length];
        double[] sum = new double[groups];
        int[] rows = new int[groups];
        for (int time = design.Times - 1; time >= 0; time--)
        {
            int cell = time * groups;
            Leave(design, weight, time + 1, sum, rows);
            int firstCensored = design.Start(time, design.Classes - 1);
            Add(design, weight, design.Start(time), firstCensored, exits.AsSpan(cell, groups), rows);
            Add(design, weight, firstCensored, design.Start(time + 1), censored.AsSpan(cell, groups), rows);
            for (int group = 0; group < groups; group++)
            {
                exits[cell + group] += censored[cell + group];
                sum[group] += exits[cell + group];
                atRisk[cell + group] = sum[group];
            }
        }

        return atRisk;
    }

    /// <summary>Adds the weight of sorted rows to their groups.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(SubdistributionDesign design, double[]? weight, int from, int to, Span<double> sums, int[] rows)
    {
        if (design.Group is null)
        {
            sums[0] += weight is null ? to - from : TensorPrimitives.Sum<double>(weight.AsSpan(from, to - from));
            rows[0] += to - from;
            return;
        }

        for (int row = from; row < to; row++)
        {
            sums[design.Group[row]] += weight is null ? 1 : weight[row];
            rows[design.Group[row]]++;
        }
    }

    /// <summary>Going back in time, rows leave the risk set where they entered it.</summary>
    private static void Leave(SubdistributionDesign design, double[]? weight, int entry, double[] sum, int[] rows)
    {
        if (design.ByEntry is not { } byEntry) return;
        for (int at = byEntry.Start[entry]; at < byEntry.Start[entry + 1]; at++)
        {
            int row = byEntry.Rows[at];
            int group = design.Group is null ? 0 : design.Group[row];
            sum[group] = --rows[group] == 0 ? 0 : sum[group] - (weight is null ? 1 : weight[row]);
        }
    }
}
