namespace Oncohort.Study.Results;

/// <summary>Tests of a contingency table.</summary>
public sealed record ChiSquareResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "chisq";
    /// <summary>Row levels.</summary>
    public required IReadOnlyList<string> Rows { get; init; }
    /// <summary>Column levels.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
    /// <summary>Counts, rows by columns.</summary>
    public required IReadOnlyList<IReadOnlyList<Count>> Counts { get; init; }
    /// <summary>Counts expected under independence.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Expected { get; init; }
    /// <summary>Pearson's test without correction.</summary>
    public required TestResult Pearson { get; init; }
    /// <summary>Pearson's test with Yates's correction; only for 2 x 2.</summary>
    public TestResult? Yates { get; init; }
    /// <summary>The likelihood-ratio test.</summary>
    public required TestResult LikelihoodRatio { get; init; }
    /// <summary>Fisher's exact test.</summary>
    public required FisherResult Fisher { get; init; }
    /// <summary>Linear-by-linear trend with scores 1, 2, ….</summary>
    public required TestResult Trend { get; init; }
}

/// <summary>Fisher's exact test; the conditional maximum-likelihood odds ratio exists for 2 x 2 only.</summary>
public sealed record FisherResult(double? P, double? OddsRatio, double? Lower, double? Upper);
