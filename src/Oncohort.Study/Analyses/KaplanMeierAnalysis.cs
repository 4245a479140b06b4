using Oncohort.Cohort;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Analyses;

/// <summary>Kaplan-Meier curves by group. Competing events are censored.</summary>
public sealed record KaplanMeierRequest : SurvivalRequest
{
    /// <summary>The grouping variable; null for one curve called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The times at which survival is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Compares survival of the groups at the times <see cref="At"/>.</summary>
    public bool Milestones { get; init; }

    /// <summary>Times that were survived: survival at the later times of <see cref="At"/> is also estimated given survival to each of them.</summary>
    public IReadOnlyList<double> Conditional { get; init; } = [];

    /// <summary>A variable each of whose levels gets curves of its own; its missing values leave nobody out. Null for none.</summary>
    public Variable? Facet { get; init; }

    /// <summary>Adds the log-rank test of two or more groups, and with exactly two the hazard ratio.</summary>
    public bool Compare { get; init; }

    internal override IEnumerable<Variable> Variables => Group is null ? Strata : Strata.Prepend(Group);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Facets.Columns(base.Columns, Facet);

    /// <inheritdoc/>
    public override KaplanMeierResult Run(CohortTable table) => KaplanMeierAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="KaplanMeierRequest"/>.</summary>
public static class KaplanMeierAnalysis
{
    /// <summary>The group's name when there is only one.</summary>
    public const string Everyone = "all";

    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static KaplanMeierResult Run(CohortTable table, KaplanMeierRequest request)
    {
        var rows = PreparedRows.Of(table, request);
        Levels? groups = rows.GroupsOf(request.Group, byStrata: true);
        KaplanMeierOptions options = OptionsOf(request.Settings);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(rows.Data, PreparedRows.ToGrouping(groups), options, rows.Clusters);
        IReadOnlyList<KaplanMeierCurve> overall = KaplanMeier.FollowUp(rows.Data, null, options);
        double[] at = [.. request.At.Distinct().Order()];
        KaplanMeierStratum[] strata = Strata(rows, groups, curves, options, at);
        rows.Warnings.AddRange(KaplanMeierWarnings.Of(strata, curves, request.Settings.IntervalType));
        (LogRankResult? test, CoxTermResult? hazardRatio) = request.Compare ? GroupComparison.Of(rows, request) : (null, null);
        return new KaplanMeierResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, rows),
            Events = Count.Sum(strata, stratum => stratum.Events),
            GroupLabel = request.Group?.Caption,
            Strata = strata,
            MedianFollowUp = ResultNumbers.Of(overall[0].Median),
            Milestones = request.Milestones ? FixedTimeComparisons.Milestones(rows, groups, curves, at, request.Settings.Level) : null,
            Conditional = request.Conditional.Count > 0 ? FixedTimeComparisons.Conditional(rows, groups, options, request.Conditional, at) : null,
            LogRank = test,
            HazardRatio = hazardRatio,
            Facets = request.Facet is null ? null : Facets.Of(rows, request.Facet, (level, n, part) => Panel(level, n, part, request)),
            Warnings = [.. rows.Warnings],
        };
    }

    private static KaplanMeierPanel Panel(string level, int n, PreparedRows? part, KaplanMeierRequest request)
    {
        if (part is null) return new KaplanMeierPanel { Level = level, N = n, Events = 0, Strata = [] };
        Levels? groups = part.GroupsOf(request.Group, byStrata: true);
        KaplanMeierOptions options = OptionsOf(request.Settings);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(part.Data, PreparedRows.ToGrouping(groups), options, part.Clusters);
        KaplanMeierStratum[] strata = Strata(part, groups, curves, options, [.. request.At.Distinct().Order()]);
        part.Warnings.AddRange(KaplanMeierWarnings.Of(strata, curves, request.Settings.IntervalType));
        (LogRankResult? test, CoxTermResult? hazardRatio) = request.Compare ? GroupComparison.Of(part, request) : (null, null);
        return new KaplanMeierPanel { Level = level, N = n, Events = Count.Sum(strata, stratum => stratum.Events), Strata = strata, LogRank = test, HazardRatio = hazardRatio };
    }

    /// <summary>The choices of a curve.</summary>
    internal static KaplanMeierOptions OptionsOf(EstimationSettings settings) =>
        new() { IntervalType = settings.IntervalType, Level = settings.Level, QuantileRule = settings.QuantileRule };

    /// <summary>The curves as results state them, each with its follow-up.</summary>
    internal static KaplanMeierStratum[] Strata(
        PreparedRows rows, Levels? groups, IReadOnlyList<KaplanMeierCurve> curves, KaplanMeierOptions options, double[] at)
    {
        IReadOnlyList<KaplanMeierCurve> followUp = KaplanMeier.FollowUp(rows.Data, PreparedRows.ToGrouping(groups), options);
        return [.. curves.Select((curve, group) => Stratum(groups?.Labels[group] ?? Everyone, curve, followUp[group], at))];
    }

    private static KaplanMeierStratum Stratum(string label, KaplanMeierCurve curve, KaplanMeierCurve followUp, double[] at) => new()
    {
        Group = label,
        N = curve.Rows,
        Events = curve.Events,
        Median = ResultNumbers.Of(curve.Median),
        MedianFollowUp = ResultNumbers.Of(followUp.Median),
        At = Array.ConvertAll(curve.At(at), Time),
        Steps = [.. curve.Steps.Select(Step)],
    };

    private static KaplanMeierTime Time(SurvivalPoint point) => new(
        point.Time,
        point.AtRisk,
        ResultNumbers.OrNull(point.Survival),
        ResultNumbers.OrNull(point.StandardError),
        ResultNumbers.OrNull(point.Lower),
        ResultNumbers.OrNull(point.Upper));

    private static KaplanMeierStep Step(SurvivalPoint point) => new(
        point.Time,
        point.AtRisk,
        point.Events,
        point.Censored,
        ResultNumbers.OrNull(point.Survival),
        ResultNumbers.OrNull(point.StandardError),
        ResultNumbers.OrNull(point.Lower),
        ResultNumbers.OrNull(point.Upper));

    private static SortedDictionary<string, object?> SettingsOf(KaplanMeierRequest request, PreparedRows rows)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        if (request.Group is not null) sheet["group"] = request.Group.Name;
        if (request.Facet is not null) sheet["facet"] = request.Facet.Name;
        sheet["level"] = request.Settings.Level;
        sheet["conf_type"] = Choices.IntervalTypes.Name(request.Settings.IntervalType);
        sheet["quantile_rule"] = Choices.QuantileRules.Name(request.Settings.QuantileRule);
        sheet["variance"] = rows.Clusters is not null || rows.HasFractionalWeights ? "infinitesimal jackknife" : "greenwood";
        sheet["at_risk"] = "just before the time";
        sheet["beyond_follow_up"] = "not estimable";
        if (request.Milestones) sheet["milestones"] = "each group minus the first, normal; also the ratio on the log scale, and the test on the log-log scale";
        if (request.Conditional.Count > 0) sheet["conditional"] = Listed.Numbers(request.Conditional);
        sheet["median_follow_up"] = "reverse Kaplan-Meier, events before censorings at ties";
        return sheet;
    }
}
