using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.States;

/// <summary>The occupancy of all states of one group, one on top of the other: at each time from which it holds, the upper edge of each state.</summary>
internal sealed class StackedOccupancy
{
    private StackedOccupancy(IReadOnlyList<double> times, IReadOnlyList<double[]> edges, double end)
    {
        Times = times;
        Edges = edges;
        End = end;
    }

    /// <summary>Times, from 0.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>For each time the upper edges of the states, the first state lowest.</summary>
    public IReadOnlyList<double[]> Edges { get; }

    /// <summary>The last time.</summary>
    public double End { get; }

    public static StackedOccupancy Of(MultiStateStratum stratum)
    {
        List<double> times = [0];
        List<double[]> edges = [Sum([.. stratum.Initial.Select(share => share ?? 0)])];
        IReadOnlyList<MultiStateStep> first = stratum.States[0].Steps;
        for (int step = 0; step < first.Count; step++)
        {
            double[] edge = Sum([.. stratum.States.Select(state => state.Steps[step].Probability ?? 0)]);
            if (edge.AsSpan().SequenceEqual(edges[^1])) continue;
            times.Add(first[step].Time);
            edges.Add(edge);
        }

        return new StackedOccupancy(times, edges, first.Count == 0 ? 0 : first[^1].Time);
    }

    private static double[] Sum(IReadOnlyList<double> probabilities)
    {
        double[] edges = new double[probabilities.Count];
        double below = 0;
        for (int state = 0; state < edges.Length; state++) edges[state] = below = Math.Min(1, below + probabilities[state]);
        return edges;
    }
}
