using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>How many patients and events stand behind the coefficient of a level: behind the level itself and behind its reference.</summary>
internal static class LevelSupport
{
    /// <summary>The terms with their support; those that are no contrast of two groups of rows stay as they are.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="design">The columns.</param>
    /// <param name="codes">The event codes of the rows.</param>
    /// <param name="cause">The code of the event.</param>
    public static CoxTermResult[] Of(IReadOnlyList<CoxTermResult> terms, Design design, ReadOnlySpan<int> codes, int cause = 1)
    {
        bool[] events = new bool[codes.Length];
        for (int row = 0; row < events.Length; row++) events[row] = codes[row] == cause;
        return [.. terms.Select(term => design.Terms.FirstOrDefault(column => column.Name == term.Term) is { } column && Of(column, design, events) is { } support ? term with { Support = support } : term)];
    }

    private static TermSupport? Of(DesignTerm term, Design design, bool[] events)
    {
        if (term.Values.Length != events.Length || !Array.TrueForAll(term.Values, value => value is 0 or 1)) return null;
        double[][] levels = [.. design.Terms.Where(other => ReferenceEquals(other.Variable, term.Variable)).Select(other => other.Values)];
        (double n, double occurred, double others, double occurredInOthers) = (0, 0, 0, 0);
        for (int row = 0; row < events.Length; row++)
        {
            double happened = events[row] ? 1 : 0;
            if (term.Values[row] == 1)
            {
                n++;
                occurred += happened;
            }
            else if (Array.TrueForAll(levels, level => level[row] == 0))
            {
                others++;
                occurredInOthers += happened;
            }
        }

        return new TermSupport(n, occurred, others, occurredInOthers);
    }
}
