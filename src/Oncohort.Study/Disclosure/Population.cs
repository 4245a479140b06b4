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

    private readonly string[]? _without;

    private Population(Population of, string[] without)
        : this(of.Filter, of.Endpoint) => (Within, _without) = (of.Within, without);

    /// <summary>The level, or the landmark, to which the patients are narrowed; empty for none.</summary>
    public string Within { get; init; } = "";

    /// <summary>Why patients of the cohort or of the filter are not among these, in order.</summary>
    public IReadOnlyList<string> Without => _without ?? [];

    /// <summary>The patients of an analysis: the cohort, or what its filter leaves, without those whom it leaves out.</summary>
    public static Population Of(AnalysisResult analysis) => new Population(
        analysis.Settings.TryGetValue("where", out object? where) && where is string filter ? filter : "", analysis.Endpoint?.Id ?? "").LeavingOut(analysis.Excluded);

    /// <summary>The patients without those left out of one analysis.</summary>
    public Population LeavingOut(IReadOnlyList<Exclusion> excluded)
    {
        string filtered = $"not {Filter}";
        return new Population(this, [.. excluded.Select(reason => reason.Reason).Where(reason => reason != filtered).Order(StringComparer.Ordinal)]);
    }

    public Population Narrow(string within) => this with { Within = within };

    public KeyedCount N(Count n) => Named("n", n, Within.Length == 0 ? All : Level);

    public KeyedCount N(string? variable, string level, Count n) => variable is null ? N(n) : Named("n", n, Within.Length == 0 ? Level : Part, $"{variable}={level}");

    /// <summary>The patients with two levels; without a second variable, with one.</summary>
    public KeyedCount Cross(string variable, string level, string? by, string group, Count n) =>
        by is null ? N(variable, level, n) : Named("n", n, Part, $"{variable}={level}", $"{by}={group}");

    public KeyedCount Missing(string variable, string? by, string? group, Count n) => Named($"missing {variable}", n, Part, by is null ? "" : $"{by}={group}");

    /// <summary>The patients whose value of a variable is known: the same as are left when it is asked for.</summary>
    public KeyedCount Known(string variable, string? by, string? group, Count n, Count missing)
    {
        Population known = missing.IsZero ? this : new(this, [.. Without.Append(Lacking(variable)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        return known.Named("n", n, 1, by is null ? "" : $"{by}={group}");
    }

    public KeyedCount Events(string cause, Count events) => Named($"events {Endpoint} {cause}", events, All / 2);

    public KeyedCount Events(string cause, string? variable, string level, Count events) =>
        variable is null ? Events(cause, events) : Named($"events {Endpoint} {cause}", events, Level / 2, $"{variable}={level}");

    /// <summary>A number that is not printed.</summary>
    public KeyedCount Rest(string what, double count) => KeyedCount.Hidden($"{what}|{Filter}|{Endpoint}|{Within}", count) with { Without = Without };

    private static string Lacking(string variable) => $"missing {variable}";

    /// <summary>The cells of a table are the same whichever of the variables stands in the rows; who has a level is not without the value.</summary>
    private KeyedCount Named(string what, Count count, double cost, params IEnumerable<string> levels)
    {
        string[] places = [.. levels.Append(Within).Where(level => level.Length > 0).Order(StringComparer.Ordinal)];
        return new KeyedCount($"{what}|{Filter}|{string.Join('|', places)}", count, cost)
        {
            Without = places.Length == 0 ? Without : [.. Without.Where(reason => !Array.Exists(places, place => Lacking(place).StartsWith(reason + "=", StringComparison.Ordinal)))],
        };
    }
}
