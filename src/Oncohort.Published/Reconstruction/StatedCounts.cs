namespace Oncohort.Published.Reconstruction;

/// <summary>What a study says of numbers of patients, and the tables that satisfy it.</summary>
internal sealed class StatedCounts
{
    private readonly PublishedStudy _study;
    private readonly IReadOnlyList<CountStatement> _printed;
    private readonly CountStatement? _inferred;
    private readonly RecordRules _rules;

    public StatedCounts(PublishedStudy study)
    {
        _study = study;
        Catalog = new VariableCatalog(study);
        Roles = new Roles(study, Catalog);
        _rules = new RecordRules(Catalog);
        _printed = CountStatement.Read(study, Catalog);
        _inferred = DeathSplit.Read(study, Catalog, Roles, _printed);
        Statements = _inferred is null ? _printed : [.. _printed, _inferred];
        Scopes = [.. Statements.Select(statement => statement.Scope), .. _rules.Scopes];
        Blocks = BlockTree.Build(Catalog, Scopes, _rules.Possible);
    }

    /// <summary>The variables.</summary>
    public VariableCatalog Catalog { get; }

    /// <summary>What the times refer to.</summary>
    public Roles Roles { get; }

    /// <summary>What was printed, and what was inferred where nothing was and it does not contradict what was.</summary>
    public IReadOnlyList<CountStatement> Statements { get; private set; }

    /// <summary>The sets of variables that a statement or a rule joins.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Scopes { get; }

    /// <summary>The variables that occur together.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>A table for each block that satisfies every count.</summary>
    /// <exception cref="ReconstructionException">The printed counts contradict one another.</exception>
    public long[][] Solve(int seed)
    {
        Refuse(Linear());
        if (Model(Statements).Solve(seed) is { } tables) return tables;
        Refuse(Model(_printed).WholeContradiction());
        Statements = _printed;
        return Model(_printed).Solve(seed) ?? throw new ReconstructionException(ReconstructionFailure.Contradiction, [.. _printed.Select(statement => statement.NameAndPlace)]);
    }

    /// <summary>Printed counts that contradict one another; empty when none do.</summary>
    public IReadOnlyList<string> Conflict() => Linear() is { Count: > 0 } conflict ? conflict : Model(_printed).WholeContradiction();

    /// <summary>What arithmetic shows without whole patients: counts at fixed times, then the counts of levels.</summary>
    private IReadOnlyList<string> Linear() => PointCounts.Conflict(_study, _printed) is { Count: > 0 } points ? points : Model(_printed).LinearContradiction();

    private static void Refuse(IReadOnlyList<string> conflict)
    {
        if (conflict.Count > 0) throw new ReconstructionException(ReconstructionFailure.Contradiction, conflict);
    }

    private CountModel Model(IReadOnlyList<CountStatement> statements) => new(Catalog, Blocks, (int)_study.Patients.Value, statements);
}
