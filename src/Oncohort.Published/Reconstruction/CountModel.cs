using Google.OrTools.Sat;

namespace Oncohort.Published.Reconstruction;

/// <summary>How many patients have each combination of levels: one whole number a cell, and an equation for each printed count.</summary>
internal sealed class CountModel(VariableCatalog catalog, IReadOnlyList<Block> blocks, int patients, IReadOnlyList<CountStatement> statements)
{
    /// <summary>The name of the statement that there are so many patients.</summary>
    public string Total => $"patients = {patients}";

    /// <summary>Numbers of patients that satisfy every count, chosen by the generator; exactly one block's table each.</summary>
    /// <returns>The tables; null when no numbers were found.</returns>
    public long[][]? Solve(int seed) => TrySolve(seed, null) is { } first ? TrySolve(seed, first) ?? first : null;

    /// <summary>Counts that contradict one another even if patients could be divided; empty when none do.</summary>
    public IReadOnlyList<string> LinearContradiction()
    {
        using LinearConflict linear = Linear();
        return [.. linear.Find().Select(place => Name(place - 1))];
    }

    /// <summary>Counts that contradict one another because patients are whole, as few as could be shown; empty when none do.</summary>
    public IReadOnlyList<string> WholeContradiction() => TrySolve(0, null) is null ? WholeConflict() : [];

    private string Name(int statement) => statement < 0 ? Total : statements[statement].NameAndPlace;

    private List<string> WholeConflict()
    {
        (CpModel model, _, BoolVar[] holds) = Build(Enumerable.Range(-1, statements.Count + 1), assume: true);
        using CpSolver solver = Solver(0, 20);
        List<int> suspects = [.. Enumerable.Range(-1, statements.Count + 1)];
        if (solver.Solve(model) == CpSolverStatus.Infeasible && solver.SufficientAssumptionsForInfeasibility() is { Count: > 0 } core)
        {
            Dictionary<int, int> places = [];
            for (int i = 0; i < holds.Length; i++) places[holds[i].GetIndex()] = i - 1;
            List<int> found = [.. core.Where(places.ContainsKey).Select(index => places[index]).Order()];
            if (!Feasible(found)) suspects = found;
        }

        for (int i = suspects.Count - 1; i >= 0; i--)
        {
            List<int> without = [.. suspects.Where((_, at) => at != i)];
            if (!Feasible(without)) suspects = without;
        }

        return [.. suspects.Select(Name)];
    }

    private bool Feasible(IEnumerable<int> chosen)
    {
        (CpModel model, _, _) = Build(chosen, assume: false);
        using CpSolver solver = Solver(0, 3);
        return solver.Solve(model) != CpSolverStatus.Infeasible;
    }

    /// <summary>Without a start any solution; with one, the solution nearest to a random table whose margins are those of the start.</summary>
    private long[][]? TrySolve(int seed, long[][]? start)
    {
        (CpModel model, IntVar[][] cells, _) = Build(Enumerable.Range(-1, statements.Count + 1), assume: false);
        if (start is not null) Aim(model, cells, start, new Random(seed));
        using CpSolver solver = Solver(seed, start is null ? 60 : 4);
        CpSolverStatus status = solver.Solve(model);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? [.. cells.Select(block => block.Select(solver.Value).ToArray())] : null;
    }

    private (CpModel Model, IntVar[][] Cells, BoolVar[] Holds) Build(IEnumerable<int> chosen, bool assume)
    {
        CpModel model = new();
        IntVar[][] cells = [.. blocks.Select((block, b) => block.Cells.Select((_, c) => model.NewIntVar(0, 4L * patients, $"b{b}c{c}")).ToArray())];
        for (int b = 0; b < blocks.Count; b++) Join(model, cells, b);
        List<BoolVar> holds = [];
        foreach (int statement in chosen)
        {
            BoolVar? literal = assume ? model.NewBoolVar($"s{statement}") : null;
            if (literal is not null) holds.Add(literal);
            if (statement < 0) Add(model.Add(LinearExpr.Sum(cells[0]) == patients));
            else State(model, cells, statements[statement], Add);
            void Add(Constraint constraint)
            {
                if (literal is not null) constraint.OnlyEnforceIf(literal);
            }
        }

        if (assume) model.AddAssumptions(holds);
        return (model, cells, [.. holds]);
    }

    /// <summary>A block and its parent have the same table of the variables that they share.</summary>
    private void Join(CpModel model, IntVar[][] cells, int b)
    {
        if (b == 0) return;
        Block block = blocks[b];
        int other = Math.Max(block.Parent, 0);
        ILookup<long, IntVar> mine = Margin(b, block.Separator, cells[b]), theirs = Margin(other, block.Separator, cells[other]);
        foreach (long key in mine.Select(group => group.Key).Union(theirs.Select(group => group.Key)))
            model.Add(LinearExpr.Sum(mine[key]) == LinearExpr.Sum(theirs[key]));
    }

    private ILookup<long, T> Margin<T>(int b, IReadOnlyList<int> variables, T[] cells)
    {
        int[] row = new int[catalog.Recorded.Count];
        return Enumerable.Range(0, cells.Length).ToLookup(
            cell =>
            {
                blocks[b].Write(cell, row);
                return Block.Key(variables, row, catalog);
            },
            cell => cells[cell]);
    }

    private void State(CpModel model, IntVar[][] cells, CountStatement statement, Action<Constraint> add)
    {
        (int b, List<int> of, List<int> within) = Cells(statement);
        LinearExpr counted = LinearExpr.Sum(of.Select(cell => cells[b][cell]));
        if (statement.Count is { } count)
        {
            add(model.Add(counted == count));
            return;
        }

        const long scale = 1_000_000;
        LinearExpr all = LinearExpr.Sum(within.Select(cell => cells[b][cell]));
        add(model.Add((counted * scale) >= (all * (long)Math.Round(statement.LowerShare * scale))));
        add(model.Add((counted * scale) <= (all * (long)Math.Round(statement.UpperShare * scale))));
    }

    /// <summary>The block that a statement concerns, the cells counted, and those they are a part of.</summary>
    private (int Block, List<int> Of, List<int> Within) Cells(CountStatement statement)
    {
        int b = Enumerable.Range(0, blocks.Count).First(place => statement.Scope.All(blocks[place].Variables.Contains));
        int[] row = new int[catalog.Recorded.Count];
        List<int> of = [], within = [];
        for (int cell = 0; cell < blocks[b].Cells.Count; cell++)
        {
            blocks[b].Write(cell, row);
            if (!catalog.Matches(statement.Within, row)) continue;
            within.Add(cell);
            if (catalog.Matches(statement.Of, row)) of.Add(cell);
        }

        return (b, of, within);
    }

    /// <summary>The same model with patients who can be divided; its first statement is the number of patients.</summary>
    private LinearConflict Linear()
    {
        int[] starts = new int[blocks.Count + 1];
        for (int b = 0; b < blocks.Count; b++) starts[b + 1] = starts[b] + blocks[b].Cells.Count;
        int[] places = [.. Enumerable.Range(0, starts[^1])];
        List<IReadOnlyDictionary<int, double>> joins = [];
        for (int b = 1; b < blocks.Count; b++)
        {
            int other = Math.Max(blocks[b].Parent, 0);
            ILookup<long, int> mine = Margin(b, blocks[b].Separator, places[starts[b]..starts[b + 1]]), theirs = Margin(other, blocks[b].Separator, places[starts[other]..starts[other + 1]]);
            foreach (long key in mine.Select(group => group.Key).Union(theirs.Select(group => group.Key)))
                joins.Add(mine[key].Select(cell => (cell, 1.0)).Concat(theirs[key].Select(cell => (cell, -1.0))).ToDictionary());
        }

        List<(IReadOnlyDictionary<int, double> Cells, double Lower, double Upper)> total = [(Enumerable.Range(0, starts[1]).ToDictionary(cell => cell, _ => 1.0), patients, patients)];
        return new LinearConflict(starts[^1], joins, statements.Select(statement => Rows(statement, starts)).Prepend(total));
    }

    private List<(IReadOnlyDictionary<int, double> Cells, double Lower, double Upper)> Rows(CountStatement statement, int[] starts)
    {
        (int b, List<int> of, List<int> within) = Cells(statement);
        if (statement.Count is { } count) return [(of.ToDictionary(cell => starts[b] + cell, _ => 1.0), count, count)];
        HashSet<int> counted = [.. of];
        Dictionary<int, double> Less(double share) => within.ToDictionary(cell => starts[b] + cell, cell => (counted.Contains(cell) ? 1 : 0) - share);
        return [(Less(statement.LowerShare), 0, double.PositiveInfinity), (Less(statement.UpperShare), double.NegativeInfinity, 0)];
    }

    /// <summary>Asks for the smallest sum of differences from a table in which the variables of a block are independent but for chance.</summary>
    private void Aim(CpModel model, IntVar[][] cells, long[][] start, Random random)
    {
        List<IntVar> differences = [];
        for (int b = 0; b < blocks.Count; b++)
        {
            double[] aim = Independent(blocks[b], start[b], random);
            for (int cell = 0; cell < aim.Length; cell++)
            {
                model.AddHint(cells[b][cell], start[b][cell]);
                IntVar difference = model.NewIntVar(0, 4L * patients, "d");
                long target = (long)Math.Round(aim[cell]);
                model.Add(difference >= cells[b][cell] - target);
                model.Add(difference >= target - cells[b][cell]);
                differences.Add(difference);
            }
        }

        model.Minimize(LinearExpr.Sum(differences));
    }

    private double[] Independent(Block block, long[] table, Random random)
    {
        double[] aim = new double[table.Length];
        double total = 0;
        double[][] margins = [.. block.Variables.Select((variable, i) => Margin(block, table, i, catalog.Levels[variable]))];
        for (int cell = 0; cell < table.Length; cell++)
        {
            double share = Math.Exp((random.NextDouble() - 0.5) * 0.8);
            for (int i = 0; i < margins.Length; i++) share *= margins[i][block.Cells[cell][i]] / patients;
            aim[cell] = share;
            total += share;
        }

        for (int cell = 0; cell < aim.Length; cell++) aim[cell] *= total > 0 ? patients / total : 0;
        return aim;
    }

    private static double[] Margin(Block block, long[] table, int place, int levels)
    {
        double[] margin = new double[levels];
        for (int cell = 0; cell < table.Length; cell++) margin[block.Cells[cell][place]] += table[cell];
        return margin;
    }

    private static CpSolver Solver(int seed, double deterministicTime) => new()
    {
        StringParameters = FormattableString.Invariant(
            $"num_workers:1 random_seed:{seed & 0x7fffffff} max_deterministic_time:{deterministicTime} relative_gap_limit:0.03"),
    };
}
