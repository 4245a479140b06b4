using System.Globalization;

namespace Oncohort.Study.Methods;

/// <summary>Puts numbers in place of the papers that sentences cite, in the order in which they are first cited.</summary>
internal sealed class NumberedMethods
{
    private static readonly string[] Known = [.. Reference.All.OrderByDescending(reference => reference.Length)];
    private readonly List<string> _papers = [];

    /// <summary>The papers cited so far.</summary>
    public IReadOnlyList<string> Papers => _papers;

    /// <summary>The sentence with <c>[n]</c> in place of each citation.</summary>
    public string Number(string sentence)
    {
        while (Next(sentence) is (int at, string reference))
        {
            string numbers = $"[{string.Join(", ", reference.Split("; ").Select(Position))}]";
            sentence = Replaced(sentence, at, reference.Length, numbers);
        }

        return sentence;
    }

    private static (int At, string Reference)? Next(string sentence)
    {
        (int At, string Reference)? first = null;
        foreach (string reference in Known)
        {
            int at = sentence.IndexOf(reference, StringComparison.Ordinal);
            if (at >= 0 && (first is null || at < first.Value.At)) first = (at, reference);
        }

        return first;
    }

    /// <summary>Parentheses that held nothing but the citation go with it, as does the mark that set it apart from other words in them.</summary>
    private static string Replaced(string sentence, int at, int length, string numbers)
    {
        string before = sentence[..at];
        string after = sentence[(at + length)..];
        if (before.EndsWith('(') && after.StartsWith(')')) return before[..^1] + numbers + after[1..];
        if (before.EndsWith('\uff08') && after.StartsWith('\uff09')) return $"{before[..^1]} {numbers}{after[1..]}";
        if (before.EndsWith("; ", StringComparison.Ordinal)) return $"{before[..^2]} {numbers}{after}";
        return before.EndsWith('\uff1b') ? $"{before[..^1]} {numbers}{after}" : before + numbers + after;
    }

    private string Position(string paper)
    {
        int at = _papers.IndexOf(paper);
        if (at < 0)
        {
            at = _papers.Count;
            _papers.Add(paper);
        }

        return (at + 1).ToString(CultureInfo.InvariantCulture);
    }
}
