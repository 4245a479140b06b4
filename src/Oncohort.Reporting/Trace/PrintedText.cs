namespace Oncohort.Reporting.Trace;

/// <summary>A printed text, a header or a label, and how much it speaks of each word of the results; every word is looked for once.</summary>
/// <param name="text">The text.</param>
/// <param name="words">The words of the results.</param>
internal sealed class PrintedText(string text, LeafVocabulary words)
{
    /// <summary>The score of a text that is the label.</summary>
    public const int Same = 6;

    /// <summary>The score of a text that begins or ends with the label.</summary>
    public const int AtAnEnd = 5;

    /// <summary>The score of a text with the label within.</summary>
    public const int Within = 2;

    private const sbyte Unknown = sbyte.MinValue;

    private readonly sbyte[] _labels = Unasked(words.Labels.Count), _fields = Unasked(words.Fields), _names = Unasked(words.Names.Count);

    /// <summary>A score for a label; 0 when the text does not hold it.</summary>
    public int Label(int label)
    {
        if (_labels[label] == Unknown) _labels[label] = OfLabel(words.Labels[label]);
        return _labels[label];
    }

    /// <summary>A score for a label that counts only with more than one letter, wherever it stands.</summary>
    public int LabelWithin(int label) => words.Labels[label].Length > 1 && Label(label) > 0 ? Within : 0;

    /// <summary>A score for the name of a number, the higher the longer the word by which the text speaks of it; -1 when it does not, 0 for a name without words.</summary>
    public int Field(LeafField field)
    {
        if (field.Words is null) return 0;
        if (_fields[field.Index] == Unknown)
            _fields[field.Index] = (sbyte)field.Words.Where(Holds).Select(word => 2 + (word.Length / 4)).DefaultIfEmpty(-1).Max();
        return _fields[field.Index];
    }

    /// <summary>A score for the name of an object or a list; 0 when the text does not hold it.</summary>
    public int Name(int name)
    {
        if (_names[name] == Unknown) _names[name] = (sbyte)(Holds(words.Names[name]) ? 3 : 0);
        return _names[name];
    }

    private static sbyte[] Unasked(int count)
    {
        sbyte[] scores = new sbyte[count];
        Array.Fill(scores, Unknown);
        return scores;
    }

    private sbyte OfLabel(string label)
    {
        if (text.Equals(label, StringComparison.OrdinalIgnoreCase)) return Same;
        if (BeginsOrEndsWith(label)) return AtAnEnd;
        return (sbyte)(label.Length > 1 && Holds(label) ? Within : 0);
    }

    private bool BeginsOrEndsWith(string label) => text.Length > label.Length
        && ((text[label.Length] == ' ' && text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            || (text[^(label.Length + 1)] == ' ' && text.EndsWith(label, StringComparison.OrdinalIgnoreCase)));

    private bool Holds(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
