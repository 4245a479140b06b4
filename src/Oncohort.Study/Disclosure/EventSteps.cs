namespace Oncohort.Study.Disclosure;

/// <summary>Joins the steps of a curve until each covers at least as many events as the limit says.</summary>
/// <typeparam name="T">A step.</typeparam>
internal sealed class EventSteps<T>(int below, IReadOnlyList<T> steps, Func<T, double> time, Func<T, double> events)
{
    private readonly double _all = steps.Sum(events);

    /// <summary>The fixed times at which the curve may be told: no or enough events since the one before, and none or enough after it.</summary>
    public double[] SafeTimes(IReadOnlyList<double> times)
    {
        List<double> safe = [];
        double before = 0;
        foreach (double at in times.Order())
        {
            double now = steps.TakeWhile(step => time(step) <= at + Tolerance(at)).Sum(events);
            if (!IsSafe(now - before) || !IsSafe(_all - now)) continue;
            safe.Add(at);
            before = now;
        }

        return [.. safe];
    }

    /// <summary>The last step of each block of events; after them, when the curve runs on without events, the last step that may be told.</summary>
    /// <param name="ends">Times at which a block ends in any case.</param>
    /// <param name="isTold">Whether enough patients are at risk at a step.</param>
    public IEnumerable<(T Step, bool Falls)> Merge(IReadOnlyList<double> ends, Func<T, bool> isTold)
    {
        List<int> blocks = Blocks(ends);
        int told = -1;
        foreach (int last in blocks.TakeWhile(last => isTold(steps[last])))
        {
            told = last;
            yield return (steps[last], true);
        }

        if (blocks.Count > 0 && told != blocks[^1]) yield break;
        int end = Enumerable.Range(told + 1, steps.Count - told - 1).TakeWhile(step => isTold(steps[step])).LastOrDefault(-1);
        if (end >= 0) yield return (steps[end], false);
    }

    /// <summary>Each block closes as soon as it has enough events and leaves none or enough for the next.</summary>
    private List<int> Blocks(IReadOnlyList<double> ends)
    {
        List<int> blocks = [];
        double from = double.NegativeInfinity;
        foreach (double end in ends.Order().Select(end => end + Tolerance(end)).Append(double.PositiveInfinity))
        {
            int[] falls = [.. Enumerable.Range(0, steps.Count).Where(step => time(steps[step]) > from && time(steps[step]) <= end && events(steps[step]) > 0)];
            double block = 0;
            double left = falls.Sum(step => events(steps[step]));
            foreach (int step in falls)
            {
                block += events(steps[step]);
                left -= events(steps[step]);
                if (block < below || !IsSafe(left)) continue;
                blocks.Add(step);
                block = 0;
            }

            from = end;
        }

        return blocks;
    }

    private static double Tolerance(double time) => 1e-9 * Math.Max(1, time);

    private bool IsSafe(double count) => count <= 1e-9 || count >= below;
}
