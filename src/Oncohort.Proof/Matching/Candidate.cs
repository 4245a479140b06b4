using Oncohort.Proof.Numbers;
using Oncohort.Proof.Results;

namespace Oncohort.Proof.Matching;

/// <summary>A fact held against a claim.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Found">For each part of the claim, the number of the fact that it states; null where the fact has another or none.</param>
/// <param name="Described">Whether the words around the claim name everything that the fact is of.</param>
/// <param name="Score">How many words of the sentence are the fact's.</param>
internal sealed record Candidate(Fact Fact, IReadOnlyList<FactNumber?> Found, bool Described, int Score)
{
    /// <summary>How many parts of the claim it holds.</summary>
    public int Held => Found.Count(number => number is not null);

    public static Candidate Of(Fact fact, Claim claim, Context context, string text)
    {
        FactNumber?[] found = [.. claim.Parts.Select(part => fact.Numbers.FirstOrDefault(number => Fits(part.Role, number.Role) && !(part is { Role: Role.Any, Number.Whole: true } && number.Role != Role.Count) && Says(part, number, fact, text)))];
        bool described = fact.Levels.All(context.NamesLevel) && (fact.Names.Count == 0 || fact.Names.Any(context.Names)) && (fact.Months is not { } months || context.NamesMoment(months));
        return new Candidate(fact, found, described, Likeness(fact, context));
    }

    /// <summary>Whether a number with one role may state a fact's number with another.</summary>
    public static bool Fits(Role part, Role number) => part == number || part switch
    {
        Role.Any => number is not (Role.Lower or Role.Upper or Role.Df),
        Role.Whole => number == Role.Count,
        Role.Measure => number is Role.Measure or Role.Percent or Role.Ratio or Role.Count or Role.Lower or Role.Upper,
        Role.Ratio => number == Role.Measure,
        _ => false,
    };

    /// <summary>Whether a part says the number, in its unit of time where one follows, and as a share where the percent sign is missing.</summary>
    public static bool Says(ClaimPart part, FactNumber number, Fact fact, string text)
    {
        if (part.Number.Says(number.Value)) return true;
        if (part.Role == Role.Any && number.Role == Role.Percent && part.Number.Decimals > 0 && part.Number.Says(number.Value / 100)) return true;
        if (number.Role is not (Role.Measure or Role.Lower or Role.Upper) || part.Role is Role.Ratio or Role.Percent) return false;
        double unit = UnitAfter(text, part.Number.End);
        return unit > 0 && unit != fact.UnitMonths && part.Number.Says(number.Value * fact.UnitMonths / unit);
    }

    private static double UnitAfter(string text, int end)
    {
        string after = text[end..].TrimStart(' ', '-');
        string word = new([.. after.TakeWhile(char.IsLetter)]);
        return word is "year" or "years" or "month" or "months" or "day" or "days" ? Moments.UnitOf(word) : 0;
    }

    private static int Likeness(Fact fact, Context context)
    {
        int levels = fact.Levels.Count(level => level.Words.All(context.Sentence.Contains));
        int names = fact.NameWords.Count(context.Sentence.Contains);
        return (3 * levels) + names + (fact.Months is { } months && context.NamesMoment(months) ? 2 : 0);
    }
}
