namespace Oncohort.Reporting.Trace;

/// <summary>How well numbers of the results fit the place where an equal number is printed, by the words on both sides; each word is looked for once.</summary>
internal sealed class LeafLikeness(PrintedPlace place)
{
    private static readonly (string Field, string[] Words)[] Fields =
    [
        ("p", ["p value", "p =", "p <", "p >"]), ("p_adjusted", ["adjusted p value"]), ("hr", ["hr", "hazard ratio"]), ("at_risk", ["at risk"]), ("events", ["events", "transition"]),
        ("n", ["patients", "n (%)", ", n", "n ="]), ("survival", ["%"]), ("cif", ["%"]), ("percent", ["%"]), ("chi2", ["\u03c7"]), ("df", ["df"]), ("expected", ["expected"]),
        ("observed", ["observed"]), ("missing", ["missing"]), ("kept", ["remaining"]), ("excluded", ["excluded"]), ("excluded_missing", ["not assessable"]), ("count", ["left out"]), ("read", ["read"]),
        ("censored", ["censored"]), ("competing", ["competing"]), ("rmst", ["mean"]), ("difference", ["difference"]), ("ratio", ["ratio"]), ("level", ["level"]),
        ("events_per_variable", ["events per"]), ("oncohort", ["oncohort"]), ("equal", ["equal"]), ("rounding", ["rounding"]), ("differs", ["differ"]), ("not_comparable", ["not comparable"]), ("all", ["all"]), ("z", ["z"]),
    ];

    private static readonly string[] Counts = ["n", "events", "at_risk", "count", "missing", "kept", "excluded", "excluded_missing", "read", "censored", "competing", "df"];

    private static readonly string[] OnlyUnderItsName = ["oncohort", "equal", "rounding", "differs", "not_comparable", "all"];

    private readonly Dictionary<string, int> _labels = [], _fields = [], _names = [];

    /// <summary>Whether the number cannot be the one that is printed there: a count printed with decimals, or one that the headers of its table do not speak of.</summary>
    public bool Contradicts(ResultLeaf leaf, bool printedWhole)
    {
        bool count = Counts.Contains(leaf.Field) && leaf.Value == Math.Floor(leaf.Value);
        if (count && !printedWhole) return true;
        if (leaf.Value != Math.Floor(leaf.Value) && printedWhole && !count && leaf.Field == "percent") return true;
        return (count || OnlyUnderItsName.Contains(leaf.Field)) && place.Columns.Count > 0 && Remembered(_fields, leaf.Field, OfField) < 0;
    }

    /// <summary>A score: the higher, the more likely the number printed there is this one.</summary>
    /// <param name="leaf">The number of the results.</param>
    /// <param name="position">Its position among the numbers of its cell, from 0.</param>
    public int Score(ResultLeaf leaf, int position)
    {
        int score = Remembered(_fields, leaf.Field, OfField);
        foreach (string label in leaf.Labels) score += Remembered(_labels, label, OfLabel);
        foreach (string name in leaf.Names) score += Remembered(_names, name, OfName);
        bool limit = leaf.Field is "lower" or "upper";
        if (place.Columns.Count > 0 && limit) score += position == 0 ? -6 : (position == 1) == (leaf.Field == "lower") ? 6 : -3;
        return score;
    }

    private static int Remembered(Dictionary<string, int> scores, string word, Func<string, int> score)
    {
        if (!scores.TryGetValue(word, out int known)) scores[word] = known = score(word);
        return known;
    }

    private int OfLabel(string label)
    {
        IEnumerable<string> around = place.Rows.Concat(place.Columns);
        if (around.Any(text => text.Equals(label, StringComparison.OrdinalIgnoreCase))) return 6;
        if (around.Any(text => BeginsOrEndsWith(text, label))) return 5;
        if (label.Length > 1 && around.Append(place.Caption).Any(text => text.Contains(label, StringComparison.OrdinalIgnoreCase))) return 2;
        return -1;
    }

    private static bool BeginsOrEndsWith(string text, string label) => text.Length > label.Length
        && ((text[label.Length] == ' ' && text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            || (text[^(label.Length + 1)] == ' ' && text.EndsWith(label, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The longer the word by which the place names the field, the better.</summary>
    private int OfField(string field)
    {
        string[]? words = Array.Find(Fields, known => known.Field == field).Words;
        if (words is null) return 0;
        IEnumerable<string> around = place.Columns.Concat(place.Rows).Append(place.Caption);
        return words.Where(word => around.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(word => 2 + (word.Length / 4)).DefaultIfEmpty(-1).Max();
    }

    private int OfName(string name)
    {
        string words = name.Replace('_', ' ');
        return place.Columns.Append(place.Caption).Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase)) ? 3 : 0;
    }
}
