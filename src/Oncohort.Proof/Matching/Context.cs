using System.Text.RegularExpressions;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Matching;

/// <summary>The words and moments around a claim: of its sentence, of the one before where it points back, and more widely of its paragraph and headings.</summary>
internal sealed partial class Context
{
    private readonly HashSet<string> _near;
    private readonly HashSet<string> _wide;
    private readonly double[] _nearMoments;
    private readonly double[] _wideMoments;

    public Context(string sentence, string before, string paragraph, string around)
    {
        Sentence = Words.Of(sentence);
        _near = Words.Of($"{(PointsBack().IsMatch(sentence) ? before : "")} {sentence} {around}");
        _wide = Words.Of($"{around} {paragraph}");
        _nearMoments = [.. Moments.Of(sentence + " . " + around).Select(moment => moment.Months)];
        _wideMoments = [.. Moments.Of($"{around} . {paragraph}").Select(moment => moment.Months)];
    }

    /// <summary>The words of the sentence alone.</summary>
    public HashSet<string> Sentence { get; }

    /// <summary>Whether the text names a level.</summary>
    public bool NamesLevel(Wording level)
    {
        if (level.Silent) return true;
        int named = level.Words.Count(word => _near.Contains(word) || RomanOf(word));
        return level.Words.Count <= 2 ? named == level.Words.Count : 2 * named >= level.Words.Count;
    }

    /// <summary>Whether the text names a variable, endpoint or analysis.</summary>
    public bool Names(Wording name) => name.Words.Count == 0 || name.Words.Any(_wide.Contains) || name.Words.Any(_near.Contains);

    /// <summary>Whether the text names a moment; one that names no moment at all may mean any.</summary>
    public bool NamesMoment(double months) => (_nearMoments.Length == 0 && _wideMoments.Length == 0) || SaysMoment(months);

    /// <summary>Whether the text names this very moment.</summary>
    public bool SaysMoment(double months) => (_nearMoments.Length > 0 ? _nearMoments : _wideMoments).Any(moment => Math.Abs(moment - months) <= 0.02 * Math.Max(1, months));

    /// <summary>Stage IV stands for IVA and IVB where a text says no more.</summary>
    private bool RomanOf(string word) => word.Length > 2 && word.TrimEnd('a', 'b', 'c') is { Length: > 0 } roman && roman != word && roman.All(letter => letter is 'i' or 'v' or 'x') && _near.Contains(roman);

    [GeneratedRegex(@"\b(?:these|those|them|they|their|others?|latter|former|such|both|it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PointsBack();
}
