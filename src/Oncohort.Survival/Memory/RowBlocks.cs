namespace Oncohort.Survival.Memory;

/// <summary>Blocks of rows that the cores share. Their bounds depend on the number of rows only, so sums by block, added in order, have the same bits for any number of threads.</summary>
internal static class RowBlocks
{
    /// <summary>Rows in one block.</summary>
    public const int Rows = 16_384;

    /// <summary>How many blocks the rows make.</summary>
    public static int Count(int rows) => (rows + Rows - 1) / Rows;

    /// <summary>Calls <paramref name="body"/> with the number of each block, its first row and the row after its last.</summary>
    public static void For(int rows, Action<int, int, int> body) =>
        Share(Count(rows), block => body(block, block * Rows, Math.Min((block + 1) * Rows, rows)));

    /// <summary>Calls <paramref name="body"/> with the number of each of so many nearly equal parts of the rows, its first row and the row after its last.</summary>
    public static void InParts(int rows, int parts, Action<int, int, int> body) =>
        Share(parts, part => body(part, (int)((long)rows * part / parts), (int)((long)rows * (part + 1) / parts)));

    /// <summary>Lets the cores share pieces of work; a single piece stays on the thread that asks.</summary>
    public static void Share(int pieces, Action<int> work)
    {
        if (pieces == 1) work(0);
        else if (pieces > 1) Parallel.For(0, pieces, work);
    }
}
