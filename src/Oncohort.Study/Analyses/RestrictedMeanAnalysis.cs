using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Restricted mean survival time by group. Competing events are censored.</summary>
public sealed record RestrictedMeanRequest : SurvivalRequest
{
    /// <summary>The grouping variable; null for one group called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The restriction time, in the unit of the follow-up.</summary>
    public required double Tau { get; init; }

    internal override IEnumerable<Variable> Variables => Group is null ? Strata : Strata.Prepend(Group);

    /// <inheritdoc/>
    public override RestrictedMeanResult Run(CohortTable table) => RestrictedMeanAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="RestrictedMeanRequest"/>.</summary>
public static class RestrictedMeanAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static RestrictedMeanResult Run(CohortTable table, RestrictedMeanRequest request)
    {
        RequireTau(request.Tau);
        var rows = PreparedRows.Of(table, request);
        Levels? groups = rows.GroupsOf(request.Group, byStrata: true);
        string Label(int group) => groups?.Labels[group] ?? KaplanMeierAnalysis.Everyone;
        RefuseBeyondFollowUp(rows, groups, request.Tau);
        RestrictedMeanComparison means = Estimate(rows, groups, request);
        if (means.Groups.All(group => group.Events == 0)) rows.Warnings.Add(Warn.Of(FaultCode.NoEvents, $"no event occurs by {request.Tau}; every restricted mean is the restriction time itself"));
        if (means.Differences.Any(difference => difference.StandardError is null)) rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"a difference has no standard error"));
        return new RestrictedMeanResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request),
            Tau = request.Tau,
            Groups = [.. means.Groups.Select(mean => new RestrictedMeanGroup(
                Label(mean.Group), mean.Rows, mean.Events, ResultNumbers.OrNull(mean.Estimate), ResultNumbers.OrNull(mean.StandardError), ResultNumbers.OrNull(mean.Lower), ResultNumbers.OrNull(mean.Upper)))],
            Differences = [.. means.Differences.Select(difference => new RestrictedMeanDifference(
                Label(difference.GroupA),
                Label(difference.GroupB),
                ResultNumbers.OrNull(difference.Estimate),
                ResultNumbers.OrNull(difference.StandardError),
                ResultNumbers.OrNull(difference.Lower),
                ResultNumbers.OrNull(difference.Upper),
                ResultNumbers.OrNull(difference.Z),
                ResultNumbers.OrNull(difference.P)))],
            Ratios = [.. means.Ratios.Select(ratio => new RestrictedMeanRatioResult(
                Label(ratio.GroupA),
                Label(ratio.GroupB),
                ResultNumbers.OrNull(ratio.Estimate),
                ResultNumbers.OrNull(ratio.LogStandardError),
                ResultNumbers.OrNull(ratio.Lower),
                ResultNumbers.OrNull(ratio.Upper),
                ResultNumbers.OrNull(ratio.Z),
                ResultNumbers.OrNull(ratio.P)))],
            Warnings = [.. rows.Warnings],
        };
    }

    private static RestrictedMeanComparison Estimate(PreparedRows rows, Levels? groups, RestrictedMeanRequest request)
    {
        try
        {
            return RestrictedMean.Estimate(rows.Data, PreparedRows.ToGrouping(groups), request.Tau, request.Settings.Level);
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem, "tau");
        }
    }

    private static void RefuseBeyondFollowUp(PreparedRows rows, Levels? groups, double tau)
    {
        foreach (KaplanMeierCurve curve in KaplanMeier.Estimate(rows.Data, PreparedRows.ToGrouping(groups)))
        {
            if (curve.LastTime is not { } last || last >= tau || curve.Steps[^1].Survival is not > 0) continue;
            string label = groups?.Labels[curve.Group] ?? KaplanMeierAnalysis.Everyone;
            throw new AnalysisImpossibleException(new Fault(
                FaultCode.RestrictionBeyondFollowUp,
                string.Create(CultureInfo.InvariantCulture, $"follow-up of group {label} ends at {last}, before the restriction time {tau}, while patients are still alive"),
                "tau",
                string.Create(CultureInfo.InvariantCulture, $"a restriction time of at most {last}"),
                "choose a restriction time within the follow-up of every group"));
        }
    }

    private static void RequireTau(double tau)
    {
        if (tau > 0 && double.IsFinite(tau)) return;
        throw new InputException(new Fault(FaultCode.BadValue, string.Create(CultureInfo.InvariantCulture, $"{tau} is no restriction time"), "tau", "a number above 0"));
    }

    private static SortedDictionary<string, object?> SettingsOf(RestrictedMeanRequest request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        if (request.Group is not null) sheet["group"] = request.Group.Name;
        sheet["level"] = request.Settings.Level;
        sheet["tau"] = request.Tau;
        sheet["interval"] = "plain; of ratios log";
        sheet["variance"] = "greenwood";
        return sheet;
    }
}
