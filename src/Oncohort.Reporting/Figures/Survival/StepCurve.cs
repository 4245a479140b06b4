using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>One group's curve as it is drawn: levels that hold from their time on, up to the last time with an estimate.</summary>
internal sealed class StepCurve
{
    private StepCurve(string group, int index, IReadOnlyList<Level> levels, IReadOnlyList<double> censored, double end)
    {
        Group = group;
        Index = index;
        Levels = levels;
        Censored = censored;
        End = end;
    }

    public string Group { get; }

    /// <summary>The group's place, which decides its colour and dashes.</summary>
    public int Index { get; }

    public IReadOnlyList<Level> Levels { get; }

    /// <summary>Times at which someone was censored.</summary>
    public IReadOnlyList<double> Censored { get; }

    /// <summary>The time at which the curve stops.</summary>
    public double End { get; }

    /// <summary>The curve of a group, falling from 1, or rising from 0 when <paramref name="rising"/>; cut at <paramref name="last"/>.</summary>
    public static StepCurve Of(KaplanMeierStratum stratum, int index, bool rising, double last)
    {
        Level current = rising ? new Level(0, 0, 0, 0) : new Level(0, 1, 1, 1);
        List<Level> levels = [current];
        List<double> censored = [];
        double end = 0;
        foreach (KaplanMeierStep step in stratum.Steps)
        {
            if (step.Survival is not double survival || step.Time > last) break;
            end = step.Time;
            if (step.Censored is { IsSome: true }) censored.Add(step.Time);
            Level level = rising
                ? new Level(step.Time, 1 - survival, 1 - step.Upper, 1 - step.Lower)
                : new Level(step.Time, survival, step.Lower, step.Upper);
            if (level with { Time = current.Time } == current) continue;
            levels.Add(level);
            current = level;
        }

        if (stratum.Steps.Count > 0 && stratum.Steps[^1].Time > last && end > 0) end = last;
        return new StepCurve(stratum.Group, index, levels, censored, end);
    }

    /// <summary>The level in force at a time.</summary>
    public Level At(double time)
    {
        int low = 0;
        int high = Levels.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Levels[middle].Time <= time) low = middle;
            else high = middle - 1;
        }

        return Levels[low];
    }

    /// <summary>The lowest and highest value within a span of time, bands included on request; null when the curve is not there.</summary>
    public (double Low, double High)? Reach(double from, double to, bool bands)
    {
        if (from > End) return null;
        Level first = At(from);
        double low = Low(first, bands);
        double high = High(first, bands);
        foreach (Level level in Levels)
        {
            if (level.Time < from || level.Time > to) continue;
            low = Math.Min(low, Low(level, bands));
            high = Math.Max(high, High(level, bands));
        }

        return (low, high);
    }

    private static double Low(Level level, bool bands) => bands ? Math.Min(level.Value, level.Lower ?? level.Value) : level.Value;

    private static double High(Level level, bool bands) => bands ? Math.Max(level.Value, level.Upper ?? level.Value) : level.Value;
}

/// <summary>A value that holds from a time on, with its limits; null where they do not exist.</summary>
internal readonly record struct Level(double Time, double Value, double? Lower, double? Upper);
