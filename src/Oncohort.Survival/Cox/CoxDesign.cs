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
    private const int ChunkRows = 64;

    private CoxDesign(TimeToEvent data, CovariateMatrix covariates, int[] rows, int[] stratumStart, TimeOrder? byTime)
    {
        Columns = covariates.Columns.Count;
        Stride = Columns;
        Width = (Columns + 3) & ~3;
        Data = data;
        Rows = rows;
        StratumStart = stratumStart;
        Entry = data.Axis.Entry is null ? null : Gather(data.Axis.Entry, Rows);
        Count = data.Count is null ? null : Gather(data.Count, Rows);
        Exit = LargeArray.Uninitialized<int>(Rows.Length);
        IsEvent = LargeArray.Uninitialized<bool>(Rows.Length);
        if (byTime is not null) FillByTime(byTime);
        else GatherExits();
        if (data.IsWeighted) RiskWeight = [.. Rows.Select(data.RiskWeight)];
        double[][] columns = [.. covariates.Columns];
        (Centre, Scale) = ColumnScale.Of(columns);
        X = LargeArray.Uninitialized<double>((Rows.Length * Stride) + (Width - Columns));
        X.AsSpan(Rows.Length * Stride).Clear();
        Standardise(columns);
        DeathX = new double[Columns];
        SumDeaths();
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
        if (strata is null) return new CoxDesign(data, covariates, data.Order.Rows, [0, data.Rows], data.Order);
        TimeOrder order = ByStratum(data, strata);
        return new CoxDesign(data, covariates, order.Rows, order.Start, byTime: null);
    }

    /// <summary>One stratum whose rows come in the order given: ascending by exit time, events of the first cause before other exits.</summary>
    public static CoxDesign InOrder(TimeToEvent data, CovariateMatrix covariates, int[] rows) => new(data, covariates, rows, [0, rows.Length], byTime: null);

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

    private void FillByTime(TimeOrder order)
    {
        for (int time = 0; time < order.EventsEnd.Length; time++)
        {
            int from = order.Start[time];
            int events = order.EventsEnd[time];
            int to = order.Start[time + 1];
            Exit.AsSpan(from..to).Fill(time);
            IsEvent.AsSpan(from..events).Fill(true);
            IsEvent.AsSpan(events..to).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherExits()
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            Exit[i] = Data.Axis.Exit[Rows[i]];
            IsEvent[i] = Data.Code[Rows[i]] == 1;
        }
    }

    /// <summary>Reads the columns in order and writes each row, a cache line or more, to its place.</summary>
    private void Standardise(double[][] columns)
    {
        int[] position = LargeArray.Uninitialized<int>(Rows.Length);
        RowBlocks.For(Rows.Length, (_, from, to) =>
        {
            for (int i = from; i < to; i++) position[Rows[i]] = i;
        });
        double[] inverse = [.. Scale.Select(scale => scale == 0 ? 0 : 1 / scale)];
        RowBlocks.For(Rows.Length, (_, from, to) =>
        {
            double[] rows = new double[ChunkRows * Columns];
            for (int chunk = from; chunk < to; chunk += ChunkRows)
            {
                int length = Math.Min(ChunkRows, to - chunk);
                for (int j = 0; j < columns.Length; j++) Transpose(columns[j].AsSpan(chunk, length), Centre[j], inverse[j], rows, j);
                for (int i = 0; i < length; i++) rows.AsSpan(i * Columns, Columns).CopyTo(X.AsSpan(position[chunk + i] * Stride));
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<double> column, double centre, double factor, Span<double> rows, int j)
    {
        int columns = Columns;
        for (int i = 0, at = j; i < column.Length; i++, at += columns) rows[at] = (column[i] - centre) * factor;
    }

    private void SumDeaths()
    {
        var sums = new double[RowBlocks.Count(Rows.Length)][];
        RowBlocks.For(Rows.Length, (block, from, to) => sums[block] = DeathsOf(from, to));
        foreach (double[] sum in sums)
        {
            for (int j = 0; j < Columns; j++) DeathX[j] += sum[j];
            DeathWeight += sum[Columns];
        }
    }

    /// <summary>The weighted sums of the covariates over the deaths among some sorted rows, and after them the weight of those deaths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] DeathsOf(int from, int to)
    {
        double[] sums = new double[Columns + 1];
        for (int i = from; i < to; i++)
        {
            if (!IsEvent[i]) continue;
            double weight = WeightOf(i);
            sums[Columns] += weight;
            ReadOnlySpan<double> x = X.AsSpan(i * Stride, Columns);
            for (int j = 0; j < x.Length; j++) sums[j] += weight * x[j];
        }

        return sums;
    }
}
