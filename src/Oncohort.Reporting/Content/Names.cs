using System.Text;

namespace Oncohort.Reporting.Content;

/// <summary>Makes names that every file system and every page can hold, each once.</summary>
internal sealed class Names
{
    private static readonly string[] Reserved = ["con", "prn", "aux", "nul"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name of lower-case letters, digits, hyphens and underscores that starts with a letter and was not given before.</summary>
    public string Unique(string wish)
    {
        StringBuilder safe = new();
        foreach (char c in wish.ToLowerInvariant()) safe.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
        string name = safe.ToString().Trim('-');
        if (name.Length > 80) name = name[..80];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || Reserved.Contains(name)) name = "x-" + name;
        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++) unique = $"{name}-{i}";
        return unique;
    }
}
