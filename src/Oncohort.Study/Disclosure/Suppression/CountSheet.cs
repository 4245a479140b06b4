using System.Globalization;

namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>All counts of a document and the sums that hold between them: what a reader can subtract.</summary>
internal sealed class CountSheet
{
    private readonly List<CountCell> _cells = [];
    private readonly List<CountSum> _sums = [];
    private readonly List<List<int>> _sumsOf = [];
    private readonly Dictionary<(string, double), int> _places = [];

    public IReadOnlyList<CountCell> Cells => _cells;

    public IReadOnlyList<CountSum> Sums => _sums;

    /// <summary>The sums in which a cell stands.</summary>
    public IReadOnlyList<int> SumsOf(int cell) => _sumsOf[cell];

    /// <summary>The place of a count; -1 when it is not in the document.</summary>
    public int Find(string key, double value, IReadOnlyList<string>? without = null) => _places.GetValueOrDefault((Name(key, without ?? []), value), -1);

    /// <summary>Notes a count that is printed.</summary>
    public int Print(string key, double value, double cost, IReadOnlyList<string>? without = null) => Place(new CountCell(key, value, true, cost) { Without = without ?? [] });

    /// <summary>Notes a count that is not printed but follows from others.</summary>
    public int Hide(string key, double value, IReadOnlyList<string>? without = null) => Place(new CountCell(key, value, false, 0) { Without = without ?? [] });

    /// <summary>Notes a sum; one that does not hold, as with counts of other rows, says nothing and is left out.</summary>
    public void Sum(int total, IReadOnlyList<int> parts)
    {
        double sum = parts.Sum(part => _cells[part].Value);
        if (Math.Abs(_cells[total].Value - sum) > 1e-6 || (parts.Count == 1 && parts[0] == total)) return;
        foreach (int cell in parts.Prepend(total).Distinct()) _sumsOf[cell].Add(_sums.Count);
        _sums.Add(new CountSum(total, parts));
    }

    /// <summary>The same count in two nearly equal sets of patients, one within the other, gives away how many are in only one of them.</summary>
    public void Nest(int below)
    {
        foreach (IGrouping<string, int> same in _places.Values.Where(place => _cells[place].IsPrinted).GroupBy(place => _cells[place].Key, StringComparer.Ordinal).ToArray())
        {
            int[] places = [.. same.OrderBy(place => _cells[place].Value)];
            for (int small = 0; small < places.Length; small++)
            {
                for (int large = small + 1; large < places.Length && _cells[places[large]].Value - _cells[places[small]].Value < below; large++) Nest(places[small], places[large]);
            }
        }
    }

    private void Nest(int small, int large)
    {
        (CountCell few, CountCell many) = (_cells[small], _cells[large]);
        if (few.Value == many.Value && !few.IsWithin(many)) (few, many, small, large) = (many, few, large, small);
        if (few.IsWithin(many))
            Sum(large, [small, Hide(string.Create(CultureInfo.InvariantCulture, $"{few.Key}|between {few.Value} and {many.Value}|{string.Join('|', many.Without)}"), many.Value - few.Value, few.Without)]);
    }

    private int Place(CountCell cell)
    {
        string name = Name(cell.Key, cell.Without);
        if (_places.TryGetValue((name, cell.Value), out int place))
        {
            _cells[place] = cell with { IsPrinted = cell.IsPrinted || _cells[place].IsPrinted, Cost = Math.Max(cell.Cost, _cells[place].Cost) };
            return place;
        }

        _cells.Add(cell);
        _sumsOf.Add([]);
        return _places[(name, cell.Value)] = _cells.Count - 1;
    }

    private static string Name(string key, IReadOnlyList<string> without) => without.Count == 0 ? key : $"{key}|without {string.Join('|', without)}";
}
