namespace Oncohort.Published.Reconstruction;

/// <summary>Combines tables that agree on their shared margins into patients.</summary>
internal static class PatientDealer
{
    /// <summary>The level of every recorded variable, one row a patient.</summary>
    public static int[][] Deal(VariableCatalog catalog, IReadOnlyList<Block> blocks, long[][] tables, int patients, Random random)
    {
        int[][] rows = [.. Enumerable.Range(0, patients).Select(_ => new int[catalog.Recorded.Count])];
        for (int b = 0; b < blocks.Count; b++)
        {
            Block block = blocks[b];
            int[] scratch = new int[catalog.Recorded.Count];
            Dictionary<long, List<int>> hands = [];
            for (int cell = 0; cell < tables[b].Length; cell++)
            {
                block.Write(cell, scratch);
                long key = Block.Key(block.Separator, scratch, catalog);
                if (!hands.TryGetValue(key, out List<int>? hand)) hands[key] = hand = [];
                for (long i = 0; i < tables[b][cell]; i++) hand.Add(cell);
            }

            foreach (long key in hands.Keys.Order())
            {
                int[] hand = [.. hands[key]];
                random.Shuffle(hand);
                hands[key] = [.. hand];
            }

            Dictionary<long, int> next = [];
            foreach (int[] row in rows)
            {
                long key = Block.Key(block.Separator, row, catalog);
                int at = next.GetValueOrDefault(key);
                block.Write(hands[key][at], row);
                next[key] = at + 1;
            }
        }

        random.Shuffle(rows);
        return rows;
    }
}
