namespace Oncohort.Survival.Tables;

/// <summary>The number of marked items among <paramref name="Draws"/> of <paramref name="Population"/> items, <paramref name="Marked"/> of them marked.</summary>
internal readonly record struct Hypergeometric(long Draws, long Marked, long Population)
{
    /// <summary>The smallest possible number.</summary>
    public long Lowest => Math.Max(0, Draws - (Population - Marked));

    /// <summary>The largest possible number.</summary>
    public long Highest => Math.Min(Draws, Marked);

    /// <summary>A most probable number.</summary>
    public long Mode => Math.Clamp((long)((Draws + 1.0) * (Marked + 1.0) / (Population + 2.0)), Lowest, Highest);

    /// <summary>The probability of <paramref name="x"/>.</summary>
    public double Probability(long x, LogFactorials logFactorial) => Math.Exp(
        LogChoose(Marked, x, logFactorial) + LogChoose(Population - Marked, Draws - x, logFactorial) - LogChoose(Population, Draws, logFactorial));

    /// <summary>P(<paramref name="x"/> + 1) / P(<paramref name="x"/>).</summary>
    public double RatioUp(long x) => (double)(Marked - x) / (x + 1) * ((double)(Draws - x) / (Population - Marked - Draws + x + 1));

    /// <summary>P(<paramref name="x"/> - 1) / P(<paramref name="x"/>).</summary>
    public double RatioDown(long x) => 1 / RatioUp(x - 1);

    private static double LogChoose(long n, long k, LogFactorials logFactorial) => logFactorial[n] - logFactorial[k] - logFactorial[n - k];
}
