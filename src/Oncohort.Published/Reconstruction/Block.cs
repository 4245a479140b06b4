namespace Oncohort.Published.Reconstruction;

/// <summary>Variables that occur together in what was printed, and the combinations of their levels that can occur.</summary>
internal sealed class Block
{
    private const int Largest = 50_000;

    public Block(IReadOnlyList<int> variables, VariableCatalog catalog, Func<int[], bool> possible)
    {
        Variables = variables;
        long size = variables.Aggregate(1L, (product, variable) => product * catalog.Levels[variable]);
        if (size > Largest)
        {
            throw new ReconstructionException(ReconstructionFailure.TooLarge, [.. variables.Select(variable => catalog.Recorded[variable].Id)]);
        }

        int[] row = new int[catalog.Recorded.Count];
        List<int[]> cells = [];
        Fill(0);
        Cells = cells;

        void Fill(int place)
        {
            if (place == variables.Count)
            {
                if (possible(row)) cells.Add([.. variables.Select(variable => row[variable])]);
                return;
            }

            for (int level = 0; level < catalog.Levels[variables[place]]; level++)
            {
                row[variables[place]] = level;
                Fill(place + 1);
            }
        }
    }

    /// <summary>The variables, in ascending order.</summary>
    public IReadOnlyList<int> Variables { get; }

    /// <summary>The level of each variable in each cell.</summary>
    public IReadOnlyList<int[]> Cells { get; }

    /// <summary>The place of the block's parent in the tree; -1 for a root.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>The variables shared with the parent.</summary>
    public IReadOnlyList<int> Separator { get; set; } = [];

    /// <summary>Writes a cell's levels into a patient's row.</summary>
    public void Write(int cell, int[] row)
    {
        for (int i = 0; i < Variables.Count; i++) row[Variables[i]] = Cells[cell][i];
    }

    /// <summary>A number that is the same for cells with the same levels of the given variables.</summary>
    public static long Key(IReadOnlyList<int> variables, ReadOnlySpan<int> row, VariableCatalog catalog)
    {
        long key = 0;
        foreach (int variable in variables) key = (key * catalog.Levels[variable]) + row[variable];
        return key;
    }
}
