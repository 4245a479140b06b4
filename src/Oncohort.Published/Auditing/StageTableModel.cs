using Google.OrTools.Sat;

namespace Oncohort.Published.Auditing;

/// <summary>Every joint table of T and N that the printed margins allow, each cell shared out over the stage levels that the edition gives it.</summary>
/// <param name="t">How many patients each T category has.</param>
/// <param name="n">How many patients each N category has.</param>
/// <param name="stages">How many stage levels there are.</param>
/// <param name="allowed">The levels open to a cell; the number of levels itself stands for patients in none of them.</param>
internal sealed class StageTableModel(IReadOnlyList<long> t, IReadOnlyList<long> n, int stages, Func<int, int, IReadOnlyList<int>> allowed)
{
    /// <summary>Whether some joint table gives every stage level its count; levels without a count are free.</summary>
    /// <remarks>False only when the solver has proved that there is none.</remarks>
    public bool Possible(IReadOnlyList<long?> counts)
    {
        (CpModel model, _) = Build(counts);
        using CpSolver solver = Solver();
        return solver.Solve(model) != CpSolverStatus.Infeasible;
    }

    /// <summary>The smallest and the greatest count of a stage level.</summary>
    public (long Least, long Most)? OfStage(int stage, IReadOnlyList<long?> counts) =>
        Bounds(counts, cells => LinearExpr.Sum(cells.Where(cell => cell.Stage == stage).Select(cell => cell.Patients)));

    /// <summary>The smallest and the greatest count of a cell.</summary>
    public (long Least, long Most)? OfCell(int row, int column, IReadOnlyList<long?> counts) =>
        Bounds(counts, cells => LinearExpr.Sum(cells.Where(cell => cell.T == row && cell.N == column).Select(cell => cell.Patients)));

    private (long Least, long Most)? Bounds(IReadOnlyList<long?> counts, Func<IReadOnlyList<Cell>, LinearExpr> of) =>
        Extreme(counts, of, least: true) is { } least && Extreme(counts, of, least: false) is { } most ? (least, most) : null;

    private long? Extreme(IReadOnlyList<long?> counts, Func<IReadOnlyList<Cell>, LinearExpr> of, bool least)
    {
        (CpModel model, IReadOnlyList<Cell> cells) = Build(counts);
        if (least) model.Minimize(of(cells));
        else model.Maximize(of(cells));
        using CpSolver solver = Solver();
        return solver.Solve(model) == CpSolverStatus.Optimal ? (long)Math.Round(solver.ObjectiveValue) : null;
    }

    private (CpModel Model, IReadOnlyList<Cell> Cells) Build(IReadOnlyList<long?> counts)
    {
        CpModel model = new();
        List<Cell> cells = [];
        for (int i = 0; i < t.Count; i++)
        {
            for (int j = 0; j < n.Count; j++)
            {
                foreach (int stage in allowed(i, j)) cells.Add(new Cell(i, j, stage, model.NewIntVar(0, Math.Min(t[i], n[j]), $"t{i}n{j}s{stage}")));
            }
        }

        for (int i = 0; i < t.Count; i++) model.Add(Sum(cells, cell => cell.T == i) == t[i]);
        for (int j = 0; j < n.Count; j++) model.Add(Sum(cells, cell => cell.N == j) == n[j]);
        for (int s = 0; s < stages; s++)
        {
            if (counts[s] is { } count) model.Add(Sum(cells, cell => cell.Stage == s) == count);
        }

        return (model, cells);
    }

    private static LinearExpr Sum(IEnumerable<Cell> cells, Func<Cell, bool> which) => LinearExpr.Sum(cells.Where(which).Select(cell => cell.Patients));

    private static CpSolver Solver() => new() { StringParameters = "num_workers:1 random_seed:1 max_deterministic_time:10" };

    private sealed record Cell(int T, int N, int Stage, IntVar Patients);
}
