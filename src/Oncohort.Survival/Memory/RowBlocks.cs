namespace Oncohort.Survival.Memory;

/// <summary>Blocks of rows that the cores share. Their bounds depend on the number of rows only, so sums by block, added in order, have the same bits for any number of threads.</summary>
internal static class RowBlocks
{
    /// <summary>Rows in one block.</summary>
    public const int Rows = 16_384;

    /// <summary>How many blocks the rows make.</summary>
    public static int Count(int rows) => (rows + Rows - 1) / Rows;

    /// <summary>Calls <paramref name="body"/> with the number of each block, its first row and the row after its last.</summary>
    public static void For(int rows, Action<int, int, int> body)
    {
        int blocks = Count(rows);
        if (blocks == 1) body(0, 0, rows);
        else if (blocks > 1) Parallel.For(0, blocks, block => body(block, block * Rows, Math.Min((block + 1) * Rows, rows)));
    }
}
