using System.Runtime.CompilerServices;
using Oncohort.Survival.Cox;
using Oncohort.Survival.Memory;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.FineGray;

/// <summary>
/// The rows of a subdistribution hazards model by exit time and, within a time, by class: events of the cause, competing events by censoring group, the censored.
/// Covariates are centred, scaled and stored row by row in that order.
/// </summary>
internal sealed class SubdistributionDesign
{
    private readonly int[] _start;

    private SubdistributionDesign(TimeToEvent data, CovariateMatrix covariates, Grouping? censoring)
    {
        Data = data;
        Times = data.Axis.Times.Length;
        Groups = censoring?.Groups ?? 1;
        Classes = Groups + 2;
        TimeOrder order = data.Order;
        int[] key = LargeArray.Uninitialized<int>(order.Rows.Length);
        FillKeys(data, order.Rows, censoring?.CodeArray, key);
        TimeOrder byClass = TimeOrder.By(key, Times * Classes);
        _start = byClass.Start;
        for (int i = 0; i < key.Length; i++) key[i] = order.Rows[byClass.Rows[i]];
        Cox = CoxDesign.InOrder(data, covariates, key);
        Group = censoring is null ? null : Array.ConvertAll(key, row => censoring.CodeArray[row]);
        BlockTime = Blocks();
        if (Cox.Entry is { } entry) ByEntry = TimeOrder.By(entry, Times + 1);
    }

    public TimeToEvent Data { get; }

    /// <summary>Sorted rows with their scaled covariates; one stratum.</summary>
    public CoxDesign Cox { get; }

    /// <summary>Distinct exit times.</summary>
    public int Times { get; }

    /// <summary>Groups with a censoring distribution of their own.</summary>
    public int Groups { get; }

    /// <summary>Classes of rows that leave at one time: events of the cause are class 0, competing events of group k class 1 + k, the censored the last.</summary>
    public int Classes { get; }

    /// <summary>Censoring group of each sorted row; null for one group.</summary>
    public int[]? Group { get; }

    /// <summary>Block b holds the times <c>BlockTime[b] .. BlockTime[b + 1]</c>: whole times, about <see cref="RowBlocks.Rows"/> rows; fixed, so that sums do not depend on the number of threads.</summary>
    public int[] BlockTime { get; }

    /// <summary>Sorted rows by entry index; null without left truncation.</summary>
    public TimeOrder? ByEntry { get; }

    public int BlockCount => BlockTime.Length - 1;

    public static SubdistributionDesign Build(TimeToEvent data, CovariateMatrix covariates, Grouping? censoring) => new(data, covariates, censoring);

    /// <summary>The first sorted row of a class at a time; with class <see cref="Classes"/>, the first of the next time.</summary>
    public int Start(int time, int @class) => _start[(time * Classes) + @class];

    /// <summary>The first sorted row of a time.</summary>
    public int Start(int time) => _start[time * Classes];

    /// <summary>The covariates of sorted rows, readable to whole vectors beyond the last.</summary>
    public ReadOnlySpan<double> X(int from, int to) => Cox.X.AsSpan(from * Cox.Stride, ((to - from) * Cox.Stride) + Cox.Width - Cox.Columns);

    /// <summary>Runs once for every block, on both cores when there are several.</summary>
    public void ForBlocks(Action<int> work) => RowBlocks.Share(BlockCount, work);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillKeys(TimeToEvent data, int[] rows, int[]? group, int[] key)
    {
        int[] exit = data.Axis.Exit;
        int[] code = data.Code;
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            int rank = code[row] == 1 ? 0 : code[row] == 0 ? Classes - 1 : 1 + (group is null ? 0 : group[row]);
            key[i] = (exit[row] * Classes) + rank;
        }
    }

    private int[] Blocks()
    {
        var times = new List<int> { 0 };
        for (int time = 1; time < Times; time++)
        {
            if (Start(time) - Start(times[^1]) >= RowBlocks.Rows) times.Add(time);
        }

        return [.. times, Times];
    }
}
