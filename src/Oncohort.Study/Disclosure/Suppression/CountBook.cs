using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>The counts of a document, read twice: first to note them and their sums, then, when it is decided which are withheld, to print them.</summary>
/// <param name="below">Counts from 1 to one below this are small.</param>
internal sealed class CountBook(int below)
{
    private readonly CountSheet _sheet = new();
    private WithheldCounts? _decided;

    public int Below => below;

    /// <summary>Whether a number is 0 or large enough to be told.</summary>
    public bool IsSafe(double count) => count <= 0 || count >= below;

    /// <summary>Ends the first reading.</summary>
    public void Decide()
    {
        _sheet.Nest(below);
        _decided = WithheldCounts.Of(_sheet, below);
    }

    /// <summary>A count as it is printed; in the first reading, as it is.</summary>
    public Count Print(KeyedCount count)
    {
        if (_decided is not null) return _decided.Printed(_sheet.Find(count.Key, count.Number, count.Without));
        Note(count);
        return count.Value;
    }

    /// <summary>Notes that parts add up to a total; parts and total may be hidden.</summary>
    public void Sum(KeyedCount total, params IEnumerable<KeyedCount> parts)
    {
        if (_decided is null) _sheet.Sum(Note(total), [.. parts.Select(Note)]);
    }

    private int Note(KeyedCount count) => count.IsHidden ? _sheet.Hide(count.Key, count.Number, count.Without) : _sheet.Print(count.Key, count.Number, count.Cost, count.Without);
}

/// <summary>A count and what it counts.</summary>
/// <param name="Key">What it counts; equal keys and values are the same count where the same patients are left out.</param>
/// <param name="Value">How many.</param>
/// <param name="Cost">How much is lost when it is withheld for another one's sake.</param>
internal readonly record struct KeyedCount(string Key, Count Value, double Cost)
{
    private readonly IReadOnlyList<string>? _without;

    public bool IsHidden { get; init; }

    /// <summary>Why patients are left out of it, in order.</summary>
    public IReadOnlyList<string> Without { get => _without ?? []; init => _without = value; }

    /// <summary>The number; counts are withheld once, from results that are whole.</summary>
    public double Number => Value.Value ?? throw new InvalidOperationException($"The count '{Key}' is withheld already.");

    /// <summary>A count that is not printed but follows from others.</summary>
    public static KeyedCount Hidden(string key, double value) => new(key, value, 0) { IsHidden = true };
}
