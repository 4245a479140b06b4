using System.Globalization;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cli.Options;

/// <summary>Reads a table of counts such as <c>5,24/59,131</c>.</summary>
internal static class CountTable
{
    /// <summary>The counts, rows by columns, or null when the text is no table.</summary>
    public static long[,]? Parse(string text, string option, List<Fault> faults)
    {
        string[][] rows = [.. text.Split('/').Select(row => row.Split(',', StringSplitOptions.TrimEntries))];
        int before = faults.Count;
        if (rows.Length < 2 || rows[0].Length < 2) faults.Add(OptionReading.Bad(option, text, "at least two rows separated by / and two columns separated by commas"));
        else if (rows.Any(row => row.Length != rows[0].Length)) faults.Add(OptionReading.Bad(option, text, "as many counts in every row"));
        foreach (string cell in rows.SelectMany(row => row).Where(cell => !TryCount(cell, out _))) faults.Add(OptionReading.Bad(option, cell, "a whole number of 0 or more"));
        if (faults.Count > before) return null;

        long[,] counts = new long[rows.Length, rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[i].Length; j++) _ = TryCount(rows[i][j], out counts[i, j]);
        }

        return counts;
    }

    private static bool TryCount(string text, out long count) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= int.MaxValue;
}
