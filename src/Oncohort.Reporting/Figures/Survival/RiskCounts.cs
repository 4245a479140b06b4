using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Reads the numbers at risk at the ticks from the steps of a curve: the risk set of the next observed time.</summary>
internal sealed class RiskCounts(Edition edition) : Written(edition)
{
    /// <summary>One text a tick: at risk just before it, on request with those gone up to and including it, by the event or censored.</summary>
    public IReadOnlyList<string> At(KaplanMeierStratum stratum, IReadOnlyList<double> ticks, RiskParentheses parentheses)
    {
        if (stratum.AtRisk is { } levels) return [.. ticks.Select(tick => Rounded.Count(At(levels, tick)))];
        string[] cells = new string[ticks.Count];
        Count gone = 0;
        int next = 0;
        IReadOnlyList<KaplanMeierStep> steps = stratum.Steps;
        for (int i = 0; i < ticks.Count; i++)
        {
            double tolerance = 1e-9 * Math.Max(1, ticks[i]);
            while (next < steps.Count && steps[next].Time < ticks[i] - tolerance) gone += Gone(steps[next++], parentheses);
            Count atRisk = next < steps.Count ? steps[next].AtRisk : 0;
            Count now = gone;
            if (next < steps.Count && steps[next].Time <= ticks[i] + tolerance) now += Gone(steps[next], parentheses);
            cells[i] = parentheses == RiskParentheses.None ? Rounded.Count(atRisk) : $"{Rounded.Count(atRisk)} ({Rounded.Count(now)})";
        }

        return cells;
    }

    /// <summary>The events up to and including each tick.</summary>
    public IReadOnlyList<string> EventsAt(KaplanMeierStratum stratum, IReadOnlyList<double> ticks) =>
        [.. ticks.Select(tick => Rounded.Count(Count.Sum(stratum.Steps.TakeWhile(step => step.Time <= tick + (1e-9 * Math.Max(1, tick))), step => step.Events)))];

    private static Count At(IReadOnlyList<RiskLevel> levels, double tick) => levels.FirstOrDefault(level => level.Until >= tick - (1e-9 * Math.Max(1, tick)))?.AtRisk ?? 0;

    private static Count Gone(KaplanMeierStep step, RiskParentheses parentheses) => parentheses == RiskParentheses.Censored ? step.Censored ?? 0 : step.Events;
}
