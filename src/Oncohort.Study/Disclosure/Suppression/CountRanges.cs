namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>What a reader who uses every sum can say of each count: the smallest and the largest value. To print such a range tells nothing new.</summary>
internal sealed class CountRanges
{
    private const int MostRounds = 100;

    private readonly (double Lower, double Upper)[] _ends;

    private CountRanges((double, double)[] ends) => _ends = ends;

    public double Lower(int cell) => _ends[cell].Lower;

    public double Upper(int cell) => _ends[cell].Upper;

    public static CountRanges Of(CountSheet sheet, Func<int, bool> isUnknown, Func<int, (double Lower, double Upper)> known)
    {
        var ranges = new CountRanges([.. Enumerable.Range(0, sheet.Cells.Count).Select(known)]);
        CountSum[] open = [.. sheet.Sums.Where(sum => sum.Cells.Any(isUnknown))];
        for (int round = 0; round < MostRounds; round++)
        {
            bool changed = false;
            foreach (CountSum sum in open) changed |= ranges.Narrow(sum);
            if (!changed) break;
        }

        return ranges;
    }

    private bool Narrow(CountSum sum)
    {
        bool changed = Set(sum.Total, sum.Parts.Sum(Lower), sum.Parts.Sum(Upper));
        foreach (int part in sum.Parts)
        {
            double least = 0;
            double most = 0;
            foreach (int other in sum.Parts.Where(other => other != part))
            {
                least += Lower(other);
                most += Upper(other);
            }

            double upper = double.IsPositiveInfinity(Upper(sum.Total)) ? double.PositiveInfinity : Upper(sum.Total) - least;
            changed |= Set(part, Lower(sum.Total) - most, upper);
        }

        return changed;
    }

    private bool Set(int cell, double lower, double upper)
    {
        (double Lower, double Upper) old = _ends[cell];
        _ends[cell] = (Math.Max(old.Lower, lower), Math.Min(old.Upper, upper));
        return _ends[cell] != old;
    }
}
