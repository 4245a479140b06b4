using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations;

/// <summary>Repeats an experiment. The random numbers of a repetition depend on its number only and counts are whole, so that threads do not matter.</summary>
internal static class SimulationRun
{
    private const int BlockSize = 50;

    /// <param name="experiment">What is repeated.</param>
    /// <param name="index">Its place among all.</param>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="share">A factor of the repetitions.</param>
    /// <param name="threads">Threads at most; -1 for as many as there are cores.</param>
    public static Outcome Of(Experiment experiment, int index, ulong seed, double share, int threads)
    {
        int repetitions = Math.Max(1, (int)Math.Round(experiment.Repetitions * share));
        int quantities = experiment.Quantities.Count;
        var shares = new Share[experiment.Settings.Count, quantities];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        for (int s = 0; s < experiment.Settings.Count; s++)
        {
            Setting setting = experiment.Settings[s];
            long[,] counts = new long[quantities, 3];
            ulong stream = Draws.Mix(seed, (ulong)index, (ulong)s);
            int blocks = (repetitions + BlockSize - 1) / BlockSize;
            Parallel.For(0, blocks, options, block =>
            {
                long[,] own = new long[quantities, 3];
                Span<Verdict> verdicts = new Verdict[quantities];
                for (int r = block * BlockSize; r < Math.Min(repetitions, (block + 1) * BlockSize); r++)
                {
                    verdicts.Clear();
                    Judge(experiment, new Draws(Draws.Mix(stream, (ulong)r)), setting, verdicts);
                    for (int q = 0; q < quantities; q++) own[q, (int)verdicts[q]]++;
                }

                Add(counts, own);
            });
            for (int q = 0; q < quantities; q++)
                shares[s, q] = new Share(counts[q, (int)Verdict.Hit], counts[q, (int)Verdict.Hit] + counts[q, (int)Verdict.Miss], counts[q, (int)Verdict.None]);
        }

        return new Outcome(experiment, repetitions, shares);
    }

    /// <summary>Where an analysis does not exist for a cohort (a lone event with nobody else at risk), what it would have judged has no interval.</summary>
    private static void Judge(Experiment experiment, Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        try
        {
            experiment.Judge(draws, setting, verdicts);
        }
        catch (EstimationException)
        {
        }
    }

    private static void Add(long[,] counts, long[,] own)
    {
        lock (counts)
        {
            for (int q = 0; q < counts.GetLength(0); q++)
            {
                for (int v = 0; v < 3; v++) counts[q, v] += own[q, v];
            }
        }
    }
}
