using System.Globalization;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Matching;

/// <summary>Counts with percentages that no single fact of the results holds together.</summary>
internal static class Shares
{
    /// <summary>A percentage of two counts that the text describes, and a whole that is a number of patients of the results.</summary>
    public static Answer? Made(Claim claim, ClaimPart part, Candidate[] candidates, Context context)
    {
        if (claim.In(Role.Count) is not { } count || part.Role is not (Role.Whole or Role.Percent)) return null;
        HashSet<double> totals = [.. candidates.Where(candidate => IsTotal(candidate, context)).SelectMany(candidate => candidate.Fact.Numbers).Where(IsNumberOfPatients).Select(number => number.Value)];
        if (part.Role == Role.Whole) return totals.Contains(part.Number.Value) ? Answer.Made(part, "a number of patients of the results", part.Number.Value) : null;
        if (!Counted(claim, candidates)) return null;
        double[] wholes = claim.In(Role.Whole) is { } whole ? [whole.Value] : [.. totals.Order()];
        foreach (double all in wholes.Where(all => all >= count.Value && totals.Contains(all)))
        {
            if (part.Number.Says(100 * count.Value / all)) return Answer.Made(part, string.Create(CultureInfo.InvariantCulture, $"100 x {count.Value} / {all}"), 100 * count.Value / all);
        }

        return null;
    }

    /// <summary>A count and a percentage that are held apart but do not belong together: the less likely one is not held.</summary>
    public static Answer[] Check(Claim claim, Answer[] answers, Candidate[] candidates)
    {
        int count = Place(claim, Role.Count), percent = Place(claim, Role.Percent), whole = Place(claim, Role.Whole);
        if (answers[count].Verdict != ProofVerdict.Held || answers[percent].Verdict != ProofVerdict.Held || answers[percent].Path is null) return answers;
        double all = whole >= 0 ? claim.Parts[whole].Number.Value : 0;
        if (all > 0 && claim.Parts[percent].Number.Says(100 * claim.Parts[count].Number.Value / all)) return answers;
        int wrong = Likeness(count, candidates) < Likeness(percent, candidates) ? count : percent;
        answers[wrong] = Missing.Of(claim.Parts[wrong], wrong, null, candidates) with { Verdict = ProofVerdict.NotHeld, Reason = "the count and its percentage do not belong together", Path = null, Value = null };
        return answers;
    }

    private static int Likeness(int part, Candidate[] candidates) => candidates.Where(candidate => candidate.Described && candidate.Found[part] is not null).Max(candidate => (int?)candidate.Score) ?? 0;

    private static int Place(Claim claim, Role role) => claim.Parts.ToList().FindIndex(part => part.Role == role);

    private static bool Counted(Claim claim, Candidate[] candidates)
    {
        int at = Place(claim, Role.Count);
        return candidates.Any(candidate => candidate.Described && candidate.Found[at] is not null);
    }

    /// <summary>A number of patients that the text may mean; at a moment only where it names the moment.</summary>
    private static bool IsTotal(Candidate candidate, Context context) => candidate.Described && (candidate.Fact.Months is not { } months || context.SaysMoment(months));

    private static bool IsNumberOfPatients(Results.FactNumber number) =>
        number.Role == Role.Count && (number.Path.EndsWith(".n", StringComparison.Ordinal) || number.Path.EndsWith(".graded", StringComparison.Ordinal) || number.Path.EndsWith(".read", StringComparison.Ordinal) || number.Path.EndsWith(".events", StringComparison.Ordinal));
}
