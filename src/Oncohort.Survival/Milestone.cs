using Oncohort.Survival.Distributions;

namespace Oncohort.Survival;

/// <summary>Survival of a group compared with that of a reference group at one time. Numbers are null where a curve does not give them.</summary>
/// <param name="Time">The time.</param>
/// <param name="Group">The group's code.</param>
/// <param name="Reference">The code of the reference group.</param>
/// <param name="Difference">Survival of the group minus survival of the reference, with limits.</param>
/// <param name="StandardError">The standard error of the difference.</param>
/// <param name="P">The two-sided p-value of the difference, by its own standard error.</param>
/// <param name="Ratio">Survival of the group over survival of the reference, with limits that are symmetric on the log scale.</param>
/// <param name="RatioP">The two-sided p-value of the log ratio.</param>
/// <param name="LogLogP">The two-sided p-value of the difference on the complementary log-log scale, which keeps its level best in small samples.</param>
public readonly record struct MilestoneContrast(
    double Time, int Group, int Reference, IntervalEstimate Difference, double? StandardError, double? P, IntervalEstimate Ratio, double? RatioP, double? LogLogP);

/// <summary>Compares survival of groups at fixed times, where hazards need not be proportional.</summary>
/// <remarks>
/// Klein, Logan, Harhoff and Andersen (2007), Analyzing survival curves at a fixed point in time, Stat Med 26:4505. Groups are independent; the variance of each curve
/// is its own (Greenwood's, or robust where the curve is). The delta method gives the other scales: var log S = var S / S², var log(-log S) = var S / (S log S)².
/// </remarks>
public static class Milestone
{
    /// <summary>Compares every curve with rows with the first of them, at each time.</summary>
    /// <param name="curves">The curves of the groups.</param>
    /// <param name="times">The times, ascending; chosen before the curves were seen.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">The times do not ascend.</exception>
    public static IReadOnlyList<MilestoneContrast> Compare(IReadOnlyList<KaplanMeierCurve> curves, IReadOnlyList<double> times, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(times);
        for (int i = 1; i < times.Count; i++)
        {
            if (times[i] < times[i - 1]) throw new ArgumentException($"The time {times[i]} follows {times[i - 1]}; times ascend.", nameof(times));
        }

        KaplanMeierCurve[] held = [.. curves.Where(curve => curve.Rows > 0)];
        SurvivalPoint[][] points = Array.ConvertAll(held, curve => curve.At(times));
        double multiplier = NormalDistribution.IntervalMultiplier(level);
        return [.. Enumerable.Range(0, times.Count).SelectMany(at => Enumerable.Range(1, Math.Max(0, held.Length - 1)).Select(
            other => Contrast(times[at], held[other].Group, held[0].Group, points[other][at], points[0][at], multiplier)))];
    }

    private static MilestoneContrast Contrast(double time, int group, int reference, SurvivalPoint a, SurvivalPoint b, double multiplier)
    {
        if (a is not { Survival: { } s, StandardError: { } se } || b is not { Survival: { } t, StandardError: { } te })
        {
            double? difference = a.Survival - b.Survival;
            double? ratio = b.Survival > 0 ? a.Survival / b.Survival : null;
            return new MilestoneContrast(time, group, reference, new IntervalEstimate(difference, null, null), null, null, new IntervalEstimate(ratio, null, null), null, null);
        }

        double error = Root(se, te);
        double logError = Root(se / s, te / t);
        double logLogError = Root(se / (s * Math.Log(s)), te / (t * Math.Log(t)));
        double logRatio = Math.Log(s / t);
        double logLog = Math.Log(-Math.Log(s)) - Math.Log(-Math.Log(t));
        return new MilestoneContrast(
            time,
            group,
            reference,
            Interval(s - t, multiplier * error, value => value),
            error > 0 ? error : null,
            TwoSided(s - t, error),
            Interval(logRatio, multiplier * logError, Math.Exp),
            TwoSided(logRatio, logError),
            s < 1 && t < 1 ? TwoSided(logLog, logLogError) : null);
    }

    private static IntervalEstimate Interval(double centre, double half, Func<double, double> scale) =>
        half > 0 ? new IntervalEstimate(scale(centre), scale(centre - half), scale(centre + half)) : new IntervalEstimate(scale(centre), null, null);

    private static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));

    private static double? TwoSided(double difference, double error) => error > 0 && double.IsFinite(error) ? NormalDistribution.TwoSided(difference / error) : null;
}
