using Oncohort.Survival.Distributions;

namespace Oncohort.Survival;

/// <summary>The restricted mean survival time of one group.</summary>
/// <param name="Group">The group's code.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Events">Events by the restriction time.</param>
/// <param name="Estimate">The area under the Kaplan-Meier curve up to the restriction time.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
public readonly record struct RestrictedMeanEstimate(int Group, int Rows, double Events, double Estimate, double StandardError, double Lower, double Upper);

/// <summary>The difference of two restricted means, <paramref name="GroupA"/> minus <paramref name="GroupB"/>.</summary>
/// <param name="GroupA">A group's code.</param>
/// <param name="GroupB">The code of the group that is subtracted.</param>
/// <param name="Estimate">The difference.</param>
/// <param name="StandardError">Its standard error; null when 0.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
/// <param name="Z">The difference over its standard error.</param>
/// <param name="P">The two-sided p-value.</param>
public readonly record struct RestrictedMeanContrast(
    int GroupA, int GroupB, double Estimate, double? StandardError, double? Lower, double? Upper, double? Z, double? P);

/// <summary>The ratio of two restricted means, <paramref name="GroupA"/> over <paramref name="GroupB"/>.</summary>
/// <param name="GroupA">A group's code.</param>
/// <param name="GroupB">The code of the group that divides.</param>
/// <param name="Estimate">The ratio.</param>
/// <param name="LogStandardError">The standard error of its logarithm; null when 0.</param>
/// <param name="Lower">The lower confidence limit, symmetric on the log scale with the upper.</param>
/// <param name="Upper">The upper confidence limit.</param>
/// <param name="Z">The log ratio over its standard error.</param>
/// <param name="P">The two-sided p-value.</param>
public readonly record struct RestrictedMeanRatio(
    int GroupA, int GroupB, double Estimate, double? LogStandardError, double? Lower, double? Upper, double? Z, double? P);

/// <summary>Restricted means, and their differences and ratios against the first group with rows.</summary>
public sealed record RestrictedMeanComparison(
    IReadOnlyList<RestrictedMeanEstimate> Groups, IReadOnlyList<RestrictedMeanContrast> Differences, IReadOnlyList<RestrictedMeanRatio> Ratios);

/// <summary>Mean survival time up to a restriction time, as the area under the Kaplan-Meier curve.</summary>
/// <remarks>Irwin (1949); Royston and Parmar (2013); Uno and others (2014) for ratios. The variance is the sum over event times of the squared area that remains times Greenwood's increment.</remarks>
public static class RestrictedMean
{
    /// <summary>Estimates the restricted mean of each group that holds rows, and the differences and ratios.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="groups">The groups; null for all rows together.</param>
    /// <param name="tau">The restriction time, above 0, in the unit of the data.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="EstimationException">There are no rows, or a group's follow-up ends before <paramref name="tau"/> while patients are still alive.</exception>
    public static RestrictedMeanComparison Estimate(TimeToEvent data, Grouping? groups, double tau, double level = 0.95)
    {
        if (!(tau > 0) || !double.IsFinite(tau)) throw new ArgumentOutOfRangeException(nameof(tau), tau, "The restriction time is a positive number.");
        var options = new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.None, Robust = false };
        RestrictedMeanEstimate[] means =
        [
            .. KaplanMeier.Estimate(data, groups, options).Where(curve => curve.Rows > 0).Select(curve => Area(curve, tau, level)),
        ];
        return new RestrictedMeanComparison(
            means,
            [.. means.Skip(1).Select(mean => Contrast(mean, means[0], level))],
            [.. means.Skip(1).Select(mean => Ratio(mean, means[0], level))]);
    }

    private static RestrictedMeanEstimate Area(KaplanMeierCurve curve, double tau, double level)
    {
        SurvivalPoint[] steps = [.. curve.Steps.Where(step => step.Time <= tau)];
        if (curve.LastTime < tau && curve.Steps[^1].Survival > 0)
        {
            throw new EstimationException(
                EstimationProblem.RestrictionBeyondFollowUp,
                FormattableString.Invariant($"Follow-up of group {curve.Group} ends at {curve.LastTime}, before the restriction time {tau}, while patients are still alive."));
        }

        double variance = 0;
        double remaining = 0;
        double until = tau;
        double events = 0;
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            SurvivalPoint step = steps[i];
            remaining += (step.Survival ?? 0) * (until - step.Time);
            until = step.Time;
            events += step.Events;
            double survivors = step.AtRisk - step.Events;
            if (step.Events > 0 && survivors > 1e-12 * step.AtRisk) variance += remaining * remaining * step.Events / (step.AtRisk * survivors);
        }

        double mean = remaining + until;
        double se = Math.Sqrt(variance);
        double half = NormalDistribution.IntervalMultiplier(level) * se;
        return new RestrictedMeanEstimate(curve.Group, curve.Rows, events, mean, se, mean - half, mean + half);
    }

    private static RestrictedMeanContrast Contrast(RestrictedMeanEstimate a, RestrictedMeanEstimate b, double level)
    {
        double difference = a.Estimate - b.Estimate;
        double se = Math.Sqrt((a.StandardError * a.StandardError) + (b.StandardError * b.StandardError));
        if (!(se > 0)) return new RestrictedMeanContrast(a.Group, b.Group, difference, null, null, null, null, null);
        double half = NormalDistribution.IntervalMultiplier(level) * se;
        double z = difference / se;
        return new RestrictedMeanContrast(a.Group, b.Group, difference, se, difference - half, difference + half, z, NormalDistribution.TwoSided(z));
    }

    /// <summary>By the delta method: the variance of log m is var m / m².</summary>
    private static RestrictedMeanRatio Ratio(RestrictedMeanEstimate a, RestrictedMeanEstimate b, double level)
    {
        double log = Math.Log(a.Estimate / b.Estimate);
        (double sa, double sb) = (a.StandardError / a.Estimate, b.StandardError / b.Estimate);
        double se = Math.Sqrt((sa * sa) + (sb * sb));
        if (!(se > 0)) return new RestrictedMeanRatio(a.Group, b.Group, a.Estimate / b.Estimate, null, null, null, null, null);
        double half = NormalDistribution.IntervalMultiplier(level) * se;
        double z = log / se;
        return new RestrictedMeanRatio(a.Group, b.Group, a.Estimate / b.Estimate, se, Math.Exp(log - half), Math.Exp(log + half), z, NormalDistribution.TwoSided(z));
    }
}
