using System.Globalization;
using Oncohort.Proof.Numbers;
using Oncohort.Proof.Results;

namespace Oncohort.Proof.Matching;

/// <summary>A number that the results do not hold of what the text names, with those that it may have meant.</summary>
internal static class Missing
{
    private const int Shown = 3;

    public static Answer Of(ClaimPart part, int at, Candidate? meant, Candidate[] candidates)
    {
        IEnumerable<NearNumber> own = meant is null ? [] : meant.Fact.Numbers.Where(number => Candidate.Fits(part.Role, number.Role)).Take(1).Select(number => Near(meant.Fact, number));
        IEnumerable<NearNumber> others = candidates.Where(candidate => candidate.Described && candidate != meant)
            .SelectMany(candidate => candidate.Fact.Numbers.Where(number => Candidate.Fits(part.Role, number.Role)).Select(number => (candidate.Fact, Number: number, candidate.Score)))
            .OrderByDescending(near => near.Score).ThenBy(near => Math.Abs(near.Number.Value - part.Number.Value)).Select(near => Near(near.Fact, near.Number));
        NearNumber[] nearest = [.. own.Concat(others).DistinctBy(near => near.Path).Take(Shown)];
        Candidate? place = meant is null ? candidates.Where(candidate => candidate.Found[at] is not null).MaxBy(candidate => candidate.Score) : null;
        return place is null
            ? new Answer(part, ProofVerdict.NotHeld, null, null, null, nearest)
            : new Answer(part, ProofVerdict.Elsewhere, "held, but of " + Label(place.Fact), place.Found[at]!.Path, place.Found[at]!.Value, nearest);
    }

    private static NearNumber Near(Fact fact, FactNumber number) => new(number.Path, number.Value, Label(fact));

    private static string Label(Fact fact) => string.Join(", ", fact.Levels.Concat(fact.Names.Reverse().Take(2)).Select(wording => wording.Text)
        .Append(fact.Months is { } months ? string.Create(CultureInfo.InvariantCulture, $"at {months / fact.UnitMonths:0.##}") : "").Where(part => part.Length > 0));
}
