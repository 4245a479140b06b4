using System.Globalization;

namespace Oncohort.Published;

/// <summary>A number as printed, which tells its rounding, or a bound such as <c>&lt;0.001</c>.</summary>
public sealed record Printed
{
    private Printed(string text, PrintedKind kind, double value, int decimals) =>
        (Text, Kind, Value, Decimals) = (text, kind, value, decimals);

    /// <summary>The characters on paper, without a unit or a percent sign.</summary>
    public string Text { get; }

    /// <summary>A number or a bound.</summary>
    public PrintedKind Kind { get; }

    /// <summary>The number, or the bound.</summary>
    public double Value { get; }

    /// <summary>How many decimals were printed.</summary>
    public int Decimals { get; }

    /// <summary>Half a unit of the last printed digit.</summary>
    public double HalfUnit => 0.5 * Math.Pow(10, -Decimals);

    /// <summary>Reads a printed number: digits with an optional sign and decimal point, after an optional <c>&lt;</c> or <c>&gt;</c>.</summary>
    /// <returns>The number; null when the text is not one.</returns>
    public static Printed? TryRead(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        PrintedKind kind = trimmed switch
        {
            ['<', ..] => PrintedKind.Below,
            ['>', ..] => PrintedKind.Above,
            _ => PrintedKind.Number,
        };
        string digits = kind == PrintedKind.Number ? trimmed : trimmed[1..].TrimStart();
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[^1])) return null;
        if (!double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return null;
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        return new Printed(trimmed, kind, value, point < 0 ? 0 : digits.Length - point - 1);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>What a printed number says.</summary>
public enum PrintedKind
{
    /// <summary>A value, rounded to its last digit.</summary>
    Number,

    /// <summary>Smaller than the bound.</summary>
    Below,

    /// <summary>Greater than the bound.</summary>
    Above,
}
