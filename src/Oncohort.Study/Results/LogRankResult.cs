namespace Oncohort.Study.Results;

/// <summary>A log-rank type test.</summary>
public sealed record LogRankResult : AnalysisResult
{
    private readonly Count? _events;

    /// <inheritdoc/>
    public override string Command => "logrank";
    /// <summary>The statistic; null for MaxCombo, whose statistic is another.</summary>
    public required double? Chi2 { get; init; }
    /// <summary>Its degrees of freedom.</summary>
    public required int Df { get; init; }
    /// <summary>Its p-value.</summary>
    public required double? P { get; init; }
    /// <summary>The largest of several tests, whose p-value is <see cref="P"/>; null when one test was asked for.</summary>
    public MaxComboTestResult? MaxCombo { get; init; }
    /// <summary>The test by permutation of the groups; null when not asked for.</summary>
    public PermutationTestResult? Permutation { get; init; }
    /// <summary>Observed and expected events by group.</summary>
    public required IReadOnlyList<LogRankGroupResult> Groups { get; init; }
    /// <summary>Events of all groups.</summary>
    public Count Events
    {
        get => _events ?? Count.Sum(Groups, group => group.Observed);
        init => _events = value;
    }
    /// <summary>Tests of all pairs; null when not asked for.</summary>
    public IReadOnlyList<PairwiseResult>? Pairwise { get; init; }
    /// <summary>The test for trend over the groups in order; null when not asked for.</summary>
    public TestResult? Trend { get; init; }
}

/// <summary>One group of a log-rank test: <paramref name="Observed"/> and <paramref name="Expected"/> count events, whatever the test's weights.</summary>
public sealed record LogRankGroupResult(string Group, Count N, Count Observed, double? Expected)
{
    /// <summary>Observed events, each weighted as the test weights its time, as R's <c>survdiff</c> prints them; null for the log-rank test, which weights them equally.</summary>
    public double? WeightedObserved { get; init; }

    /// <summary>Expected events, each weighted as the test weights its time; null for the log-rank test.</summary>
    public double? WeightedExpected { get; init; }
}

/// <summary>One pair of groups; <paramref name="PAdjusted"/> is adjusted for the number of pairs by the method in the settings.</summary>
public sealed record PairwiseResult(string A, string B, double? Chi2, int Df, double? P, double? PAdjusted);
