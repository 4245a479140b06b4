using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The rows of a Cox model in the order in which risk sets grow: by stratum, then by exit time, deaths first. Covariates are centred and scaled and
/// stored row by row.
/// </summary>
internal sealed class CoxDesign
{
    private CoxDesign(TimeToEvent data, CovariateMatrix covariates, int[] rows, int[] stratumStart)
    {
        Columns = covariates.Columns.Count;
        Stride = Columns;
        Width = (Columns + 3) & ~3;
        Rows = rows;
        StratumStart = stratumStart;
        Centre = new double[Columns];
        Scale = new double[Columns];
        X = LargeArray.Uninitialized<double>((Rows.Length * Stride) + (Width - Columns));
        X.AsSpan(Rows.Length * Stride).Clear();
        Exit = Gather(data.Axis.Exit, Rows);
        Entry = data.Axis.Entry is null ? null : Gather(data.Axis.Entry, Rows);
        Count = data.Count is null ? null : Gather(data.Count, Rows);
        IsEvent = LargeArray.Uninitialized<bool>(Rows.Length);
        FindEvents(data.Code);
        if (data.IsWeighted) RiskWeight = [.. Rows.Select(data.RiskWeight)];
        Parallel.For(0, Columns, j => FindScale(covariates.Columns[j], j));
        Standardise(covariates.Columns);
        DeathX = new double[Columns];
        SumDeaths();
        Data = data;
    }

    public TimeToEvent Data { get; }

    /// <summary>The number of covariates.</summary>
    public int Columns { get; }

    /// <summary>Doubles from one row of <see cref="X"/> to the next.</summary>
    public int Stride { get; }

    /// <summary>The columns rounded up to whole vectors of four: the length of sums over rows. A row is read as that many doubles; what lies beyond its columns is the next row and never used.</summary>
    public int Width { get; }

    /// <summary>Original row numbers in sorted order.</summary>
    public int[] Rows { get; }

    /// <summary>Stratum s holds the sorted rows <c>StratumStart[s] .. StratumStart[s + 1]</c>.</summary>
    public int[] StratumStart { get; }

    /// <summary>Centred and scaled covariates, sorted rows by stride.</summary>
    public double[] X { get; }

    /// <summary>What was subtracted from each covariate.</summary>
    public double[] Centre { get; }

    /// <summary>What each covariate was then divided by; 0 for a constant one.</summary>
    public double[] Scale { get; }

    /// <summary>Exit time index of each sorted row.</summary>
    public int[] Exit { get; }

    /// <summary>Entry time index of each sorted row; null without left truncation.</summary>
    public int[]? Entry { get; }

    /// <summary>Whether each sorted row ends with the event.</summary>
    public bool[] IsEvent { get; }

    /// <summary>Case weight times count of each sorted row; null when all are 1.</summary>
    public double[]? RiskWeight { get; }

    /// <summary>Count of each sorted row; null when all are 1.</summary>
    public int[]? Count { get; }

    /// <summary>Case weight times count of one sorted row.</summary>
    public double WeightOf(int row) => RiskWeight is null ? 1 : RiskWeight[row];

    /// <summary>The weighted sum of the scaled covariates over the deaths.</summary>
    public double[] DeathX { get; }

    /// <summary>The weight of the deaths.</summary>
    public double DeathWeight { get; private set; }

    public static CoxDesign Build(TimeToEvent data, CovariateMatrix covariates, Grouping? strata)
    {
        if (strata is null) return InOrder(data, covariates, data.Order.Rows);
        TimeOrder order = ByStratum(data, strata);
        return new CoxDesign(data, covariates, order.Rows, order.Start);
    }

    /// <summary>One stratum whose rows come in the order given: ascending by exit time, events of the first cause before other exits.</summary>
    public static CoxDesign InOrder(TimeToEvent data, CovariateMatrix covariates, int[] rows) => new(data, covariates, rows, [0, rows.Length]);

    private static TimeOrder ByStratum(TimeToEvent data, Grouping strata)
    {
        int[] byTime = data.Order.Rows;
        TimeOrder stable = TimeOrder.By(Gather(strata.CodeArray, byTime), strata.Groups);
        return new TimeOrder(Gather(byTime, stable.Rows), stable.Start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Gather(int[] values, int[] rows)
    {
        int[] gathered = LargeArray.Uninitialized<int>(rows.Length);
        for (int i = 0; i < rows.Length; i++) gathered[i] = values[rows[i]];
        return gathered;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindEvents(int[] code)
    {
        for (int i = 0; i < Rows.Length; i++) IsEvent[i] = code[Rows[i]] == 1;
    }

    /// <summary>Finds the mean and the mean absolute deviation: with x so scaled Newton's steps are the same and rounding errors smaller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindScale(double[] column, int j)
    {
        double mean = TensorPrimitives.Sum<double>(column) / column.Length;
        double deviation = 0;
        double largest = 0;
        foreach (double value in column)
        {
            deviation += Math.Abs(value - mean);
            largest = Math.Max(largest, Math.Abs(value));
        }

        deviation /= column.Length;
        Centre[j] = mean;
        Scale[j] = deviation > 1e-13 * largest ? deviation : 0;
    }

    /// <summary>Reads the columns in order and writes each row, a whole cache line or more, to its place.</summary>
    private void Standardise(IReadOnlyList<double[]> columns)
    {
        double[][] source = [.. columns];
        double[] inverse = [.. Scale.Select(scale => scale == 0 ? 0 : 1 / scale)];
        int[] position = LargeArray.Uninitialized<int>(Rows.Length);
        for (int i = 0; i < Rows.Length; i++) position[Rows[i]] = i;
        int blocks = (Rows.Length + MomentSums.BlockRows - 1) / MomentSums.BlockRows;
        Parallel.For(0, blocks, block => StandardiseBlock(source, inverse, position, block));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StandardiseBlock(double[][] source, double[] inverse, int[] position, int block)
    {
        int to = Math.Min((block + 1) * MomentSums.BlockRows, position.Length);
        for (int j = 0; j < source.Length; j++)
        {
            double[] column = source[j];
            double centre = Centre[j];
            double factor = inverse[j];
            for (int i = block * MomentSums.BlockRows; i < to; i++) X[(position[i] * Stride) + j] = (column[i] - centre) * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumDeaths()
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (!IsEvent[i]) continue;
            double weight = WeightOf(i);
            DeathWeight += weight;
            for (int j = 0; j < Columns; j++) DeathX[j] += weight * X[(i * Stride) + j];
        }
    }
}
