namespace Oncohort.Survival;

/// <summary>Choices of Fisher's exact test.</summary>
public sealed record FisherOptions
{
    /// <summary>The confidence level of the odds ratio, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Steps of the exact algorithm at most, of some 100 ns each (two million partial tables in memory at most); beyond it the p-value is simulated. 0 always simulates.</summary>
    public long WorkLimit { get; init; } = 5_000_000;

    /// <summary>Tables drawn when the p-value is simulated.</summary>
    public int Simulations { get; init; } = 100_000;

    /// <summary>The seed of the simulation.</summary>
    public long Seed { get; init; } = 1;

    internal void Check()
    {
        if (!(Level > 0 && Level < 1))
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "A level strictly between 0 and 1 is needed.");
        ArgumentOutOfRangeException.ThrowIfNegative(WorkLimit);
        ArgumentOutOfRangeException.ThrowIfLessThan(Simulations, 1);
    }
}

/// <summary>The answer of Fisher's exact test.</summary>
public sealed record FisherExactTest
{
    /// <summary>The two-sided p-value: exact, unless <see cref="Simulations"/> says otherwise.</summary>
    public required double P { get; init; }

    /// <summary>Whether the p-value is a Monte Carlo approximation because the exact one is too costly.</summary>
    public bool IsSimulated => Simulations > 0;

    /// <summary>The number of tables drawn; 0 for an exact p-value.</summary>
    public int Simulations { get; init; }

    /// <summary>The standard error of a simulated p-value; null for an exact one.</summary>
    public double? StandardError { get; init; }

    /// <summary>
    /// The conditional maximum-likelihood odds ratio with its exact limits, for 2 x 2. An estimate of zero or infinity (the first cell as
    /// small or as large as the margins allow) is null; so is an infinite upper limit; the lower limit is then 0 or finite as it comes.
    /// </summary>
    public IntervalEstimate OddsRatio { get; init; }

    /// <summary>Whether <see cref="OddsRatio"/> was estimated: never for larger tables, nor at the edge of what the margins allow.</summary>
    public EstimateStatus OddsRatioStatus { get; init; } = EstimateStatus.NotEstimable;
}
