namespace Oncohort.Survival.Distributions;

/// <summary>Limits of a probability that was seen as a count of successes.</summary>
internal static class BinomialInterval
{
    private const int Halvings = 200;

    /// <summary>The interval of Clopper and Pearson (1934), Biometrika 26:404: it covers at least at its level.</summary>
    public static (double Lower, double Upper) ClopperPearson(long successes, long trials, double level)
    {
        double tail = (1 - level) / 2;
        double lower = successes == 0 ? 0 : Solve(x => IncompleteBeta.Regularized(successes, trials - successes + 1, x, 1 - x) < tail);
        double upper = successes == trials ? 1 : Solve(x => IncompleteBeta.Regularized(trials - successes, successes + 1, 1 - x, x) > tail);
        return (lower, upper);
    }

    /// <summary>The point in 0 .. 1 up to which a condition holds.</summary>
    private static double Solve(Predicate<double> holds)
    {
        (double low, double high) = (0.0, 1.0);
        for (int i = 0; i < Halvings && high - low > 1e-15 * high; i++)
        {
            double middle = (low + high) / 2;
            if (holds(middle)) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
