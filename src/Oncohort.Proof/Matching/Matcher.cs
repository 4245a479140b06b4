using System.Text.RegularExpressions;
using Oncohort.Proof.Numbers;
using Oncohort.Proof.Results;

namespace Oncohort.Proof.Matching;

/// <summary>Finds the fact that a claim states.</summary>
/// <remarks>
/// The parts of a claim are looked for in one fact first. A part that this fact has otherwise is not held. A part that stands alone is looked for among the facts
/// that the text describes, and of these among those that share nearly as many words with the sentence as the likeliest.
/// </remarks>
internal sealed partial class Matcher(IReadOnlyList<Fact> facts)
{
    /// <summary>What the results say of each part of a claim.</summary>
    public IEnumerable<Answer> Of(Claim claim, Context context, string text)
    {
        Candidate[] candidates = [.. facts.Select(fact => Candidate.Of(fact, claim, context, text))];
        Candidate? best = candidates.Where(candidate => candidate.Held > 1)
            .OrderByDescending(candidate => candidate.Held).ThenByDescending(candidate => candidate.Described).ThenByDescending(candidate => candidate.Score).FirstOrDefault();
        if (best is { Described: false, Held: 2 } && !Precise(claim)) best = null;
        Answer[] answers = [.. claim.Parts.Select((part, i) => Part(claim, i, best, candidates, context, text))];
        return claim.In(Role.Count) is not null && claim.In(Role.Percent) is not null && best is null ? Shares.Check(claim, answers, candidates) : answers;
    }

    private static Answer Part(Claim claim, int i, Candidate? best, Candidate[] candidates, Context context, string text)
    {
        ClaimPart part = claim.Parts[i];
        if (best?.Found[i] is { } number) return Answer.Held(part, number);
        bool otherwise = best is not null && best.Fact.Numbers.Any(own => own.Role == part.Role) && !(part.Role == Role.P && OtherTest().IsMatch(text));
        if (!otherwise && Alone(i, part, candidates) is { } alone) return Answer.Held(part, alone.Found[i]!);
        if (!otherwise && Shares.Made(claim, part, candidates, context) is { } made) return made;
        return NamesLevel(part, candidates, context) ? Answer.OfName(part) : Missing.Of(part, i, best, candidates);
    }

    /// <summary>Whether a whole number is part of the name of a level that the text names: 4 to 9 nodes, 44 years or older.</summary>
    private static bool NamesLevel(ClaimPart part, Candidate[] candidates, Context context) => part.Number.Whole &&
        candidates.Any(candidate => candidate.Fact.Levels.Any(level => level.Words.Contains(part.Number.Text) && context.NamesLevel(level)));

    private static Candidate? Alone(int i, ClaimPart part, Candidate[] candidates)
    {
        Candidate[] described = [.. candidates.Where(candidate => candidate.Described && candidate.Fact.Numbers.Any(number => number.Role == part.Role || (part.Role is Role.Any or Role.Whole && Candidate.Fits(part.Role, number.Role))))];
        int likest = described.Length == 0 ? 0 : described.Max(candidate => candidate.Score);
        return candidates.Where(candidate => candidate.Described && candidate.Found[i] is not null && candidate.Score >= likest - Slack(part.Role)).MaxBy(candidate => candidate.Score);
    }

    /// <summary>By how much a fact may be less like the sentence than the likeliest; counts of everybody and tests of whole variables share few words with a sentence.</summary>
    private static int Slack(Role role) => role switch { Role.Count or Role.Whole or Role.P or Role.Statistic => 9, _ => 4 };

    /// <summary>Whether two numbers agree by chance too rarely to matter: both have decimals, or a count stands with its percentage.</summary>
    private static bool Precise(Claim claim) => claim.Parts.All(part => part.Number.Decimals > 0) || (claim.In(Role.Count) is { Value: >= 10 } && claim.In(Role.Percent) is { Decimals: > 0 });

    [GeneratedRegex(@"\b(?:log-?\s?rank|Gray|interaction|trend|Wald|likelihood|score test)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTest();
}
