using Oncohort.Oncology.Staging;

namespace Oncohort.Published.Comparison;

/// <summary>The level of a stage that T and N give by the edition that the study names.</summary>
internal static class StageLevels
{
    /// <summary>Each patient's level; null where a category is missing, unknown to the edition, or does not decide the level.</summary>
    /// <returns>The levels; null when there is no table of the site and edition.</returns>
    public static string?[]? Of(StagingDerivation staging, IReadOnlyList<string?> t, IReadOnlyList<string?> n)
    {
        StageTable? table = StageCatalogue.Standard.Tables.FirstOrDefault(
            known => known.Edition == staging.Edition && string.Equals(known.Site, staging.Site, StringComparison.OrdinalIgnoreCase));
        if (table is null) return null;
        var known = new Dictionary<(string T, string N), string?>();
        string?[] levels = new string?[t.Count];
        for (int row = 0; row < levels.Length; row++)
        {
            if (t[row] is not { } tumour || n[row] is not { } nodes) continue;
            if (!known.TryGetValue((tumour, nodes), out string? level)) known[(tumour, nodes)] = level = Level(staging, table, tumour, nodes);
            levels[row] = level;
        }

        return levels;
    }

    private static string? Level(StagingDerivation staging, StageTable table, string t, string n)
    {
        try
        {
            IReadOnlyList<string> groups = table.Stage(t, n, staging.M).Candidates;
            string[] levels = [.. staging.Groups.Where(pair => groups.Any(pair.Value.Contains)).Select(pair => pair.Key)];
            bool all = groups.All(group => staging.Groups.Values.Any(covered => covered.Contains(group)));
            return all && levels.Length == 1 ? levels[0] : null;
        }
        catch (UnknownStagingTermException)
        {
            return null;
        }
    }
}
