using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Oncohort.Reporting.Vocabularies;

/// <summary>An English phrase as it stands in the code, with a place in braces for each value: <c>{0}: events and medians</c>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Phrase
{
    private readonly StringBuilder _key;
    private readonly List<string> _values;

    public Phrase(int literalLength, int formattedCount)
    {
        _key = new StringBuilder(literalLength + (3 * formattedCount));
        _values = new List<string>(formattedCount);
    }

    /// <summary>The phrase without its values.</summary>
    public string Key => _key.ToString();

    /// <summary>The values in the order of their places.</summary>
    public IReadOnlyList<string> Values => _values;

    public void AppendLiteral(string literal) => _key.Append(literal);

    public void AppendFormatted<T>(T value)
    {
        _key.Append('{').Append(CultureInfo.InvariantCulture, $"{_values.Count}").Append('}');
        _values.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }
}
