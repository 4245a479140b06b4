namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>
/// Looks for other numbers that fit everything printed: the proof that a withheld count cannot be computed. One more or one less, with others moved so that every sum still holds.
/// </summary>
/// <param name="sheet">The counts and sums.</param>
/// <param name="range">Between what values a count may be moved, at a cost at most; null for one that is told.</param>
internal sealed class AlternativeSearch(CountSheet sheet, Func<int, double, (double Lower, double Upper)?> range)
{
    private const int MostMoves = 400;

    private readonly Dictionary<int, double> _moves = [];

    /// <summary>The sums that do not hold for now, and by how much their total exceeds their parts.</summary>
    private readonly SortedDictionary<int, double> _open = [];
    private double _cost;
    private int _left;

    /// <summary>The counts that differ in a document with another value of the cell and otherwise the same look; null where the search finds none, or gives up.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cost">What it may cost at most to withhold a further count.</param>
    public IReadOnlyCollection<int>? Find(int cell, double cost)
    {
        _cost = cost;
        foreach (double step in new[] { 1.0, -1.0 })
        {
            _moves.Clear();
            _open.Clear();
            _left = MostMoves;
            if (Allows(cell, step) && Move(cell, step)) return _moves.Keys;
        }

        return null;
    }

    private bool Move(int cell, double step)
    {
        if (_left-- <= 0) return false;
        _moves[cell] = step;
        Shift(cell, step);
        if (Balance()) return true;
        Shift(cell, -step);
        _moves.Remove(cell);
        return false;
    }

    private bool Allows(int cell, double step) =>
        range(cell, _cost) is (double lower, double upper) && sheet.Cells[cell].Value + step is var value && value >= lower && value <= upper;

    private void Shift(int cell, double step)
    {
        foreach (int sum in sheet.SumsOf(cell))
        {
            double missing = _open.GetValueOrDefault(sum) + Change(sum, cell, step);
            if (missing == 0) _open.Remove(sum);
            else _open[sum] = missing;
        }
    }

    private double Change(int sum, int cell, double step) => sheet.Sums[sum].Total == cell ? step : -step;

    /// <summary>Closes the sum with the fewest ways to do so, first by the count that opens the fewest others, then by the one that costs least.</summary>
    private bool Balance()
    {
        if (_open.Count == 0) return true;
        List<(int Cell, double Step)>? fewest = null;
        foreach ((int sum, double missing) in _open)
        {
            List<(int, double)> ways = Ways(sheet.Sums[sum], missing);
            if (ways.Count == 0) return false;
            if (fewest is null || ways.Count < fewest.Count) fewest = ways;
        }

        foreach ((int cell, double step) in fewest!.OrderBy(way => (Opened(way.Cell, way.Step), sheet.Cells[way.Cell].Cost, sheet.Cells[way.Cell].Value)))
        {
            if (Move(cell, step)) return true;
            if (_left <= 0) return false;
        }

        return false;
    }

    private List<(int Cell, double Step)> Ways(CountSum sum, double missing)
    {
        List<(int, double)> ways = [];
        foreach (int cell in sum.Cells)
        {
            double step = cell == sum.Total ? -missing : missing;
            if (!_moves.ContainsKey(cell) && Allows(cell, step)) ways.Add((cell, step));
        }

        return ways;
    }

    /// <summary>How many more sums would not hold after a move; negative when it closes more than it opens.</summary>
    private int Opened(int cell, double step)
    {
        int opened = 0;
        foreach (int sum in sheet.SumsOf(cell))
        {
            if (!_open.TryGetValue(sum, out double missing)) opened++;
            else if (missing + Change(sum, cell, step) == 0) opened--;
        }

        return opened;
    }
}
