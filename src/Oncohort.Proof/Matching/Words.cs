using System.Text.RegularExpressions;

namespace Oncohort.Proof.Matching;

/// <summary>Words in one form: lower case, singular, and one word for those that mean the same in an oncology paper.</summary>
internal static partial class Words
{
    private static readonly Dictionary<string, string> Same = Read("""
        sex: gender
        male: men man
        female: women woman
        survival: died dead die death mortality alive survived os
        metastasis: metastases metastatic dm dmfs
        recurrence: relapse relapsed recurred recurrent failure
        local: locoregional
        radiotherapy: rt irradiation radiation imrt
        chemoradiotherapy: crt ccrt chemoradiation radiochemotherapy
        leukopenia: leucopenia leucopaenia
        histology: histological histologic
        tumor: tumour
        progression: progressed
        age: younger older aged
        concordance: concordant auc
        node: nodal
        lung: pulmonary
        liver: hepatic
        bone: osseous skeletal
        univariable: univariate
        multivariable: multivariate
        hearing: auditory deafness
        brain: cerebral
        hormone: hormonal
        estrogen: oestrogen
        """);

    private static readonly HashSet<string> Empty = new(
        """
        the of and or in at by to for with was were is a an on from than year month day patient table figure paper analysis
        group between number test value time after all this that as not level longer same model its when it category unit
        """.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>The words of a text in their one form, numbers among them.</summary>
    public static HashSet<string> Of(string text)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (Match match in Word().Matches(text)) words.Add(One(match.Value));
        return words;
    }

    /// <summary>The words of a name that tell it from others, with the initials of a name of several words.</summary>
    public static IReadOnlyList<string> Telling(string name)
    {
        string[] all = [.. Word().Matches(name).Select(match => match.Value)];
        List<string> telling = [.. all.Select(One).Where(word => !Empty.Contains(word) && !char.IsAsciiDigit(word[0])).Distinct(StringComparer.Ordinal)];
        if (all.Length is > 1 and < 5) telling.Add(string.Concat(all.Select(word => char.ToLowerInvariant(word[0]))));
        return telling;
    }

    /// <summary>The words of a level, every one of which matters.</summary>
    public static IReadOnlyList<string> OfLevel(string level) => [.. Word().Matches(level).Select(match => One(match.Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>From lines of a word and those that mean the same.</summary>
    private static Dictionary<string, string> Read(string lines) => lines.Split('\n').Select(line => line.Split(':', StringSplitOptions.TrimEntries))
        .SelectMany(parts => parts[1].Split(' ').Select(other => (Other: other, Word: parts[0]))).ToDictionary(pair => pair.Other, pair => pair.Word, StringComparer.Ordinal);

    private static string One(string word)
    {
        string lower = word.ToLowerInvariant();
        if (Same.TryGetValue(lower, out string? same)) return same;
        string singular = lower.Length > 4 && lower.EndsWith("ies", StringComparison.Ordinal) ? lower[..^3] + "y"
            : lower.Length > 3 && lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) && !lower.EndsWith("is", StringComparison.Ordinal) ? lower[..^1] : lower;
        return Same.GetValueOrDefault(singular, singular);
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?|\p{L}[\p{L}\d]*")]
    private static partial Regex Word();
}
