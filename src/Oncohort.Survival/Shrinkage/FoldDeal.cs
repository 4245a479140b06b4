using Oncohort.Survival.Distributions;

namespace Oncohort.Survival.Shrinkage;

/// <summary>Deals rows, or units of rows, to folds: those with an event first, then the others, each in a seeded random order.</summary>
internal static class FoldDeal
{
    public static Grouping Deal(TimeToEvent data, int folds, long seed, Grouping? units)
    {
        int count = units?.Groups ?? data.Rows;
        bool[] hasEvent = new bool[count];
        bool[] exists = new bool[count];
        for (int row = 0; row < data.Rows; row++)
        {
            int unit = units?.CodeArray[row] ?? row;
            exists[unit] = true;
            hasEvent[unit] |= data.Code[row] == 1;
        }

        var random = new SplitMix64((ulong)seed);
        int[] withEvent = Shuffled([.. Enumerable.Range(0, count).Where(unit => hasEvent[unit])], ref random);
        int[] without = Shuffled([.. Enumerable.Range(0, count).Where(unit => exists[unit] && !hasEvent[unit])], ref random);
        int[] fold = new int[count];
        int dealt = 0;
        foreach (int unit in (int[])[.. withEvent, .. without]) fold[unit] = dealt++ % folds;
        return new Grouping([.. Enumerable.Range(0, data.Rows).Select(row => fold[units?.CodeArray[row] ?? row])], folds);
    }

    private static int[] Shuffled(int[] items, ref SplitMix64 random)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)(random.NextDouble() * (i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }
}
