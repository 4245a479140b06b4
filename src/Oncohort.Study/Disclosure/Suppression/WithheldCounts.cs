using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>Decides which counts of a document are withheld: every count from 1 to one below the limit, and as many others as it takes that none of these can be computed from what is left.</summary>
internal sealed class WithheldCounts
{
    private readonly CountSheet _sheet;
    private readonly int _below;
    private readonly bool[] _withheld;
    private readonly double[] _largest;
    private readonly CountRanges _ranges;

    private WithheldCounts(CountSheet sheet, int below)
    {
        (_sheet, _below) = (sheet, below);
        _withheld = [.. sheet.Cells.Select(cell => cell.IsPrinted && IsSmall(cell))];
        _largest = [.. sheet.Cells.Select(_ => below - 1.0)];
        Protect();
        _ranges = CountRanges.Of(sheet, IsUnknown, First);
    }

    /// <summary>Decides.</summary>
    /// <param name="sheet">The counts and sums.</param>
    /// <param name="below">Counts from 1 to one below this are small.</param>
    public static WithheldCounts Of(CountSheet sheet, int below) => new(sheet, below);

    /// <summary>A count as it is printed: itself, below the limit, or the range that follows from the others.</summary>
    public Count Printed(int cell)
    {
        CountCell count = _sheet.Cells[cell];
        if (!_withheld[cell]) return count.Value;
        return IsSmall(count) ? Count.Between(1, _largest[cell]) : Count.Between(_ranges.Lower(cell), _ranges.Upper(cell));
    }

    public bool IsWithheld(int cell) => _withheld[cell];

    private bool IsSmall(CountCell cell) => cell.Value > 0 && cell.Value < _below;

    private bool IsUnknown(int cell) => _withheld[cell] || !_sheet.Cells[cell].IsPrinted;

    /// <summary>What a reader knows of a cell before any sum is used.</summary>
    private (double Lower, double Upper) First(int cell)
    {
        CountCell count = _sheet.Cells[cell];
        if (!IsUnknown(cell)) return (count.Value, count.Value);
        if (!count.IsPrinted) return (0, double.PositiveInfinity);
        return IsSmall(count) ? (1, _largest[cell]) : (_below, double.PositiveInfinity);
    }

    /// <summary>Withholding more never makes a number easier to find, so that one pass is enough.</summary>
    private void Protect()
    {
        double[] costs = [0, .. _sheet.Cells.Where(cell => cell.IsPrinted && cell.Value >= _below).Select(cell => cell.Cost).Distinct().Order()];
        var search = new AlternativeSearch(_sheet, Range);
        for (int cell = 0; cell < _sheet.Cells.Count; cell++)
        {
            if (!IsSmall(_sheet.Cells[cell])) continue;
            while (!IsProtected(cell, search, costs))
            {
                if (Widen(cell)) continue;
                if (Next(cell) is not int further) break;
                _withheld[further] = true;
            }
        }
    }

    /// <summary>Whether there is another document with the same look when the counts that differ in it are withheld, dear ones only where cheap ones do not do; they are withheld then.</summary>
    private bool IsProtected(int small, AlternativeSearch search, double[] costs)
    {
        if (costs.Select(cost => search.Find(small, cost)).FirstOrDefault(found => found is not null) is not { } different) return false;
        foreach (int cell in different.Where(cell => !IsUnknown(cell))) _withheld[cell] = true;
        return true;
    }

    /// <summary>What a reader knows of a cell before any sum is used, or would know if it were withheld too; null for one that is told and shall be.</summary>
    private (double Lower, double Upper)? Range(int cell, double cost)
    {
        CountCell count = _sheet.Cells[cell];
        if (IsUnknown(cell)) return First(cell);
        return count.Value >= _below && count.Cost <= cost ? (_below, double.PositiveInfinity) : null;
    }

    /// <summary>A small total of several small parts leaves them no choice (below 3, only 1 + 1 = 2): it is told less exactly.</summary>
    private bool Widen(int small)
    {
        int[] totals = [.. Around(small).Where(cell => IsWithheldSmall(cell) && _sheet.SumsOf(cell).Any(sum => _sheet.Sums[sum].Total == cell && _sheet.Sums[sum].Parts.Count(IsUnknown) > 1 && _largest[cell] < _sheet.Sums[sum].Parts.Count * (_below - 1.0)))];
        foreach (int total in totals) _largest[total] += _below - 1;
        return totals.Length > 0;
    }

    private bool IsWithheldSmall(int cell) => _withheld[cell] && IsSmall(_sheet.Cells[cell]);

    /// <summary>A count and all that are unknown in sums with it, directly or by others.</summary>
    private HashSet<int> Around(int cell)
    {
        HashSet<int> seen = [cell];
        var open = new Queue<int>(seen);
        while (open.TryDequeue(out int next))
        {
            foreach (int other in _sheet.SumsOf(next).SelectMany(sum => _sheet.Sums[sum].Cells).Where(other => IsUnknown(other) && seen.Add(other))) open.Enqueue(other);
        }

        return seen;
    }

    /// <summary>The count whose loss costs least, in the nearest sum that gives the small one away; null when nothing is left.</summary>
    private int? Next(int small)
    {
        HashSet<int> seen = [small];
        int[] layer = [small];
        int? anywhere = null;
        while (layer.Length > 0)
        {
            int[] sums = [.. layer.SelectMany(_sheet.SumsOf).Distinct()];
            if (Cheapest(sums.Where(sum => _sheet.Sums[sum].Cells.All(cell => !IsUnknown(cell) || seen.Contains(cell)))) is int blocking) return blocking;
            anywhere ??= Cheapest(sums);
            layer = [.. sums.SelectMany(sum => _sheet.Sums[sum].Cells).Distinct().Where(cell => IsUnknown(cell) && seen.Add(cell))];
        }

        return anywhere;
    }

    private int? Cheapest(IEnumerable<int> sums)
    {
        int[] open = [.. sums.SelectMany(sum => _sheet.Sums[sum].Cells).Where(cell => !IsUnknown(cell) && _sheet.Cells[cell].Value >= _below).Distinct()];
        return open.Length == 0 ? null : open.MinBy(cell => (_sheet.Cells[cell].Cost, _sheet.Cells[cell].Value, cell));
    }
}
