using Google.OrTools.LinearSolver;

namespace Oncohort.Published.Reconstruction;

/// <summary>Counts that contradict one another even when patients could be divided: a linear programme, of which every statement is one row or two.</summary>
/// <remarks>
/// A deletion filter leaves out one statement after the other; what stays infeasible without it does not need it (J. W. Chinneck, Feasibility and Infeasibility in
/// Optimization, 2008, chapter 6). What is left is irreducible, not always the smallest, so the filter runs in several orders and the smallest answer is taken.
/// </remarks>
internal sealed class LinearConflict : IDisposable
{
    private const int Shuffles = 1;

    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly List<(Constraint Row, double Lower, double Upper)[]> _rows = [];

    /// <param name="cells">How many cells there are, over all blocks.</param>
    /// <param name="joins">Sums of cells that are 0: what two blocks share.</param>
    /// <param name="statements">The rows of each statement, as coefficients of cells with a lower and an upper bound.</param>
    public LinearConflict(int cells, IEnumerable<IReadOnlyDictionary<int, double>> joins, IEnumerable<IReadOnlyList<(IReadOnlyDictionary<int, double> Cells, double Lower, double Upper)>> statements)
    {
        Variable[] variables = _solver.MakeNumVarArray(cells, 0, double.PositiveInfinity);
        foreach (IReadOnlyDictionary<int, double> join in joins) Row(variables, join, 0, 0);
        foreach (IReadOnlyList<(IReadOnlyDictionary<int, double> Cells, double Lower, double Upper)> statement in statements)
            _rows.Add([.. statement.Select(row => (Row(variables, row.Cells, row.Lower, row.Upper), row.Lower, row.Upper))]);
    }

    /// <summary>The places of statements that contradict one another; empty when no linear contradiction is found.</summary>
    public IReadOnlyList<int> Find()
    {
        if (!Infeasible()) return [];
        int[] natural = [.. Enumerable.Range(0, _rows.Count)];
        List<int[]> orders = [natural, [.. natural.Reverse()]];
        Random random = new(1);
        for (int i = 0; i < Shuffles; i++)
        {
            int[] order = [.. natural];
            random.Shuffle(order);
            orders.Add(order);
        }

        return orders.Select(Filter).MinBy(found => found.Count)!;
    }

    /// <inheritdoc/>
    public void Dispose() => _solver.Dispose();

    private List<int> Filter(int[] order)
    {
        List<int> needed = [];
        foreach (int statement in order)
        {
            Set(statement, apply: false);
            if (Infeasible()) continue;
            Set(statement, apply: true);
            needed.Add(statement);
        }

        foreach (int statement in order) Set(statement, apply: true);
        needed.Sort();
        return needed;
    }

    private void Set(int statement, bool apply)
    {
        foreach ((Constraint row, double lower, double upper) in _rows[statement])
            row.SetBounds(apply ? lower : double.NegativeInfinity, apply ? upper : double.PositiveInfinity);
    }

    private bool Infeasible() => _solver.Solve() == Solver.ResultStatus.INFEASIBLE;

    private Constraint Row(Variable[] variables, IReadOnlyDictionary<int, double> cells, double lower, double upper)
    {
        Constraint row = _solver.MakeConstraint(lower, upper);
        foreach ((int cell, double coefficient) in cells) row.SetCoefficient(variables[cell], coefficient);
        return row;
    }
}
