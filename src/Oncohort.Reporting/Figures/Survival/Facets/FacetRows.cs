using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>The rows under a panel: those of all panels, so that they stand in one line.</summary>
internal static class FacetRows
{
    /// <summary>One stratum a name; a group without patients here has no steps, so that nobody is at risk in it.</summary>
    public static IReadOnlyList<KaplanMeierStratum> Of(IReadOnlyList<string> names, IReadOnlyList<KaplanMeierStratum> strata) =>
        [.. names.Select(name => strata.FirstOrDefault(stratum => stratum.Group == name) ?? Nobody(name))];

    private static KaplanMeierStratum Nobody(string name) => new()
    {
        Group = name,
        N = 0,
        Events = 0,
        Median = new Interval(null, null, null),
        MedianFollowUp = new Interval(null, null, null),
        At = [],
        Steps = [],
    };
}
