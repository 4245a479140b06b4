using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Reads the numbers at risk at the ticks from the steps of a curve: the risk set of the next observed time.</summary>
internal static class RiskCounts
{
    /// <summary>One text a tick: at risk just before it, on request with the events up to and including it.</summary>
    public static IReadOnlyList<string> At(KaplanMeierStratum stratum, IReadOnlyList<double> ticks, bool cumulativeEvents)
    {
        string[] cells = new string[ticks.Count];
        double events = 0;
        int next = 0;
        IReadOnlyList<KaplanMeierStep> steps = stratum.Steps;
        for (int i = 0; i < ticks.Count; i++)
        {
            double tolerance = 1e-9 * Math.Max(1, ticks[i]);
            while (next < steps.Count && steps[next].Time < ticks[i] - tolerance) events += steps[next++].Events;
            double atRisk = next < steps.Count ? steps[next].AtRisk : 0;
            double now = events;
            if (next < steps.Count && steps[next].Time <= ticks[i] + tolerance) now += steps[next].Events;
            cells[i] = cumulativeEvents ? $"{Rounded.Count(atRisk)} ({Rounded.Count(now)})" : Rounded.Count(atRisk);
        }

        return cells;
    }
}
