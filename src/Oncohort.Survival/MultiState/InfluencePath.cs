using System.Runtime.CompilerServices;

namespace Oncohort.Survival.MultiState;

/// <summary>
/// Carries the influence of a subject who stays in a state over many events at once: from any event to any later one in O(states² log events), without a division.
/// </summary>
/// <remarks>
/// Over a stretch of events the influence u of a subject with weight w at risk in state s becomes u P + w B_s, with P the product of the matrices H and B_s the sum of what the
/// stretch adds. Two stretches in a row have P = P1 P2 and B = B1 P2 + B2, so aligned stretches of 8, 16, 32, … events are joined once.
/// </remarks>
internal sealed class InfluencePath
{
    private const int Block = 8;

    private readonly TransitionSequence _sequence;
    private readonly int _states;
    private readonly List<double[]> _levels = [];

    public InfluencePath(TransitionSequence sequence)
    {
        _sequence = sequence;
        _states = sequence.States;
        int blocks = sequence.Events / Block;
        if (blocks == 0) return;
        _levels.Add(Leaves(blocks));
        for (blocks /= 2; blocks > 0; blocks /= 2) _levels.Add(Joined(_levels[^1], blocks));
    }

    private int Cells => 2 * _states * _states;

    /// <summary>Carries the influence of a subject at risk in a state over the events <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(Span<double> u, int state, double weight, int from, int to)
    {
        while (from < to)
        {
            int level = LevelOf(from, to);
            if (level < 0)
            {
                _sequence.Apply(from, u);
                _sequence.AddStaying(from, u, state, weight);
                from++;
                continue;
            }

            int length = Block << level;
            Cross(_levels[level].AsSpan(from / length * Cells, Cells), u, state, weight);
            from += length;
        }
    }

    private int LevelOf(int from, int to)
    {
        int level = -1;
        while (level + 1 < _levels.Count && from % (Block << (level + 1)) == 0 && from + (Block << (level + 1)) <= to) level++;
        return level;
    }

    private void Cross(ReadOnlySpan<double> stretch, Span<double> u, int state, double weight)
    {
        Span<double> before = stackalloc double[_states];
        u.CopyTo(before);
        ReadOnlySpan<double> added = stretch.Slice((_states + state) * _states, _states);
        for (int j = 0; j < u.Length; j++) u[j] = weight * added[j];
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == 0) continue;
            for (int j = 0; j < u.Length; j++) u[j] += before[i] * stretch[(i * _states) + j];
        }
    }

    private double[] Leaves(int blocks)
    {
        double[] leaves = new double[blocks * Cells];
        for (int block = 0; block < blocks; block++)
        {
            Span<double> stretch = leaves.AsSpan(block * Cells, Cells);
            for (int state = 0; state < _states; state++)
            {
                stretch[(state * _states) + state] = 1;
                Span<double> product = stretch.Slice(state * _states, _states);
                Span<double> added = stretch.Slice((_states + state) * _states, _states);
                for (int e = block * Block; e < (block + 1) * Block; e++)
                {
                    _sequence.Apply(e, product);
                    _sequence.Apply(e, added);
                    _sequence.AddStaying(e, added, state, 1);
                }
            }
        }

        return leaves;
    }

    private double[] Joined(double[] below, int blocks)
    {
        double[] joined = new double[blocks * Cells];
        for (int block = 0; block < blocks; block++)
        {
            Span<double> stretch = joined.AsSpan(block * Cells, Cells);
            ReadOnlySpan<double> first = below.AsSpan(2 * block * Cells, Cells);
            ReadOnlySpan<double> second = below.AsSpan(((2 * block) + 1) * Cells, Cells);
            first.CopyTo(stretch);
            for (int state = 0; state < _states; state++)
            {
                Cross(second, stretch.Slice(state * _states, _states), state, 0);
                Cross(second, stretch.Slice((_states + state) * _states, _states), state, 1);
            }
        }

        return joined;
    }
}
