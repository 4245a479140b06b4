using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncohort.Study.Results;

/// <summary>A number of patients, rows or events: known, or withheld so that only the range that holds it is said.
/// Numbers become counts by themselves; a count becomes a number only where the reader of it says what stands for a withheld one.</summary>
public readonly partial record struct Count : IFormattable
{
    private readonly double _lower;
    private readonly double _upper;

    private Count(double lower, double upper) => (_lower, _upper) = (lower, upper);

    /// <summary>Whether the number itself is not given.</summary>
    public bool IsWithheld => _lower != _upper;

    /// <summary>The number; null when it is withheld.</summary>
    public double? Value => IsWithheld ? null : _lower;

    /// <summary>The smallest number it can be.</summary>
    public double AtLeast => _lower;

    /// <summary>The largest number it can be; infinite when nothing bounds it.</summary>
    public double AtMost => _upper;

    /// <summary>Whether it is known to be no patient at all; a withheld count never is, because 0 is not withheld.</summary>
    public bool IsZero => _upper == 0;

    /// <summary>Whether it is more than none.</summary>
    public bool IsSome => _upper > 0;

    /// <summary>A known number.</summary>
    public static implicit operator Count(double value) => new(value, value);

    /// <summary>A withheld number in a range, both ends included; a range of one number is that number.</summary>
    /// <exception cref="ArgumentException">The ends are exchanged, or a range begins below 1.</exception>
    public static Count Between(double lower, double upper) =>
        lower <= upper && (lower == upper || lower >= 1) ? new(lower, upper) : throw new ArgumentException("A withheld count lies in a range that begins at 1 or above.", nameof(lower));

    /// <summary>The sum; withheld as soon as one part is.</summary>
    public static Count operator +(Count left, Count right) => new(left._lower + right._lower, left._upper + right._upper);

    /// <summary>The sum of all.</summary>
    public static Count Sum(IEnumerable<Count> counts) => counts.Aggregate((Count)0, (sum, next) => sum + next);

    /// <summary>The sum of a count of each.</summary>
    public static Count Sum<T>(IEnumerable<T> items, Func<T, Count> count) => Sum(items.Select(count));

    /// <summary>What is left of a total beside a part; withheld as soon as one of the two is.</summary>
    public static Count Rest(Count total, Count part)
    {
        double upper = total._upper - part._lower;
        double lower = total._lower - part._upper;
        return total.IsWithheld || part.IsWithheld ? Between(Math.Max(1, lower), Math.Max(2, upper)) : lower;
    }

    /// <summary>The share in a total in percent; null when one of the two is withheld or the total is 0.</summary>
    public double? PercentOf(Count total) => Value is { } part && total.Value is { } whole && whole != 0 ? 100 * part / whole : null;

    /// <summary>The number in the invariant culture; a withheld one as <c>&lt;5</c>, <c>96-99</c> or <c>&gt;=5</c>.</summary>
    public override string ToString() => Text(value => value.ToString(CultureInfo.InvariantCulture), "-", ">=");

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Text(value => value.ToString(format, formatProvider), "\u2013", "\u2265");

    /// <summary>Whether a text is a withheld count as results.json has it.</summary>
    public static bool IsWithheldText(string text) => WithheldText().IsMatch(text);

    /// <summary>The count in words of a writer's own.</summary>
    /// <param name="number">Writes a number.</param>
    /// <param name="dash">Stands between the ends of a range.</param>
    /// <param name="least">Stands before a lower end without an upper one.</param>
    public string Text(Func<double, string> number, string dash, string least)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (!IsWithheld) return number(_lower);
        if (double.IsPositiveInfinity(_upper)) return least + number(_lower);
        return _lower == 1 ? "<" + number(_upper + 1) : number(_lower) + dash + number(_upper);
    }

    [GeneratedRegex("^(<[0-9]+|>=[0-9]+|[0-9]+-[0-9]+)$")]
    private static partial Regex WithheldText();
}
