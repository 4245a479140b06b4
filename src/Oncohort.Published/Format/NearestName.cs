namespace Oncohort.Published.Format;

/// <summary>Finds the known name that a mistyped one most resembles.</summary>
internal static class NearestName
{
    /// <returns>The name with the fewest changed letters, when no more than a third of them changed (at least two); otherwise null.</returns>
    public static string? Of(string written, IEnumerable<string> known)
    {
        string? best = null;
        int least = Math.Max(2, written.Length / 3) + 1;
        foreach (string name in known)
        {
            int distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance >= least || distance >= Math.Max(written.Length, name.Length)) continue;
            (best, least) = (name, distance);
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
