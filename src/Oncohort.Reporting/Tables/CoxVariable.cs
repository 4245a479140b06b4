using Oncohort.Reporting.Vocabularies;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A covariate of Cox models with its reference and the levels that have a coefficient somewhere.</summary>
internal sealed record CoxVariable(string Name, string Label, string? Reference, IReadOnlyList<(string Term, string Level)> Levels)
{
    private const string LogTime = "log(t)";

    /// <summary>Whether its columns are a curve, which no single hazard ratio describes.</summary>
    public bool IsCurved { get; init; }

    /// <summary>Whether its numbers are nothing but 0 and 1.</summary>
    public bool IsIndicator { get; init; }

    public bool IsNumeric => Reference is null && Levels.Count == 1 && Levels[0].Level.Length == 0;

    /// <summary>The covariates in the order of their first term.</summary>
    public static IReadOnlyList<CoxVariable> Of(IEnumerable<CoxTermResult> terms, Vocabulary words) =>
    [
        .. terms.GroupBy(term => term.Variable).Select(group =>
        {
            CoxTermResult first = group.First();
            return new CoxVariable(group.Key, first.Label ?? group.Key, first.Reference,
                [.. group.Select(term => (term.Term, LevelOf(term, group.Any(other => other.Time == LogTime), words))).Distinct()])
            {
                IsCurved = group.Any(term => term.Curved),
                IsIndicator = group.All(term => term.Indicator),
            };
        }),
    ];

    /// <summary>The level and the time at which the coefficient holds.</summary>
    private static string LevelOf(CoxTermResult term, bool changesWithLogTime, Vocabulary words)
    {
        string level = term.Level ?? "";
        if (term.Time is null && !changesWithLogTime) return level;
        string when = term.Time switch
        {
            null => words.Say("at time 1"),
            LogTime => words.Say("per unit of log time"),
            var time when time.StartsWith("t<=", StringComparison.Ordinal) => words.Say($"until {time[3..]}"),
            var time when time.StartsWith("t>", StringComparison.Ordinal) => words.Say($"after {time[2..]}"),
            var time => time.Replace("<t<=", words.Say(" to "), StringComparison.Ordinal),
        };
        return level.Length == 0 ? when : words.Say($"{level}, {when}");
    }
}
