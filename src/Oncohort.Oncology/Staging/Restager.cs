namespace Oncohort.Oncology.Staging;

/// <summary>Carries letters along a path of maps and stages every combination that is left.</summary>
internal sealed class Restager(StageTable source, StageTable target, IReadOnlyList<RestagingMap> path, IReadOnlyDictionary<string, bool> anatomy)
{
    private sealed record Axis(IReadOnlyList<string> Letters, IReadOnlyList<AnatomyFinding> Open, string? Problem);

    public Restaging Run(StageOutcome original)
    {
        Axis t = Move("T", original.T), n = Move("N", original.N), m = Move("M", original.M);
        string? problem = t.Problem ?? n.Problem ?? m.Problem;
        StageOutcome[] all = problem is null ? [.. Combine(t, n, m)] : [];
        problem ??= all.FirstOrDefault(outcome => outcome.Candidates.Count == 0)?.Reason;
        string[] candidates = problem is null ? Groups(all) : [];
        AnatomyFinding[] deciding = candidates.Length > 1 ? [.. Deciding(t, n, m).DistinctBy(finding => finding.Id)] : [];
        return new Restaging
        {
            Original = original,
            T = t.Letters,
            N = n.Letters,
            M = m.Letters,
            Candidates = candidates,
            Deciding = deciding,
            Reason = problem ?? (candidates.Length == 1 ? null : Undecided(all, candidates, deciding)),
        };
    }

    private static string Undecided(StageOutcome[] all, string[] candidates, AnatomyFinding[] deciding) =>
        deciding.Length > 0
            ? $"the letters leave {candidates[0]} to {candidates[^1]}; it would be decided by: {string.Join("; ", deciding.Select(finding => finding.Meaning))}"
            : all.First(outcome => outcome.Reason is not null).Reason!;

    private Axis Move(string axis, string letter)
    {
        HashSet<string> letters = [letter];
        List<AnatomyFinding> open = [];
        foreach (RestagingMap map in path)
        {
            HashSet<string> next = [];
            foreach (string each in letters)
            {
                if (map.Moves.FirstOrDefault(move => move.From == each) is not { } move)
                    return new Axis([], [], $"{each} of the {source.Name} has no counterpart in edition {map.To}");
                Follow(move, map, next, open);
            }

            letters = next;
        }

        return new Axis([.. target.Axis(axis).Select(category => category.Letter).Where(letters.Contains)], open, null);
    }

    private void Follow(CategoryMove move, RestagingMap map, HashSet<string> next, List<AnatomyFinding> open)
    {
        foreach (MoveStep step in move.Steps)
        {
            if (step.AnyOf.Any(id => anatomy.GetValueOrDefault(id)))
            {
                next.Add(step.To);
                return;
            }

            string[] unknown = [.. step.AnyOf.Where(id => !anatomy.ContainsKey(id))];
            if (unknown.Length == 0) continue;
            next.Add(step.To);
            open.AddRange(map.Findings.Where(finding => unknown.Contains(finding.Id)));
        }

        next.Add(move.Otherwise);
    }

    private IEnumerable<StageOutcome> Combine(Axis t, Axis n, Axis m) =>
        from eachT in t.Letters from eachN in n.Letters from eachM in m.Letters select target.Stage(eachT, eachN, eachM);

    private string[] Groups(IEnumerable<StageOutcome> outcomes)
    {
        HashSet<string> found = [.. outcomes.SelectMany(outcome => outcome.Candidates)];
        return [.. target.Groups.Where(found.Contains)];
    }

    private IEnumerable<AnatomyFinding> Deciding(Axis t, Axis n, Axis m)
    {
        StageOutcome[] all = [.. Combine(t, n, m)];
        if (Matters(all, outcome => (outcome.N, outcome.M))) foreach (AnatomyFinding finding in t.Open) yield return finding;
        if (Matters(all, outcome => (outcome.T, outcome.M))) foreach (AnatomyFinding finding in n.Open) yield return finding;
        if (Matters(all, outcome => (outcome.T, outcome.N))) foreach (AnatomyFinding finding in m.Open) yield return finding;
    }

    /// <summary>Whether the group changes along one axis while the other two stand still.</summary>
    private static bool Matters(StageOutcome[] all, Func<StageOutcome, (string, string)> others) =>
        all.GroupBy(others).Any(fixedOthers => fixedOthers.Select(outcome => string.Join(' ', outcome.Candidates)).Distinct(StringComparer.Ordinal).Count() > 1);
}
