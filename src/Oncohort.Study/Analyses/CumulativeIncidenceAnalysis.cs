using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Cumulative incidence by group and cause: the event is one cause, each competing value another. Strata enter Gray's test only.</summary>
public sealed record CumulativeIncidenceRequest : SurvivalRequest
{
    /// <summary>The grouping variable; null for one group called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The times at which incidence is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>A variable each of whose levels gets curves of its own; its missing values leave nobody out. Null for none.</summary>
    public Variable? Facet { get; init; }

    /// <summary>The exponent of 1 - F(t-) in Gray's test; 0 weights all event times alike.</summary>
    public double Rho { get; init; }

    /// <summary>The interval type, on the scale of the incidence.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.LogLog;

    internal override IEnumerable<Variable> Variables => Group is null ? Strata : Strata.Prepend(Group);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Facets.Columns(base.Columns, Facet);

    /// <inheritdoc/>
    public override CumulativeIncidenceResult Run(CohortTable table) => CumulativeIncidenceAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="CumulativeIncidenceRequest"/>.</summary>
public static class CumulativeIncidenceAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static CumulativeIncidenceResult Run(CohortTable table, CumulativeIncidenceRequest request)
    {
        var rows = PreparedRows.Of(table, request);
        (CumulativeIncidenceStratum[] strata, GrayTestResult[]? gray) = Curves(rows, request);
        return new CumulativeIncidenceResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, rows),
            GroupLabel = request.Group?.Caption,
            Strata = strata,
            Gray = gray,
            Facets = request.Facet is null ? null : Facets.Of(rows, request.Facet, (level, n, part) => Panel(level, n, part, request)),
            Warnings = [.. rows.Warnings],
        };
    }

    private static (CumulativeIncidenceStratum[] Strata, GrayTestResult[]? Gray) Curves(PreparedRows rows, CumulativeIncidenceRequest request)
    {
        Levels? groups = rows.GroupsOf(request.Group, byStrata: false);
        var options = new CumulativeIncidenceOptions { IntervalType = request.IntervalType, Level = request.Settings.Level, Causes = rows.Causes.Count };
        IReadOnlyList<CumulativeIncidenceGroup> curves = CumulativeIncidence.Estimate(rows.Data, PreparedRows.ToGrouping(groups), options);
        double[] at = [.. request.At.Distinct().Order()];
        CumulativeIncidenceStratum[] strata = [.. curves.Select((group, code) => new CumulativeIncidenceStratum(
            groups?.Labels[code] ?? KaplanMeierAnalysis.Everyone,
            group.Rows,
            [.. group.Causes.Select((curve, cause) => Cause(rows.Causes[cause], curve, at))]))];
        rows.Warnings.AddRange(CumulativeIncidenceWarnings.Of(strata, curves, rows.HasFractionalWeights, request.IntervalType));
        return (strata, groups is null ? null : GrayTests.Of(rows, groups, request.Rho));
    }

    private static CumulativeIncidencePanel Panel(string level, int n, PreparedRows? part, CumulativeIncidenceRequest request)
    {
        if (part is null) return new CumulativeIncidencePanel(level, n, [], null);
        (CumulativeIncidenceStratum[] strata, GrayTestResult[]? gray) = Curves(part, request);
        return new CumulativeIncidencePanel(level, n, strata, gray);
    }

    private static CumulativeIncidenceCause Cause(string name, CumulativeIncidenceCurve curve, double[] at) => new(
        name,
        curve.Events,
        Array.ConvertAll(curve.At(at), point => new CumulativeIncidenceTime(
            point.Time, point.AtRisk, ResultNumbers.OrNull(point.Incidence), ResultNumbers.OrNull(point.StandardError), ResultNumbers.OrNull(point.Lower), ResultNumbers.OrNull(point.Upper))),
        [.. curve.Steps.Select(point => new CumulativeIncidenceStep(
            point.Time, point.AtRisk, point.Events, ResultNumbers.OrNull(point.Incidence), ResultNumbers.OrNull(point.StandardError), ResultNumbers.OrNull(point.Lower), ResultNumbers.OrNull(point.Upper)))]);

    private static SortedDictionary<string, object?> SettingsOf(CumulativeIncidenceRequest request, PreparedRows rows)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["competing_events"] = "causes of their own";
        sheet["causes"] = string.Join(", ", rows.Causes);
        if (request.Facet is not null) sheet["facet"] = request.Facet.Name;
        if (request.Group is not null)
        {
            sheet["group"] = request.Group.Name;
            sheet["test"] = FormattableString.Invariant($"gray, rho {request.Rho}");
        }

        sheet["level"] = request.Settings.Level;
        sheet["conf_type"] = Choices.IntervalTypes.Name(request.IntervalType);
        sheet["variance"] = rows.HasFractionalWeights ? "not defined" : "aalen";
        sheet["at_risk"] = "just before the time";
        sheet["beyond_follow_up"] = "not estimable";
        return sheet;
    }
}
