using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oncohort.Tests.Shared;

/// <summary>
/// Looks up numbers printed in a report among the numbers of its results.json, without any code of the report: a printed number is found when a number of the results
/// rounds to it, as it is or, up to 1, in per cent, or when the same number stands in a text of the results, such as a label or a setting.
/// </summary>
internal sealed partial class PrintedNumbers
{
    private readonly double[] _values;

    private PrintedNumbers(IEnumerable<double> values) => _values = [.. values.Order()];

    /// <summary>The numbers below some elements of the results.</summary>
    public static PrintedNumbers Of(params JsonElement[] elements)
    {
        List<double> values = [];
        foreach (JsonElement element in elements) Collect(element, values);
        return new PrintedNumbers(values.Concat(values.Where(value => Math.Abs(value) <= 1).Select(value => 100 * value)));
    }

    /// <summary>The printed numbers of a text that the results do not hold, each with the words before it.</summary>
    public IReadOnlyList<string> Missing(string text) =>
        [.. Printed().Matches(text).Where(match => !Holds(match.Value, Sign(text, match.Index))).Select(match => $"{match.Value} in \u2026{text[Math.Max(0, match.Index - 60)..Math.Min(text.Length, match.Index + match.Length + 15)]}")];

    /// <summary>How many numbers a text prints.</summary>
    public static int Count(string text) => Printed().Count(text);

    private bool Holds(string printed, char sign)
    {
        double value = double.Parse(printed.Replace('\u2212', '-'), CultureInfo.InvariantCulture);
        if (sign == '<') return _values.Any(known => known < value);
        if (sign == '>') return _values.Any(known => known > value);
        int point = printed.IndexOf('.', StringComparison.Ordinal);
        double half = 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - printed.Length) * (1 + 1e-9);
        int at = Array.BinarySearch(_values, value - half);
        if (at < 0) at = ~at;
        return at < _values.Length && _values[at] <= value + half;
    }

    private static char Sign(string text, int index) => text[..index].TrimEnd() is [.., var last] ? last : ' ';

    private static void Collect(JsonElement element, List<double> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number: values.Add(element.GetDouble()); break;
            case JsonValueKind.String: AddText(element.GetString()!, values); break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray()) Collect(item, values);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    AddText(member.Name, values);
                    Collect(member.Value, values);
                }

                break;
        }
    }

    private static void AddText(string text, List<double> values) =>
        values.AddRange(Printed().Matches(text).Select(match => double.Parse(match.Value.Replace('\u2212', '-'), CultureInfo.InvariantCulture)));

    /// <summary>Digits that belong to a word, such as T1 or a hash, are no number.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])\u2212?\d+(?:\.\d+)?(?![\p{L}\p{N}_]|\.\d)")]
    private static partial Regex Printed();
}
