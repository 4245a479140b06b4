using Oncohort.Study.Columns;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>How rows and patients are named in lists: by number in the source, by identifier, or by cluster.</summary>
internal sealed class RowNames
{
    private readonly PreparedRows _rows;
    private readonly bool _numbers;
    private readonly Levels? _identifiers;
    private readonly Levels? _clusters;

    public RowNames(PreparedRows rows, CoxRequest request)
    {
        _rows = rows;
        _numbers = request.Checks.RowNumbers;
        _identifiers = request.Checks.Identifier is { } id ? rows.LevelsOf(new Variable(id)) : null;
        _clusters = request.Cluster is { } cluster ? rows.LevelsOf(new Variable(cluster)) : null;
    }

    /// <summary>Whether patients have names.</summary>
    public bool HasIdentifiers => _identifiers is not null;

    /// <summary>The source row of a row analysed.</summary>
    public int Number(int row) => _rows.SourceRow(row);

    /// <summary>The patient of a row analysed.</summary>
    public string? Identifier(int row) => _identifiers is { } levels && levels.Codes[row] >= 0 ? levels.Labels[levels.Codes[row]] : null;

    /// <summary>The name of a cluster, or of a row when there are no clusters.</summary>
    public (int? Row, string? Id) Of(int patient) =>
        _clusters is not null ? (null, _clusters.Labels[patient]) : (_numbers ? Number(patient) : null, Identifier(patient));

    /// <summary>The same in words.</summary>
    public string Words(int patient) => Of(patient) switch
    {
        (_, { } id) => $"'{id}'",
        ({ } row, _) => FormattableString.Invariant($"row {row}"),
        _ => "one patient",
    };
}
