using System.Text.RegularExpressions;

namespace Oncohort.Study.Disclosure;

/// <summary>The choices in force without the counts that some of them carry.</summary>
internal static partial class SettingsMask
{
    private static readonly string[] Counts = ["events_by_number", "patients", "pieces"];

    public static IReadOnlyDictionary<string, object?> Of(IReadOnlyDictionary<string, object?> settings) =>
        new SortedDictionary<string, object?>(
            settings.Where(setting => !Counts.Contains(setting.Key)).ToDictionary(setting => setting.Key, setting => setting.Key == "time_dependent" && setting.Value is string text ? Changes().Replace(text, "") : setting.Value),
            StringComparer.Ordinal);

    [GeneratedRegex(@" \(\d+ change during follow-up[^)]*\)")]
    private static partial Regex Changes();
}
