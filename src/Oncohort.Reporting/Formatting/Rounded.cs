using System.Globalization;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>Rounding as a reader does by hand: on the shortest decimal digits of the number, halves away from zero.</summary>
internal sealed class Rounded(JournalStyle style)
{
    private const double DecimalLimit = 1e15;

    /// <summary>The number with a fixed number of decimals; never <c>-0.0</c>, never <c>NaN</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite: a result that does not exist is null, not a number.</exception>
    public string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers are printed; a missing result is null.");
        if (Math.Abs(value) >= DecimalLimit) return value.ToString("0.00e+0", CultureInfo.InvariantCulture);
        decimal exact = (decimal)value;
        if (Math.Abs(value) >= 1e-12 && decimal.TryParse(
                value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal shortest))
            exact = shortest;
        decimal round = Math.Round(exact, decimals, MidpointRounding.AwayFromZero);
        string digits = Math.Abs(round).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (style.DecimalPoint != '.') digits = digits.Replace('.', style.DecimalPoint);
        return round < 0 ? "\u2212" + digits : digits;
    }

    /// <summary>A count: whole where it is whole, otherwise (weights) with one decimal.</summary>
    public string Count(double value) => Fixed(value, value == Math.Floor(value) ? 0 : 1);

    /// <summary>A count, or the range that holds a withheld one: <c>&lt;5</c>, <c>96–99</c>, <c>≥5</c>.</summary>
    public string Count(Count count) => count.Text(Count, Phrases.Dash, "\u2265");
}
