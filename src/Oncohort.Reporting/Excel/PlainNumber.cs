using System.Globalization;

namespace Oncohort.Reporting.Excel;

/// <summary>A cell that is one number and nothing else, such as <c>−0.36</c>, with the decimals it is printed with.</summary>
/// <param name="Value">Its value as a workbook stores it.</param>
/// <param name="Decimals">The digits after the point.</param>
internal readonly record struct PlainNumber(string Value, int Decimals)
{
    /// <summary>More digits than a workbook keeps.</summary>
    private const int TooLong = 15;

    /// <summary>The number in a cell; null when there is more than a number, or a code such as <c>007</c>.</summary>
    public static PlainNumber? In(ReportCell cell)
    {
        string text = cell.Text.Replace('\u2212', '-');
        if (cell.Mark is not null || text.Length is 0 or > TooLong) return null;
        string digits = text[0] == '-' ? text[1..] : text;
        int point = digits.IndexOf('.');
        string whole = point < 0 ? digits : digits[..point];
        string part = point < 0 ? "" : digits[(point + 1)..];
        bool isNumber = whole.Length > 0 && whole.All(char.IsAsciiDigit) && part.All(char.IsAsciiDigit) && (whole.Length == 1 || whole[0] != '0') && (point < 0 || part.Length > 0);
        return isNumber ? new PlainNumber(double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture), part.Length) : null;
    }
}
