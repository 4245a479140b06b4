namespace Oncohort.Survival.Comparison;

/// <summary>Checks samples and puts them in ascending order, so that nothing after depends on the order of rows.</summary>
internal static class Samples
{
    /// <summary>A sorted copy.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(values), value, "Values must be finite; leave missing ones out.");
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The moments of two samples that are not empty.</summary>
    public static (SampleMoments First, SampleMoments Second) Two(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RefuseEmpty(first.Length, second.Length);
        return (SampleMoments.Of(Sorted(first)), SampleMoments.Of(Sorted(second)));
    }

    /// <summary>One sorted sample for each group that holds values, at least two.</summary>
    public static double[][] ByGroup(ReadOnlySpan<double> values, Grouping groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Rows != values.Length)
            throw new ArgumentException($"{groups.Rows} group codes for {values.Length} values.", nameof(groups));
        if (values.Length == 0)
            throw new EstimationException(EstimationProblem.NoRows, "There are no values to compare.");
        var sizes = new int[groups.Groups];
        foreach (int code in groups.Codes)
            sizes[code]++;
        double[][] samples = [.. sizes.Select(size => new double[size])];
        Array.Clear(sizes);
        for (int row = 0; row < values.Length; row++)
        {
            int code = groups.Codes[row];
            samples[code][sizes[code]++] = values[row];
        }

        double[][] filled = [.. samples.Where(sample => sample.Length > 0).Select(sample => Sorted(sample))];
        if (filled.Length < 2)
            throw new EstimationException(EstimationProblem.OneGroup, "All values are in one group; there is nothing to compare.");
        return filled;
    }

    public static void RefuseEmpty(int first, int second)
    {
        if (first == 0 && second == 0)
            throw new EstimationException(EstimationProblem.NoRows, "There are no values to compare.");
        if (first == 0 || second == 0)
            throw new EstimationException(EstimationProblem.OneGroup, "One of the two samples is empty; there is nothing to compare.");
    }

    /// <summary>The number, or null for NaN and infinities.</summary>
    public static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
