using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A covariate of Cox models with its reference and the levels that have a coefficient somewhere.</summary>
internal sealed record CoxVariable(string Name, string Label, string? Reference, IReadOnlyList<(string Term, string Level)> Levels)
{
    public bool IsNumeric => Reference is null && Levels.Count == 1 && Levels[0].Level.Length == 0;

    /// <summary>The covariates in the order of their first term.</summary>
    public static IReadOnlyList<CoxVariable> Of(IEnumerable<CoxTermResult> terms) =>
    [
        .. terms.GroupBy(term => term.Variable).Select(group =>
        {
            CoxTermResult first = group.First();
            return new CoxVariable(group.Key, first.Label ?? group.Key, first.Reference,
                [.. group.Select(term => (term.Term, term.Level ?? "")).Distinct()]);
        }),
    ];
}
