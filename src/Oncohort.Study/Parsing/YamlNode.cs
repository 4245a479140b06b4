namespace Oncohort.Study.Parsing;

/// <summary>A node of a study file with its place.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Path">The keys that lead to it, such as <c>endpoints.os.unit</c>.</param>
internal abstract record YamlNode(int Line, int Column, string Path)
{
    /// <summary>What the node is, for messages.</summary>
    public abstract string Shape { get; }
}

/// <summary>
/// A single value, always as text; what it means is decided by the key it stands under. When it was quoted, an empty text or <c>null</c> is meant literally.
/// </summary>
internal sealed record YamlScalar(int Line, int Column, string Path, string Text, bool IsQuoted) : YamlNode(Line, Column, Path)
{
    public override string Shape => IsEmpty ? "nothing" : $"'{Text}'";

    /// <summary>True when no value was written.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, int Column, string Path, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column, Path)
{
    public override string Shape => "a list";
}

/// <summary>Keys with values, in the order of the file.</summary>
internal sealed record YamlMapping(int Line, int Column, string Path, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column, Path)
{
    public override string Shape => "a block of keys";

    /// <summary>The path of the value under <paramref name="key"/>.</summary>
    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
