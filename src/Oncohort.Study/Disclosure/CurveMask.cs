using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Coarsens a survival curve until no step, no fixed time and no number at risk gives a small count away.</summary>
/// <param name="below">Counts from 1 to one below this are small.</param>
/// <param name="n">The patients of the group as they are printed.</param>
/// <param name="events">Its events as they are printed.</param>
internal sealed class CurveMask(int below, Count n, Count events)
{
    public KaplanMeierStratum Of(KaplanMeierStratum stratum)
    {
        KaplanMeierStratum masked = stratum with { N = n, Events = events };
        if (n.AtMost < below || (events.IsSome && events.AtMost < below))
            return masked with { Median = Told(stratum.Median, false), MedianFollowUp = Told(stratum.MedianFollowUp, n.AtMost >= below), At = [.. stratum.At.Select(at => Without(stratum, at))], Steps = [], AtRisk = Risk(stratum).Levels };
        var steps = new EventSteps<KaplanMeierStep>(below, stratum.Steps, step => step.Time, step => step.Events.AtLeast);
        RiskLevels risk = Risk(stratum);
        double[] shown = steps.SafeTimes([.. stratum.At.Where(at => at.Survival is not null && risk.Before(at.Time) >= below).Select(at => at.Time)]);
        return masked with
        {
            Median = Told(stratum.Median, IsSupported(stratum.Median, risk)),
            MedianFollowUp = Told(stratum.MedianFollowUp, IsSupported(stratum.MedianFollowUp, risk)),
            At = [.. stratum.At.Select(at => shown.Contains(at.Time) ? Rounded(at) with { AtRisk = AtRisk(stratum, below, at.AtRisk) } : Without(stratum, at))],
            Steps = [.. steps.Merge(shown, step => step.AtRisk.AtLeast >= below).Select(merged => Step(stratum, merged.Step, merged.Falls))],
            AtRisk = risk.Levels,
        };
    }

    /// <summary>A number at risk as it is printed: the patients of the group, or the range between two numbers at risk that lie at least the limit apart.</summary>
    public static Count AtRisk(KaplanMeierStratum stratum, int below, Count atRisk) => Risk(stratum, below, stratum.N).Printed(atRisk.AtLeast);

    private RiskLevels Risk(KaplanMeierStratum stratum) => Risk(stratum, below, n);

    private static RiskLevels Risk(KaplanMeierStratum stratum, int below, Count n) => new([.. stratum.Steps.Select(step => (step.Time, step.AtRisk.AtLeast))], stratum.N.AtLeast, n, below);

    /// <summary>A median that is not reached is none to withhold.</summary>
    private static Interval Told(Interval median, bool isTold) => isTold || median.Estimate is null ? median : Interval.Withheld;

    private static bool IsSupported(Interval time, RiskLevels risk) => time.Estimate is not { } at || risk.IsSafe(at);

    private KaplanMeierTime Without(KaplanMeierStratum stratum, KaplanMeierTime at) =>
        at with { AtRisk = AtRisk(stratum, below, at.AtRisk), Survival = null, Se = null, Lower = null, Upper = null };

    private KaplanMeierTime Rounded(KaplanMeierTime at) => at with { Survival = Round(at.Survival), Se = Round(at.Se), Lower = Round(at.Lower), Upper = Round(at.Upper) };

    private KaplanMeierStep Step(KaplanMeierStratum stratum, KaplanMeierStep step, bool falls) => new(
        step.Time, AtRisk(stratum, below, step.AtRisk), falls ? Count.Between(below, double.PositiveInfinity) : 0, null, Round(step.Survival), Round(step.Se), Round(step.Lower), Round(step.Upper));

    /// <summary>All digits of an estimate would give away how many were at risk.</summary>
    private double? Round(double? estimate) => estimate is { } value ? Math.Round(value, n.IsWithheld || events.IsWithheld ? 2 : 3, MidpointRounding.AwayFromZero) : null;
}
