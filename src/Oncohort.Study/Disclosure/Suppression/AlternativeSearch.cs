namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>Looks for other numbers that fit everything printed: the proof that a withheld count cannot be computed. One more or one less, with others moved so that every sum still holds.</summary>
internal sealed class AlternativeSearch(CountSheet sheet, Func<int, bool> isUnknown, Func<int, (double Lower, double Upper)> known)
{
    private const int MostMoves = 400;

    private readonly Dictionary<int, double> _moves = [];
    private int _left;

    /// <summary>Whether a document with another value of the cell would look the same. False also when the search gives up.</summary>
    public bool Exists(int cell)
    {
        foreach (double step in new[] { 1.0, -1.0 })
        {
            _moves.Clear();
            _left = MostMoves;
            if (Move(cell, step)) return true;
        }

        return false;
    }

    private bool Move(int cell, double step)
    {
        (double lower, double upper) = known(cell);
        double value = sheet.Cells[cell].Value + step;
        if (value < lower || value > upper || _left-- <= 0) return false;
        _moves[cell] = step;
        if (Balance()) return true;
        _moves.Remove(cell);
        return false;
    }

    private bool Balance()
    {
        foreach (int place in _moves.Keys.SelectMany(sheet.SumsOf))
        {
            CountSum sum = sheet.Sums[place];
            double missing = _moves.GetValueOrDefault(sum.Total) - sum.Parts.Sum(part => _moves.GetValueOrDefault(part));
            if (missing == 0) continue;
            foreach (int cell in sum.Cells.Where(cell => isUnknown(cell) && !_moves.ContainsKey(cell)).OrderBy(cell => sheet.SumsOf(cell).Count))
            {
                if (Move(cell, cell == sum.Total ? -missing : missing)) return true;
            }

            return false;
        }

        return true;
    }
}
