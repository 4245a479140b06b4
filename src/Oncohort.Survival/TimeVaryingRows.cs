using Oncohort.Survival.Cox.Checking;

namespace Oncohort.Survival;

/// <summary>Rows split in time, so that covariates whose effect changes with time are constant within each piece.</summary>
/// <remarks>
/// Cox (1972). Steps split a row at the cuts it passes: O(n + pieces). The logarithm of time must be read at every event time at which a row is at risk, so
/// a row becomes one piece for each event time of its stratum during its follow-up: up to n times the number of distinct event times, which is the price
/// of the exact likelihood. Rows that are never at risk (they leave at time 0) are left out.
/// </remarks>
public sealed class TimeVaryingRows
{
    /// <summary>More pieces than this are refused.</summary>
    public const int MostPieces = 50_000_000;

    internal TimeVaryingRows(TimeToEvent data, CovariateMatrix covariates, IReadOnlyList<(int First, int Count)> columns, int[] sourceRows, int originalRows, Grouping? strata)
    {
        Data = data;
        Covariates = covariates;
        Columns = columns;
        SourceRows = sourceRows;
        Patients = new Grouping(sourceRows, Math.Max(1, originalRows));
        Strata = strata;
    }

    /// <summary>Follow-up of the pieces.</summary>
    public TimeToEvent Data { get; }

    /// <summary>
    /// Their covariates. A step's columns are called <c>x:t&lt;=365</c>, <c>x:365&lt;t&lt;=730</c>, <c>x:t&gt;730</c>; log time adds <c>x:log(t)</c> after <c>x</c>.
    /// </summary>
    public CovariateMatrix Covariates { get; }

    /// <summary>For each covariate before, the position of its first column now and their number.</summary>
    public IReadOnlyList<(int First, int Count)> Columns { get; }

    /// <summary>The row from which each piece comes.</summary>
    public IReadOnlyList<int> SourceRows { get; }

    /// <summary>The same as a grouping: collapse residuals by it, or cluster by it for a robust variance.</summary>
    public Grouping Patients { get; }

    /// <summary>Strata of the pieces; null for none.</summary>
    public Grouping? Strata { get; }

    /// <summary>Carries a grouping of the rows over to the pieces.</summary>
    /// <exception cref="ArgumentException">The grouping has another number of rows.</exception>
    public Grouping Regroup(Grouping rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Rows != Patients.Groups) throw new ArgumentException($"The grouping has {rows.Rows} rows, the data had {Patients.Groups}.", nameof(rows));
        return new Grouping([.. SourceRows.Select(row => rows.CodeArray[row])], rows.Groups);
    }

    /// <summary>Splits rows.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="effects">Which covariates have effects that change, each once.</param>
    /// <param name="strata">Strata of the model; null for none.</param>
    /// <exception cref="EstimationException">An event is at time 0, or there would be more than <see cref="MostPieces"/> pieces.</exception>
    /// <exception cref="ArgumentException">A covariate does not exist or is named twice, or numbers of rows differ.</exception>
    public static TimeVaryingRows Split(TimeToEvent data, CovariateMatrix covariates, IReadOnlyList<TimeVaryingEffect> effects, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(effects);
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        var byColumn = new TimeVaryingEffect?[covariates.Names.Count];
        foreach (TimeVaryingEffect effect in effects)
        {
            if ((uint)effect.Column >= (uint)byColumn.Length || byColumn[effect.Column] is not null)
                throw new ArgumentException($"Covariate {effect.Column} does not exist or is named twice.", nameof(effects));
            byColumn[effect.Column] = effect;
        }

        return RowSplitting.Run(data, covariates, byColumn, strata);
    }
}
