using System.Runtime.CompilerServices;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TallyDense(TimeToEvent data, int[] group, int groups, int cause)
    {
        int[] exit = data.Axis.Exit;
        int[] code = data.Code;
        int cells = data.Axis.Times.Length * groups;
        double[] table = new double[2 * cells];
        if (data.IsWeighted)
        {
            for (int row = 0; row < exit.Length; row++)
                table[(2 * ((exit[row] * groups) + group[row])) + (code[row] == cause ? 1 : 0)] += data.RiskWeight(row);
        }
        else
        {
            for (int row = 0; row < exit.Length; row++)
                table[(2 * ((exit[row] * groups) + group[row])) + (code[row] == cause ? 1 : 0)] += 1;
        }

        for (int cell = 0; cell < cells; cell++)
        {
            double events = table[(2 * cell) + 1];
            double all = table[2 * cell] + events;
            if (all > 0) _exits.Add(new Exit(cell / groups, cell % groups, events, all));
        }
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
