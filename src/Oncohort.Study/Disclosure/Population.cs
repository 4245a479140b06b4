using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Names the counts of a set of patients, so that the same count has the same name in every table.</summary>
/// <param name="Filter">What restricts the patients to a part of the cohort; empty for the cohort.</param>
/// <param name="Endpoint">The endpoint whose events are counted.</param>
internal readonly record struct Population(string Filter, string Endpoint)
{
    private const double All = 100;
    private const double Level = 10;
    private const double Part = 2;

    /// <summary>The level, or the landmark, to which the patients are narrowed; empty for none.</summary>
    public string Within { get; init; } = "";

    /// <summary>The patients of an analysis: the cohort, or what its filter leaves.</summary>
    public static Population Of(AnalysisResult analysis) => new(
        analysis.Settings.TryGetValue("where", out object? where) && where is string filter ? filter : "", analysis.Endpoint?.Id ?? "");

    public Population Narrow(string within) => this with { Within = within };

    public KeyedCount N(Count n) => new($"n|{Filter}|{Place()}", n, Within.Length == 0 ? All : Level);

    public KeyedCount N(string? variable, string level, Count n) => variable is null ? N(n) : new($"n|{Filter}|{Place($"{variable}={level}")}", n, Within.Length == 0 ? Level : Part);

    /// <summary>The patients with two levels; without a second variable, with one.</summary>
    public KeyedCount Cross(string variable, string level, string? by, string group, Count n) =>
        by is null ? N(variable, level, n) : new($"n|{Filter}|{Place($"{variable}={level}", $"{by}={group}")}", n, Part);

    public KeyedCount Missing(string variable, string? by, string? group, Count n) => new($"missing|{Filter}|{variable}|{(by is null ? "" : $"{by}={group}")}", n, Part);

    public KeyedCount Events(string cause, Count events) => new($"events|{Filter}|{Endpoint}|{cause}|{Place()}", events, All / 2);

    public KeyedCount Events(string cause, string? variable, string level, Count events) =>
        variable is null ? Events(cause, events) : new($"events|{Filter}|{Endpoint}|{cause}|{Place($"{variable}={level}")}", events, Level / 2);

    /// <summary>A number that is not printed.</summary>
    public KeyedCount Rest(string what, double count) => KeyedCount.Hidden($"{what}|{Filter}|{Endpoint}|{Within}", count);

    /// <summary>The cells of a table are the same whichever of the variables stands in the rows.</summary>
    private string Place(params IEnumerable<string> levels) => string.Join('|', levels.Append(Within).Where(level => level.Length > 0).Order(StringComparer.Ordinal));
}
