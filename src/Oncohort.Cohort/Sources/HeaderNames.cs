using System.Globalization;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>Checks the names of the columns.</summary>
internal static class HeaderNames
{
    /// <summary>The names as used: without the spaces around them.</summary>
    public static IReadOnlyList<string> Clean(IReadOnlyList<string> header) => [.. header.Select(name => name.Trim())];

    /// <summary>A fault for each blank name and for each name that was already used.</summary>
    public static IEnumerable<Fault> Check(IReadOnlyList<string> header, string where)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        IReadOnlyList<string> names = Clean(header);
        for (int i = 0; i < names.Count; i++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{i + 1}");
            if (names[i].Length == 0)
                yield return new Fault(FaultCode.DuplicateHeader, $"column {place} has no name", $"{where}:{place}", "a name for each column", "name the column, or remove it");
            else if (!first.TryAdd(names[i], i))
                yield return new Fault(FaultCode.DuplicateHeader, $"the name '{names[i]}' stands over columns {first[names[i]] + 1} and {place}", $"{where}:{names[i]}", "a different name for each column", "rename one of the two");
        }
    }
}
