namespace Oncohort.Reporting.Trace;

/// <summary>The words of some results, each known by its position, and the printed texts that were compared with them.</summary>
internal sealed class LeafVocabulary
{
    private readonly Dictionary<string, int> _labelAt = new(StringComparer.Ordinal), _nameAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LeafField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PrintedText> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [], _names = [];

    /// <summary>What tells objects apart.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>The names of objects and lists, in words.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many names of numbers there are.</summary>
    public int Fields => _fields.Count;

    /// <summary>The position of a label.</summary>
    public int Label(string label) => Position(_labelAt, _labels, label, label);

    /// <summary>The position of a name.</summary>
    public int Name(string name) => Position(_nameAt, _names, name, name.Replace('_', ' '));

    /// <summary>The name of a number.</summary>
    public LeafField Field(string name)
    {
        if (!_fields.TryGetValue(name, out LeafField? field)) _fields[name] = field = new LeafField(name, _fields.Count);
        return field;
    }

    /// <summary>A printed text; asked for again, the same with all that was found about it. All words must be known before.</summary>
    public PrintedText Text(string text)
    {
        if (!_texts.TryGetValue(text, out PrintedText? known)) _texts[text] = known = new PrintedText(text, this);
        return known;
    }

    private static int Position(Dictionary<string, int> positions, List<string> words, string key, string word)
    {
        if (positions.TryGetValue(key, out int at)) return at;
        words.Add(word);
        return positions[key] = words.Count - 1;
    }
}
