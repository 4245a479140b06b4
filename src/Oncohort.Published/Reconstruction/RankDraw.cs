namespace Oncohort.Published.Reconstruction;

/// <summary>Whole numbers drawn so that median, extremes and cumulative counts come out as printed.</summary>
internal static class RankDraw
{
    /// <summary>Draws in ascending order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="min">The smallest, which occurs.</param>
    /// <param name="max">The greatest, which occurs.</param>
    /// <param name="median">The median.</param>
    /// <param name="cumulative">How many are at or below a bound.</param>
    /// <param name="random">The generator.</param>
    public static int[] Draw(int count, int min, int max, int median, IReadOnlyList<(int Bound, int N)> cumulative, Random random)
    {
        (int below, int equal) = count % 2 == 1 ? ((count - 1) / 2, 1) : ((count / 2) - 1, 2);
        List<(int Value, int Rank)> knots = [(min, 0), (median, below), (median, below + equal), (max, count)];
        knots.AddRange(cumulative.Select(pair => (pair.Bound, pair.N)));
        knots.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Value.CompareTo(b.Value));
        int[] values = new int[count];
        for (int knot = 1; knot < knots.Count; knot++)
        {
            (int from, int to) = (knots[knot - 1].Value, knots[knot].Value);
            if (to < from) throw new ReconstructionException(ReconstructionFailure.Times, [$"median {median}, cumulative counts and range {min}-{max} days"]);
            for (int rank = knots[knot - 1].Rank; rank < knots[knot].Rank; rank++) values[rank] = from == to ? from : Between(from, to, random);
        }

        values[0] = min;
        values[^1] = max;
        Array.Sort(values);
        return values;
    }

    /// <summary>A number between two bounds, at least two away from either where there is room.</summary>
    public static int Between(int from, int to, Random random) =>
        to - from > 5 ? random.Next(from + 2, to - 1) : random.Next(from, to + 1);
}
