using System.Runtime.CompilerServices;

namespace Oncohort.Survival.RiskSets;

/// <summary>
/// Who leaves when and why, by group: for each distinct time and each group that loses rows then, the weight of the events of every cause and of all exits;
/// and the weight that enters before each time. Everything that cumulative incidence and Gray's test need.
/// </summary>
/// <remarks>
/// Exits are sorted by time index, then by group. Built in one pass over the rows when times x groups x causes is small, otherwise by walking the rows in
/// time order; O(n) either way.
/// </remarks>
internal sealed class CauseTally
{
    private const int MostCauses = 1000;
    private const int DenseCells = 1 << 22;

    private readonly List<Exit> _exits = [];
    private readonly List<double> _events = [];

    private CauseTally(int causes) => Causes = causes;

    /// <summary>Exits of one group at one time.</summary>
    public readonly record struct Exit(int Time, int Group, double All);

    /// <summary>The number of causes.</summary>
    public int Causes { get; }

    /// <summary>Exits, sorted by time index, then by group.</summary>
    public IReadOnlyList<Exit> Exits => _exits;

    /// <summary>Arrivals, sorted by time index; all at index 0 without left truncation.</summary>
    public RiskSetTally.Arrival[] Arrivals { get; private set; } = [];

    /// <summary>The weight of events at an exit, causes 1, 2, … at positions 0, 1, ….</summary>
    public ReadOnlySpan<double> Events(int exit) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events).Slice(exit * Causes, Causes);

    /// <summary>The largest event code, at least 1.</summary>
    /// <exception cref="ArgumentException">It is larger than 1000: that is no list of causes.</exception>
    public static int CausesOf(TimeToEvent data)
    {
        int largest = 1;
        foreach (int code in data.Code) largest = Math.Max(largest, code);
        return largest <= MostCauses ? largest : throw new ArgumentException($"The event code {largest} is above {MostCauses}; number the causes 1, 2, ….", nameof(data));
    }

    /// <summary>Tallies the events of causes 1 .. <paramref name="causes"/> by group.</summary>
    public static CauseTally Build(TimeToEvent data, int[] group, int groups, int causes)
    {
        var tally = new CauseTally(causes);
        if ((long)data.Axis.Times.Length * groups * (causes + 1) <= DenseCells) tally.TallyDense(data, group, groups);
        else tally.TallyInOrder(data, group, groups);
        tally.Arrivals = data.IsLeftTruncated ? RiskSetTally.LateArrivals(data, group) : tally.AllAtOrigin(groups);
        return tally;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TallyDense(TimeToEvent data, int[] group, int groups)
    {
        int[] exit = data.Axis.Exit;
        int[] code = data.Code;
        int width = Causes + 1;
        int cells = data.Axis.Times.Length * groups;
        double[] table = new double[cells * width];
        if (data.IsWeighted)
        {
            for (int row = 0; row < exit.Length; row++) table[(((exit[row] * groups) + group[row]) * width) + code[row]] += data.RiskWeight(row);
        }
        else
        {
            for (int row = 0; row < exit.Length; row++) table[(((exit[row] * groups) + group[row]) * width) + code[row]] += 1;
        }

        for (int cell = 0; cell < cells; cell++) Add(cell / groups, cell % groups, table.AsSpan(cell * width, width));
    }

    private void TallyInOrder(TimeToEvent data, int[] group, int groups)
    {
        TimeOrder order = data.Order;
        int width = Causes + 1;
        double[] table = new double[groups * width];
        var touched = new SortedSet<int>();
        for (int time = 0; time < data.Axis.Times.Length; time++)
        {
            for (int at = order.Start[time]; at < order.Start[time + 1]; at++)
            {
                int row = order.Rows[at];
                touched.Add(group[row]);
                table[(group[row] * width) + data.Code[row]] += data.RiskWeight(row);
            }

            foreach (int g in touched)
            {
                Span<double> exits = table.AsSpan(g * width, width);
                Add(time, g, exits);
                exits.Clear();
            }

            touched.Clear();
        }
    }

    /// <summary>Adds the exits of one time and group: the censored first, then each cause.</summary>
    private void Add(int time, int group, ReadOnlySpan<double> exits)
    {
        double all = 0;
        foreach (double weight in exits) all += weight;
        if (!(all > 0)) return;
        _exits.Add(new Exit(time, group, all));
        _events.AddRange(exits[1..]);
    }

    private RiskSetTally.Arrival[] AllAtOrigin(int groups)
    {
        double[] all = new double[groups];
        foreach (Exit exit in _exits) all[exit.Group] += exit.All;
        return [.. Enumerable.Range(0, groups).Where(g => all[g] > 0).Select(g => new RiskSetTally.Arrival(0, g, all[g]))];
    }
}
