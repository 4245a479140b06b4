using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Names the counts of a set of patients, so that the same count has the same name in every table.</summary>
/// <param name="Within">What restricts the patients to a part of the cohort; empty for the cohort.</param>
/// <param name="Endpoint">The endpoint whose events are counted.</param>
internal readonly record struct Population(string Within, string Endpoint)
{
    private const double All = 100;
    private const double Level = 10;
    private const double Part = 2;

    /// <summary>The patients of an analysis: the cohort, or what its filter leaves.</summary>
    public static Population Of(AnalysisResult analysis) => new(
        analysis.Settings.TryGetValue("where", out object? where) && where is string filter ? filter : "", analysis.Endpoint?.Id ?? "");

    public Population Narrow(string within) => this with { Within = $"{Within}|{within}" };

    public KeyedCount N(Count n) => new($"n|{Within}", n, All);

    public KeyedCount N(string? variable, string level, Count n) => variable is null ? N(n) : new($"n|{Within}|{variable}={level}", n, Level);

    public KeyedCount Cross(string variable, string level, string? by, string group, Count n) => by is null ? N(variable, level, n) : new($"n|{Within}|{Pair($"{variable}={level}", $"{by}={group}")}", n, Part);

    public KeyedCount Missing(string variable, string? by, string? group, Count n) =>
        by is null ? new($"missing|{Within}|{variable}", n, Part) : new($"missing|{Within}|{variable}|{by}={group}", n, Part);

    public KeyedCount Events(string cause, Count events) => new($"events|{Within}|{Endpoint}|{cause}", events, All / 2);

    public KeyedCount Events(string cause, string? variable, string level, Count events) =>
        variable is null ? Events(cause, events) : new($"events|{Within}|{Endpoint}|{cause}|{variable}={level}", events, Level / 2);

    public KeyedCount Rest(string what, double count) => KeyedCount.Hidden($"{what}|{Within}|{Endpoint}", count);

    /// <summary>The cells of a table are the same whichever of the two variables stands in the rows.</summary>
    private static string Pair(string first, string second) => string.CompareOrdinal(first, second) <= 0 ? $"{first}|{second}" : $"{second}|{first}";
}
