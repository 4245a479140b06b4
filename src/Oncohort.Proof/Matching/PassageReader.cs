using System.Text.RegularExpressions;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Matching;

/// <summary>The numbers of one passage, sentence by sentence.</summary>
internal sealed partial class PassageReader(DraftPassage passage, Matcher matcher)
{
    public IEnumerable<ProofNumber> Read()
    {
        string before = "";
        foreach (string sentence in passage.InTable ? [passage.Text] : Sentences().Split(passage.Text))
        {
            foreach (ProofNumber number in Sentence(sentence, before)) yield return number;
            before = sentence;
        }
    }

    private IEnumerable<ProofNumber> Sentence(string sentence, string before)
    {
        var reader = new ClaimReader(sentence, passage.Lead, passage.InTable);
        IReadOnlyList<Claim> claims = reader.Read();
        var context = new Context(passage.InTable ? $"{sentence} {passage.Lead} {passage.Around}" : sentence, before, passage.Text, passage.Around);
        IEnumerable<(int Start, ProofNumber Number)> others = reader.Others.Select(other => (other.Number.Start, NotResult(other.Number, sentence, other.Reason)));
        return others.Concat(claims.SelectMany(claim => Claim(claim, sentence, context))).OrderBy(found => found.Start).Select(found => found.Number);
    }

    private IEnumerable<(int Start, ProofNumber Number)> Claim(Claim claim, string sentence, Context context)
    {
        bool cited = Citation().IsMatch(sentence);
        foreach (Answer answer in matcher.Of(claim, context, sentence))
        {
            Written number = answer.Part.Number;
            string? excuse = answer.Verdict is ProofVerdict.Held or ProofVerdict.NotAResult ? null : Excuse(answer.Part, sentence, cited);
            yield return (number.Start, excuse is null
                ? new ProofNumber(passage.Place, number.Text, Kind(answer.Part.Role), sentence.Trim(), answer.Verdict, answer.Reason, answer.Path, answer.Value, answer.Nearest)
                : NotResult(number, sentence, excuse));
        }
    }

    /// <summary>Why a number that is not held accuses nobody; null when it does.</summary>
    private string? Excuse(ClaimPart part, string sentence, bool cited)
    {
        if (passage.Section == DraftSection.Introduction) return "stands in the introduction";
        if (passage.Section == DraftSection.Methods) return "stands in the methods";
        if (cited && !Own().IsMatch(sentence[..part.Number.Start])) return "stands beside a citation";
        if (part.Role is Role.Any or Role.Measure && Moments.Of(sentence).Any(moment => moment.Start <= part.Number.Start && part.Number.Start < moment.End) && !Summary().IsMatch(sentence[..part.Number.Start]))
            return "a moment or a length of time";
        if (part is { Role: Role.P, Number: { Bound: not 0, Value: 0.05 or 0.01 or 0.1 } } && Threshold().IsMatch(sentence)) return "a threshold";
        return part.Role == Role.Any && part.Number.Whole ? "a whole number that counts nothing named" : null;
    }

    private ProofNumber NotResult(Written number, string sentence, string reason) =>
        new(passage.Place, number.Text, "number", sentence.Trim(), ProofVerdict.NotAResult, reason, null, null, []);

    private static string Kind(Role role) => role switch
    {
        Role.Count or Role.Whole => "count",
        Role.Percent => "percent",
        Role.Ratio => "ratio",
        Role.Lower or Role.Upper => "limit",
        Role.P => "p",
        Role.Statistic or Role.Df => "statistic",
        Role.Measure => "measure",
        _ => "number",
    };

    [GeneratedRegex(@"(?<=[.!?]\)?)\s+(?=[\p{Lu}(])(?<!\b(?:vs|Fig|Figs|al|ref|approx|No|Dr|St)\.\s+)")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\[[\d,;\s\-\u2013]+\]|\^[\d,\s\-\u2013]+\^|\bet al\b")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\b(?:our|ours|we|present|this study)\b[^\d]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:median|mean|average|longest|shortest|range|lasted|restricted)\b[^;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(?:significan\w*|threshold|entered|considered)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Threshold();
}
