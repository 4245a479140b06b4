namespace Oncohort.Survival.RiskSets;

/// <summary>The step between counting and placing in a counting sort whose rows are counted in parts.</summary>
internal static class CountedPlaces
{
    /// <summary>Turns the counts of each part into its first place for each code, earlier parts first, and returns where each code begins, the total last.</summary>
    public static int[] Begin(int[][] counts, int codes)
    {
        int[] start = new int[codes + 1];
        int place = 0;
        for (int code = 0; code < codes; code++)
        {
            start[code] = place;
            foreach (int[] part in counts)
            {
                int count = part[code];
                part[code] = place;
                place += count;
            }
        }

        start[codes] = place;
        return start;
    }
}
