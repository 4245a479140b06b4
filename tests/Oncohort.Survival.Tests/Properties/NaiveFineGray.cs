namespace Oncohort.Survival.Tests.Properties;

/// <summary>
/// The weighted partial likelihood of Fine and Gray as its definition reads: for every event a sum over all rows, each weight from its own products. O(n²) and no shared code.
/// </summary>
internal sealed class NaiveFineGray(double[] time, int[] code, int[]? group, double[]? entry, double[][] x, CensoringTies ties)
{
    /// <summary>False where late entry leaves nobody at risk between two times, so that the entry distribution is 0 before.</summary>
    public bool IsDefined => time.Where(t => t < time.Max()).All(t => Enumerable.Range(0, time.Length).Any(i => time[i] > t && Entry(i) < t));

    public (double LogLikelihood, double[] Score) At(double[] beta)
    {
        double logLikelihood = 0;
        double[] score = new double[beta.Length];
        for (int i = 0; i < time.Length; i++)
        {
            if (code[i] != 1) continue;
            double s0 = 0;
            double[] s1 = new double[beta.Length];
            for (int k = 0; k < time.Length; k++)
            {
                double risk = Weight(k, time[i]) * Math.Exp(Predictor(k, beta));
                s0 += risk;
                for (int j = 0; j < beta.Length; j++) s1[j] += risk * x[j][k];
            }

            logLikelihood += Predictor(i, beta) - Math.Log(s0);
            for (int j = 0; j < beta.Length; j++) score[j] += x[j][i] - (s1[j] / s0);
        }

        return (logLikelihood, score);
    }

    private double Predictor(int row, double[] beta) => beta.Select((b, j) => b * x[j][row]).Sum();

    private double Entry(int row) => entry is null ? -1 : entry[row];

    private double Weight(int row, double at)
    {
        if (time[row] >= at) return Entry(row) < at ? 1 : 0;
        if (code[row] < 2) return 0;
        int[] own = [.. Enumerable.Range(0, time.Length).Where(i => group is null || group[i] == group[row])];
        if (own.All(i => time[i] < at)) return 0;
        double weight = 1;
        foreach (double u in own.Select(i => time[i]).Distinct().Where(u => u >= time[row] && u < at).Order())
        {
            double exposed = own.Count(i => Entry(i) < u && (time[i] > u || (time[i] == u && (code[i] == 0 || ties == CensoringTies.WithEvents))));
            if (exposed > 0) weight *= 1 - (own.Count(i => time[i] == u && code[i] == 0) / exposed);
        }

        foreach (double s in own.Select(Entry).Distinct().Where(s => s >= time[row] && s < at))
            weight /= 1 - ((double)own.Count(i => Entry(i) == s) / own.Count(i => Entry(i) <= s && time[i] > s));
        return weight;
    }
}
