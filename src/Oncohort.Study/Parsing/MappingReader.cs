using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>
/// Reads the keys of one block. Every key that is asked for counts as known; <see cref="Close"/> reports the others with the nearest known name.
/// A value that cannot be read adds a fault and comes back as null, so that reading goes on.
/// </summary>
internal sealed class MappingReader
{
    private readonly YamlMapping _mapping;
    private readonly FaultList _faults;
    private readonly List<string> _known = [];

    public MappingReader(YamlMapping mapping, FaultList faults)
    {
        _mapping = mapping;
        _faults = faults;
    }

    /// <summary>The block itself, for faults about it.</summary>
    public YamlMapping Node => _mapping;

    /// <summary>Where the block stands.</summary>
    public string Where => _faults.Where(_mapping);

    /// <summary>Where the value of a key stands, or the block when the key is absent.</summary>
    public string WhereOf(string key) => _mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key) is { } found ? _faults.Where(found.Value) : Where;

    /// <summary>Whether the key was written, with or without a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value under a key; null when the key is absent.</summary>
    public YamlNode? Find(string key)
    {
        if (!_known.Contains(key)) _known.Add(key);
        return _mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
    }

    /// <summary>A block under a key; null when it is absent, or not a block (a fault).</summary>
    public MappingReader? Block(string key, bool required = false)
    {
        YamlNode? node = Demand(key, required);
        if (node is YamlMapping mapping) return new MappingReader(mapping, _faults);
        if (node is not null) _faults.Add(FaultCode.BadValue, $"'{key}' is {node.Shape}", node, "a block of keys with values", $"write the keys of '{key}' indented below it");
        return null;
    }

    /// <summary>A text under a key.</summary>
    public string? Text(string key, bool required = false)
    {
        YamlNode? node = Demand(key, required);
        return node is null ? null : TextOf(node, $"'{key}'");
    }

    /// <summary>An identifier under a key; it may become part of a file name.</summary>
    public string? Identifier(string key, bool required = false) => Text(key, required) is { } id && CheckIdentifier(id, Find(key)!, _faults) ? id : null;

    /// <summary>Reports a name that is not an identifier; false when it is not.</summary>
    public static bool CheckIdentifier(string id, YamlNode node, FaultList faults)
    {
        if (id.Length <= 60 && char.IsAsciiLetterOrDigit(id[0]) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')) return true;
        faults.Add(FaultCode.BadValue, $"'{id}' is not an identifier", node, "at most 60 letters, digits, '-', '_' and '.', beginning with a letter or digit");
        return false;
    }

    /// <summary>A list of texts under a key; a single text is a list of one.</summary>
    public IReadOnlyList<string>? Texts(string key, bool required = false) => PlacedTexts(key, required)?.Select(item => item.Text).ToList();

    /// <summary>A list of texts under a key, each with its place; a single text is a list of one.</summary>
    public IReadOnlyList<(string Text, string Where)>? PlacedTexts(string key, bool required = false)
    {
        YamlNode? node = Demand(key, required);
        if (node is null) return null;
        IReadOnlyList<YamlNode> items = node is YamlSequence sequence ? sequence.Items : [node];
        var texts = new List<(string Text, string Where)>();
        foreach (YamlNode item in items)
        {
            if (TextOf(item, $"an item of '{key}'", allowEmptyText: true) is not { } text) continue;
            if (texts.Exists(earlier => earlier.Text == text)) _faults.Add(FaultCode.NameTaken, $"'{text}' stands twice in '{key}'", item, null, "remove one of them");
            else texts.Add((text, _faults.Where(item)));
        }

        if (items.Count == 0) _faults.Add(FaultCode.BadValue, $"'{key}' is an empty list", node, "at least one item", "fill it in or remove the key");
        return texts;
    }

    /// <summary>A number under a key that satisfies a condition.</summary>
    public double? Number(string key, Func<double, bool> isLegal, string expected)
    {
        YamlNode? node = Demand(key, required: false);
        return node is null ? null : NumberOf(node, key, isLegal, expected);
    }

    /// <summary>A list of numbers under a key; a single number is a list of one.</summary>
    public IReadOnlyList<double>? Numbers(string key, Func<double, bool> isLegal, string expected)
    {
        YamlNode? node = Demand(key, required: false);
        if (node is null) return null;
        IReadOnlyList<YamlNode> items = node is YamlSequence sequence ? sequence.Items : [node];
        return [.. items.Select(item => NumberOf(item, key, isLegal, expected)).OfType<double>()];
    }

    /// <summary>A truth value under a key.</summary>
    public bool? Truth(string key) => Choice(key, TruthWords) is { } word ? word is "true" or "yes" : null;

    /// <summary>A value of a closed list under a key; the default when the key is absent or the value is none of them (a fault).</summary>
    public T Choice<T>(string key, Choice<T> choices, T otherwise)
        where T : struct, Enum => Choice(key, choices.Names) is { } name && choices.TryParse(name, out T value) ? value : otherwise;

    /// <summary>One of a few words under a key.</summary>
    public string? Choice(string key, IReadOnlyCollection<string> legal)
    {
        YamlNode? node = Demand(key, required: false);
        if (node is null || TextOf(node, $"'{key}'") is not { } text) return null;
        if (legal.Contains(text)) return text;
        string? nearest = NearestName.Of(text, legal);
        _faults.Add(FaultCode.BadValue, $"'{text}' is not a value of '{key}'", node, $"one of: {string.Join(", ", legal)}", nearest is null ? null : $"did you mean '{nearest}'?");
        return null;
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (YamlEntry entry in _mapping.Entries)
        {
            if (_known.Contains(entry.Key.Text)) continue;
            string? nearest = NearestName.Of(entry.Key.Text, _known);
            _faults.Add(
                FaultCode.UnknownKey,
                $"there is no key '{entry.Key.Text}' here",
                entry.Key,
                $"one of: {string.Join(", ", _known)}",
                nearest is null ? "remove it" : $"did you mean '{nearest}'?");
        }
    }

    private static readonly string[] TruthWords = ["true", "false", "yes", "no"];

    private YamlNode? Demand(string key, bool required)
    {
        YamlNode? node = Find(key);
        if (node is null)
        {
            if (required) _faults.Add(FaultCode.MissingKey, $"the key '{key}' is missing", _mapping, null, $"add '{key}:' here");
            return null;
        }

        if (node is not YamlScalar { IsEmpty: true }) return node;
        _faults.Add(required ? FaultCode.MissingKey : FaultCode.BadValue, $"'{key}' has no value", node, null, required ? "fill it in" : "fill it in or remove the key");
        return null;
    }

    private string? TextOf(YamlNode node, string name, bool allowEmptyText = false)
    {
        if (node is YamlScalar { IsEmpty: false } scalar && (allowEmptyText || !string.IsNullOrWhiteSpace(scalar.Text))) return scalar.Text;
        _faults.Add(FaultCode.BadValue, $"{name} is {node.Shape}", node, "a single value", null);
        return null;
    }

    private double? NumberOf(YamlNode node, string key, Func<double, bool> isLegal, string expected)
    {
        if (node is YamlScalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && isLegal(value))
            return value;
        _faults.Add(FaultCode.BadValue, $"'{key}' is {node.Shape}", node, expected, null);
        return null;
    }
}
