namespace Oncohort.Survival.Stepwise;

/// <summary>Alternates removal and entry until nothing moves or a model comes back.</summary>
internal sealed class Selection(TermTests tests, StepwiseOptions options)
{
    private readonly List<StepwiseStep> _steps = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private SortedSet<int> _inside = [];

    public StepwiseSelection Run()
    {
        if (options.Direction == StepwiseDirection.Backward) _inside = [.. Enumerable.Range(0, tests.Terms)];
        _seen.Add(Key(_inside));
        while (RemoveAll() && Enter())
        {
        }

        return new StepwiseSelection(_steps, [.. _inside], tests.LogLikelihood([]));
    }

    /// <summary>Removes terms until none is above the level; false when that would lead back to a model seen before.</summary>
    private bool RemoveAll()
    {
        StepwiseTest kind = options.Removal == StepwiseRemoval.Wald ? StepwiseTest.Wald : StepwiseTest.LikelihoodRatio;
        while (true)
        {
            (int Term, ChiSquareTest Test)[] inside = [.. _inside.Select(term => (term, tests.Removal(_inside, term, kind)))];
            int redundant = Array.FindLastIndex(inside, candidate => candidate.Test.DegreesOfFreedom == 0);
            (int Term, ChiSquareTest Test)? worst = redundant >= 0 ? inside[redundant] : Extreme(inside, (a, b) => IsMoreSignificant(b, a));
            if (worst is not { } found || (redundant < 0 && !(found.Test.P > options.Remove))) return true;
            if (!Move(found.Term, entered: false, kind, found.Test)) return false;
        }
    }

    /// <summary>Enters the most significant term outside if it is below the level and leads to a new model.</summary>
    private bool Enter()
    {
        (int Term, ChiSquareTest Test)[] outside =
            [.. Enumerable.Range(0, tests.Terms).Where(term => !_inside.Contains(term)).Select(term => (term, tests.Score(_inside, term)))];
        return Extreme(outside, IsMoreSignificant) is { } best && best.Test.P < options.Enter && Move(best.Term, entered: true, StepwiseTest.Score, best.Test);
    }

    private bool Move(int term, bool entered, StepwiseTest kind, ChiSquareTest test)
    {
        SortedSet<int> next = [.. _inside];
        if (entered) next.Add(term);
        else next.Remove(term);
        if (!_seen.Add(Key(next))) return false;
        _inside = next;
        _steps.Add(new StepwiseStep(term, entered, kind, test, tests.LogLikelihood(_inside)));
        return true;
    }

    /// <summary>The candidate that precedes all others; the first of equals. Candidates without a p-value cannot move.</summary>
    private static (int Term, ChiSquareTest Test)? Extreme(IEnumerable<(int Term, ChiSquareTest Test)> candidates, Func<ChiSquareTest, ChiSquareTest, bool> precedes)
    {
        (int Term, ChiSquareTest Test)? extreme = null;
        foreach ((int Term, ChiSquareTest Test) candidate in candidates)
        {
            if (candidate.Test.P is null) continue;
            if (extreme is not { } leader || precedes(candidate.Test, leader.Test)) extreme = candidate;
        }

        return extreme;
    }

    /// <summary>By p; where both vanish, by the statistic.</summary>
    private static bool IsMoreSignificant(ChiSquareTest a, ChiSquareTest b) => a.P < b.P || (a.P == b.P && a.ChiSquare > b.ChiSquare);

    private static string Key(IEnumerable<int> terms) => string.Join(',', terms);
}
