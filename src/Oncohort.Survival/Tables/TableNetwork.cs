namespace Oncohort.Survival.Tables;

/// <summary>
/// The exact p-value of an r x c table after the network algorithm of Mehta and Patel (1983, 1986).
/// <para>
/// Columns are placed one after the other, smallest first. A node is the sorted vector of remaining row totals: rows may be
/// exchanged, so vectors equal after sorting continue alike. An arc is one way to place a column; its probability given the node
/// is multivariate hypergeometric, its length minus the sum of ln x!. A table counts when its whole length is at most the observed one.
/// A path whose longest continuation counts is added at once; one whose shortest continuation does not count is left;
/// the others go on, merged when node and length agree. The last two columns are placed together, with a binary search among the
/// sorted paths instead of a loop over them.
/// </para>
/// <para>
/// Arcs whose probability is below 1e-17 of a known lower bound of p are skipped; in total they weigh less than 1e-10 of p.
/// Lengths are rounded to <see cref="Step"/>, far below the tolerance of <see cref="FisherDispatch.RelativeTolerance"/>.
/// </para>
/// </summary>
internal sealed class TableNetwork
{
    /// <summary>The resolution of path lengths.</summary>
    public const double Step = 1.0 / (1L << 33);

    private const double NegligibleArc = 1e-17;
    private const double NegligibleTotal = 1e-10;
    private const int MostPaths = 2_000_000;

    // What a stored path, and a cell of a bound, cost in units of an arc.
    private const int PathCost = 5;
    private const int CellCost = 10;

    private readonly CanonicalTable _table;
    private readonly long _workLimit;
    private readonly long _limit;
    private readonly long[] _placed;
    private readonly long[] _left;
    private long _work;
    private long _paths;
    private double _p;
    private double _skipped;

    // The node being expanded, and where its arcs lead.
    private Dictionary<UInt128, NetworkNode> _next = [];
    private int _column;
    private long[] _rows = [];
    private long[] _lengths = [];
    private double[] _probabilities = [];
    private double[] _before = [];

    public TableNetwork(CanonicalTable table, long workLimit)
    {
        _table = table;
        _workLimit = workLimit;
        _limit = (long)Math.Floor((table.Observed + FisherDispatch.LogTolerance) / Step);
        _placed = new long[table.Rows.Length];
        _left = new long[table.Rows.Length];
    }

    private bool IsLastPair => _column == _table.Columns.Length - 2;

    private bool IsOverLimit => _work > _workLimit || _paths > MostPaths;

    private double LowerBound => Math.Max(_table.ObservedProbability, _p);

    /// <summary>The p-value, or null when it takes more than the work limit.</summary>
    public double? Probability()
    {
        double bits = Math.Log2(_table.Rows[^1] + 1.0) * (_table.Rows.Length - 1);
        if (bits > 127 || Math.Abs(_table.Observed) > long.MaxValue / 4 * Step || _table.Rows.Length * _table.Columns.Length > 4000)
            return null;
        var root = new NetworkNode(_table.Rows, long.MaxValue, long.MinValue);
        root.Add(0, 1);
        List<NetworkNode> nodes = [root];
        for (_column = 0; _column <= _table.Columns.Length - 2; _column++)
        {
            _next = [];
            _paths = 0;
            foreach (NetworkNode node in nodes)
            {
                Expand(node);
                if (IsOverLimit)
                    return null;
            }

            nodes = [.. _next.Values];
        }

        return Math.Min(1, _p);
    }

    private void Expand(NetworkNode node)
    {
        (_lengths, _probabilities, _before) = node.Sorted();
        if (_lengths.Length == 0)
            return;
        _rows = node.Rows;
        long total = 0;
        foreach (long row in _rows)
            total += row;
        Place(0, _table.Columns[_column], total, 1, 0);
    }

    /// <summary>
    /// Places what is left of the column in rows <paramref name="row"/> and after. The count of a row, given the rows before it, is
    /// hypergeometric; counts are tried from the mode outward until the rest is negligible.
    /// </summary>
    private void Place(int row, long toPlace, long population, double probability, double length)
    {
        long rowTotal = _rows[row];
        if (row == _rows.Length - 1)
        {
            Arrive(toPlace, probability, length);
            return;
        }

        var count = new Hypergeometric(toPlace, rowTotal, population);
        long mode = count.Mode;
        double atMode = probability * count.Probability(mode, _table.LogFactorial);
        double p = atMode;
        for (long x = mode; x <= count.Highest && !IsOverLimit; x++)
        {
            if (Skip(p, count.Highest - x + 1))
                break;
            _placed[row] = x;
            Place(row + 1, toPlace - x, population - rowTotal, p, length - CellLength(x, rowTotal - x));
            p *= count.RatioUp(x);
        }

        p = atMode;
        for (long x = mode - 1; x >= count.Lowest && !IsOverLimit; x--)
        {
            p *= count.RatioDown(x + 1);
            if (Skip(p, x - count.Lowest + 1))
                break;
            _placed[row] = x;
            Place(row + 1, toPlace - x, population - rowTotal, p, length - CellLength(x, rowTotal - x));
        }
    }

    private double CellLength(long x, long left) => _table.LogFactorial[x] + (IsLastPair ? _table.LogFactorial[left] : 0);

    /// <summary>Whether the next counts, each at most as probable as the first of them, may be left out.</summary>
    private bool Skip(double probability, long counts)
    {
        double weight = probability * _before[^1] * counts;
        if (weight > NegligibleArc * LowerBound || _skipped + weight > NegligibleTotal * LowerBound)
            return false;
        _skipped += weight;
        return true;
    }

    private void Arrive(long x, double probability, double length)
    {
        _work++;
        int last = _rows.Length - 1;
        _placed[last] = x;
        long arc = (long)Math.Round((length - CellLength(x, _rows[last] - x)) / Step);
        if (IsLastPair)
        {
            _p += probability * _before[CountAtMost(_limit - arc)];
            return;
        }

        NetworkNode node = Child();
        int counted = CountAtMost(_limit - arc - node.Longest);
        int open = CountAtMost(_limit - arc - node.Shortest);
        _p += probability * _before[counted];
        for (int i = counted; i < open; i++)
        {
            if (node.Add(_lengths[i] + arc, probability * _probabilities[i]))
                _paths++;
        }

        _work += PathCost * (open - counted);
    }

    /// <summary>How many of the node's paths are at most so long.</summary>
    private int CountAtMost(long length)
    {
        int low = 0;
        int high = _lengths.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_lengths[middle] <= length)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private NetworkNode Child()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            long value = _rows[i] - _placed[i];
            int at = i;
            for (; at > 0 && _left[at - 1] > value; at--)
                _left[at] = _left[at - 1];
            _left[at] = value;
        }

        // The last row total follows from the others and the column.
        UInt128 key = 0;
        for (int i = 0; i < _left.Length - 1; i++)
            key = key * ((ulong)_table.Rows[^1] + 1) + (ulong)_left[i];
        if (_next.TryGetValue(key, out NetworkNode? node))
            return node;
        return _next[key] = NewNode();
    }

    private NetworkNode NewNode()
    {
        ReadOnlySpan<long> columns = _table.Columns.AsSpan(_column + 1);
        ReadOnlySpan<long> rows = _left.AsSpan().TrimStart(0L);
        long total = 0;
        foreach (long column in columns)
            total += column;
        double longest = PathBounds.Longest(rows, columns, total);
        double shortest = PathBounds.Shortest(rows, columns, _table.LogFactorial);
        _work += CellCost * rows.Length * columns.Length;
        return new NetworkNode([.. _left], (long)Math.Ceiling(longest / Step), (long)Math.Floor(shortest / Step));
    }
}
