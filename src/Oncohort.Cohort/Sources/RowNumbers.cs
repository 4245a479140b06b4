namespace Oncohort.Cohort.Sources;

/// <summary>Turns the position of a record (0, 1, 2, …) into the row number a reader sees in the source, blank rows included.</summary>
internal sealed class RowNumbers(int first, IReadOnlyList<int> blankRows)
{
    /// <summary>The rows that hold nothing and were passed over, ascending.</summary>
    public IReadOnlyList<int> BlankRows { get; } = blankRows;

    /// <summary>The row numbers of records in the order of the source.</summary>
    public int[] Of(int records)
    {
        int[] numbers = new int[records];
        int row = first;
        int blank = BlankRows.Count(passed => passed < first);
        for (int i = 0; i < records; i++, row++)
        {
            while (blank < BlankRows.Count && BlankRows[blank] == row) (blank, row) = (blank + 1, row + 1);
            numbers[i] = row;
        }

        return numbers;
    }
}
