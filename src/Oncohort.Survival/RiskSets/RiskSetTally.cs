using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.RiskSets;

/// <summary>
/// Who leaves when, by group: for each distinct time and each group that loses rows then, the weight of events and of all exits; and the
/// weight that enters before each time. Everything that Kaplan-Meier curves and log-rank tests need.
/// </summary>
/// <remarks>
/// Entries are sorted by time index, then by group. Built in one pass over the rows when times x groups is small (sequential reads, a table
/// that stays in cache), otherwise by walking the rows in time order.
/// </remarks>
internal sealed class RiskSetTally
{
    private const int DenseCells = 1 << 22;
    private const int RowsPerCell = 4;
    private const int Shares = 4;

    private readonly List<Exit> _exits = [];

    /// <summary>Events and exits of one group at one time.</summary>
    public readonly record struct Exit(int Time, int Group, double Events, double All);

    /// <summary>Weight of a group that is at risk from a time index on.</summary>
    public readonly record struct Arrival(int Time, int Group, double All);

    /// <summary>Exits, sorted by time index, then by group.</summary>
    public IReadOnlyList<Exit> Exits => _exits;

    /// <summary>Arrivals, sorted by time index; all at index 0 without left truncation.</summary>
    public Arrival[] Arrivals { get; private set; } = [];

    /// <summary>Tallies the events of a cause by group.</summary>
    public static RiskSetTally Build(TimeToEvent data, int[] group, int groups, int cause)
    {
        var tally = new RiskSetTally();
        if ((long)data.Axis.Times.Length * groups <= DenseCells) tally.TallyDense(data, group, groups, cause);
        else tally.TallyInOrder(data, group, groups, cause);
        tally.Arrivals = data.Axis.Entry is null ? tally.AllAtOrigin(groups) : LateArrivals(data, group);
        return tally;
    }

    private void TallyDense(TimeToEvent data, int[] group, int groups, int cause)
    {
        int cells = data.Axis.Times.Length * groups;
        double[] table = DenseTable(data, group, groups, cause, 2 * cells);
        for (int cell = 0; cell < cells; cell++)
        {
            double events = table[(2 * cell) + 1];
            double all = table[2 * cell] + events;
            if (all > 0) _exits.Add(new Exit(cell / groups, cell % groups, events, all));
        }
    }

    /// <summary>The weight of other exits and of events for each time and group. Weights are added row by row; without weights the sums are whole and the cores share the rows.</summary>
    private static double[] DenseTable(TimeToEvent data, int[] group, int groups, int cause, int length)
    {
        if (data.IsWeighted)
        {
            double[] weights = new double[length];
            AddWeights(data, group, groups, cause, weights);
            return weights;
        }

        int shares = length <= data.Rows / RowsPerCell ? Shares : 1;
        int[][] counts = new int[shares][];
        RowBlocks.InParts(data.Rows, shares, (share, from, to) => counts[share] = Counts(data, group, groups, cause, from, to, length));
        double[] table = new double[length];
        foreach (int[] share in counts)
        {
            for (int i = 0; i < length; i++) table[i] += share[i];
        }

        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Counts(TimeToEvent data, int[] group, int groups, int cause, int from, int to, int length)
    {
        int[] exit = data.Axis.Exit;
        int[] code = data.Code;
        int[] counts = new int[length];
        for (int row = from; row < to; row++) counts[(2 * ((exit[row] * groups) + group[row])) + (code[row] == cause ? 1 : 0)]++;
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWeights(TimeToEvent data, int[] group, int groups, int cause, double[] table)
    {
        int[] exit = data.Axis.Exit;
        int[] code = data.Code;
        for (int row = 0; row < exit.Length; row++)
            table[(2 * ((exit[row] * groups) + group[row])) + (code[row] == cause ? 1 : 0)] += data.RiskWeight(row);
    }

    private void TallyInOrder(TimeToEvent data, int[] group, int groups, int cause)
    {
        TimeOrder order = data.Order;
        double[] events = new double[groups];
        double[] all = new double[groups];
        var touched = new List<int>();
        for (int time = 0; time < data.Axis.Times.Length; time++)
        {
            touched.Clear();
            for (int at = order.Start[time]; at < order.Start[time + 1]; at++)
            {
                int row = order.Rows[at];
                int g = group[row];
                double weight = data.RiskWeight(row);
                if (weight <= 0) continue;
                if (all[g] == 0) touched.Add(g);
                all[g] += weight;
                if (data.Code[row] == cause) events[g] += weight;
            }

            touched.Sort();
            foreach (int g in touched)
            {
                _exits.Add(new Exit(time, g, events[g], all[g]));
                events[g] = all[g] = 0;
            }
        }
    }

    private Arrival[] AllAtOrigin(int groups)
    {
        double[] all = new double[groups];
        foreach (Exit exit in _exits) all[exit.Group] += exit.All;
        return [.. Enumerable.Range(0, groups).Where(g => all[g] > 0).Select(g => new Arrival(0, g, all[g]))];
    }

    /// <summary>Rows that enter after the origin, in order of the time index from which they are at risk.</summary>
    public static Arrival[] LateArrivals(TimeToEvent data, int[] group)
    {
        int[] entry = data.Axis.Entry!;
        TimeOrder order = TimeOrder.By(entry, data.Axis.Times.Length + 1);
        var arrivals = new Arrival[entry.Length];
        for (int at = 0; at < arrivals.Length; at++)
        {
            int row = order.Rows[at];
            arrivals[at] = new Arrival(entry[row], group[row], data.RiskWeight(row));
        }

        return arrivals;
    }
}
