using Oncohort.Oncology.Staging;

namespace Oncohort.Published.Auditing;

/// <summary>The levels of a printed stage variable that a T and an N category may belong to.</summary>
internal sealed class StageReading(StageTable table, PublishedVariable stage, StagingDerivation staging)
{
    /// <summary>The places of the levels; their number stands for no printed level. Letters that the edition does not know leave every level open.</summary>
    public IReadOnlyList<int> Levels(string t, string n)
    {
        int[] ungrouped = [.. Enumerable.Range(0, stage.Levels.Count).Where(level => !staging.Groups.ContainsKey(stage.Levels[level]))];
        try
        {
            StageOutcome outcome = table.Stage(t, n, staging.M);
            if (outcome.Candidates.Count == 0) return [.. ungrouped, stage.Levels.Count];
            return [.. outcome.Candidates.Select(Place).Concat(ungrouped).Distinct()];
        }
        catch (UnknownStagingTermException)
        {
            return [.. Enumerable.Range(0, stage.Levels.Count + 1)];
        }
    }

    private int Place(string group)
    {
        for (int level = 0; level < stage.Levels.Count; level++)
        {
            if (staging.Groups.TryGetValue(stage.Levels[level], out IReadOnlyList<string>? groups) && groups.Contains(group)) return level;
        }

        return stage.Levels.Count;
    }
}
