using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// Six rows, one binary covariate: events of the cause at 1 (x = 1) and 4 (x = 0), a competing event at 2 (x = 1), censored at 3 (x = 0), 5 (x = 1) and 6 (x = 0).
/// </summary>
/// <remarks>
/// G falls from 1 to 3/4 at 3 (four at risk). Risk sets with r = exp(beta): at 1 all, 3 r + 3; at 4 the rows of 4, 5 and 6, r + 2, and with weight 3/4 the
/// competing event of 2: (7/4) r + 2. Log likelihood beta - log(3 r + 3) - log(7 r / 4 + 2). Score 1 - r / (r + 1) - (7/4) r / (7 r / 4 + 2) = 0, so 7/4 r² = 2.
/// </remarks>
public sealed class SmallFineGrayTests
{
    private static readonly double[] Time = [1, 2, 3, 4, 5, 6];
    private static readonly int[] Code = [1, 2, 0, 1, 0, 0];
    private static readonly double[] X = [1, 1, 0, 0, 1, 0];

    private static FineGrayFit Fit(FineGrayOptions? options = null, double[]? entry = null) =>
        FineGrayModel.Fit(TimeToEvent.Create(Time, Code, entry), new CovariateMatrix(["x"], [X]), options);

    [Fact]
    public void The_estimate_solves_the_score_equation()
    {
        FineGrayFit fit = Fit();
        double r = Math.Sqrt(8.0 / 7);
        Near.Relative(Math.Log(r), fit.Terms[0].Coefficient, 1e-10, "coefficient");
        Near.Relative(Math.Log(r) - Math.Log((3 * r) + 3) - Math.Log((7 * r / 4) + 2), fit.LogLikelihood, 1e-12, "log-likelihood");
        Near.Relative(-Math.Log(6) - Math.Log(15.0 / 4), fit.LogLikelihoodNull, 1e-12, "log-likelihood at 0");
        Near.Relative(0.5 - (7.0 / 15), Math.Sqrt(fit.Score.ChiSquare!.Value * (0.25 + (7.0 / 15 * 8 / 15))), 1e-10, "score at 0");
    }

    [Fact]
    public void The_variance_adds_up_row_by_row()
    {
        // Means 1/2 + … at the estimate: m1 = r / (r + 1), m4 = 7r / (7r + 8); hazards h1 = 1 / (3r + 3), h4 = 4 / (7r + 8).
        double r = Math.Sqrt(8.0 / 7);
        double m1 = r / (r + 1);
        double m4 = 7 * r / ((7 * r) + 8);
        double h1 = 1 / ((3 * r) + 3);
        double h4 = 4 / ((7 * r) + 8);
        double q = r * (1 - m4) * 0.75 * h4 / 0.75;
        // Censoring at 3: the competing row of 2 has weight 1 there and 3/4 at 4.
        q *= 0.75;
        double[] eta =
        [
            1 - m1 - (r * (1 - m1) * h1),
            -r * (((1 - m1) * h1) + ((1 - m4) * 0.75 * h4)),
            m1 * h1,
            -m4 + (m1 * h1) + (m4 * h4),
            -r * (((1 - m1) * h1) + ((1 - m4) * h4)),
            (m1 * h1) + (m4 * h4),
        ];
        double[] psi = [0, 0, (q / 4) - (q / 16), -q / 16, -q / 16, -q / 16];
        double middle = eta.Zip(psi, (a, b) => (a + b) * (a + b)).Sum();
        double information = (m1 * (1 - m1)) + (m4 * (1 - m4));
        Near.Relative(middle / (information * information), Fit().Covariance(0, 0), 1e-10, "variance");
        Near.Relative(eta.Sum(a => a * a) / (information * information), Fit(new FineGrayOptions { Variance = FineGrayVariance.KnownWeights }).Covariance(0, 0), 1e-10, "variance, weights as known");
    }

    [Fact]
    public void Predicted_incidence_is_that_of_the_accumulated_baseline_hazard()
    {
        double r = Math.Sqrt(8.0 / 7);
        double hazard = (1 / ((3 * r) + 3)) + (4 / ((7 * r) + 8));
        PredictedIncidence one = Fit().Predict([1]);
        Assert.Equal(0, one.At(0.5));
        Near.Relative(1 - Math.Exp(-r / ((3 * r) + 3)), one.At(1), 1e-10, "after the first event");
        Near.Relative(1 - Math.Exp(-r * hazard), one.At(4), 1e-10, "after the last event");
        Near.Relative(1 - Math.Exp(-hazard), Fit().Predict([0]).At(6), 1e-10, "the other pattern");
        Assert.Null(one.At(6.5));
        Assert.Equal(Time, one.Times);
        Assert.Equal(one.At(5), one.Values[4]);
    }

    [Fact]
    public void Where_censoring_follows_events_a_tied_event_is_not_exposed_to_it()
    {
        // Competing events at 1 and 2; at 2 one more is censored: of those at risk at 2 (4 rows) or of those without an event then (3 rows).
        double[] time = [1, 2, 2, 3, 4];
        int[] code = [2, 2, 0, 1, 0];
        var x = new CovariateMatrix(["x"], [[1, 0, 1, 0, 1]]);
        double? NullOf(CensoringTies ties) => FineGrayModel.Fit(TimeToEvent.Create(time, code), x, new FineGrayOptions { CensoringTies = ties }).LogLikelihoodNull;
        Near.Relative(-Math.Log(2 + (2 * 3.0 / 4)), NullOf(CensoringTies.WithEvents), 1e-12, "at risk");
        Near.Relative(-Math.Log(2 + (2 * 2.0 / 3)), NullOf(CensoringTies.AfterEvents), 1e-12, "not at risk");
    }

    [Fact]
    public void Late_entry_lets_the_weight_of_a_competing_event_grow()
    {
        // The last row enters at 2: of the four at risk after 2 one has joined, so the competing event of 2 counts 4/3, less the censoring at 3.
        FineGrayFit fit = Fit(entry: [0, 0, 0, 0, 0, 2]);
        Near.Relative(-Math.Log(5) - Math.Log(3 + (4.0 / 3 * 0.75)), fit.LogLikelihoodNull, 1e-12, "log-likelihood at 0");
        Assert.True(fit.TakesWeightsAsKnown);
    }

    [Fact]
    public void Separation_and_collinearity_are_statuses()
    {
        double[] time = [1, 2, 3, 4, 5, 6, 7, 8];
        int[] code = [1, 1, 2, 1, 0, 2, 0, 0];
        double[] risk = [1, 1, 0, 1, 0, 0, 0, 0];
        double[] other = [1, 0, 2, 1, 0, 3, 1, 2];
        var covariates = new CovariateMatrix(["risk", "other", "twice", "same"], [risk, other, [.. other.Select(value => 2 * value)], new double[8]]);
        FineGrayFit fit = FineGrayModel.Fit(TimeToEvent.Create(time, code), covariates);
        Assert.Equal([EstimateStatus.Separated, EstimateStatus.Estimated, EstimateStatus.Collinear, EstimateStatus.Collinear], fit.Terms.Select(term => term.Status));
        Assert.Null(fit.Wald.ChiSquare);
        Assert.Equal(2, fit.LikelihoodRatio.DegreesOfFreedom);
        Assert.False(fit.Predict([1, 1, 2, 0]).IsEstimated);
        Assert.Null(fit.Predict([1, 1, 2, 0]).At(3));
    }

    [Fact]
    public void What_cannot_be_fitted_is_named()
    {
        Assert.Equal(EstimationProblem.NoEvents, Problem([1, 2], [2, 0], [0, 1]));
        Assert.Equal(EstimationProblem.NoRows, Problem([], [], []));
        Assert.Equal(EstimationProblem.NoCovariate, Problem([1, 2], [1, 2], [3, 3]));
        Assert.Throws<ArgumentException>(() => FineGrayModel.Fit(TimeToEvent.Create([1, 2], [1, 2]), new CovariateMatrix(["x"], [[1]])));
        Assert.Throws<ArgumentException>(() => Fit().Predict([1, 2]));
    }

    [Fact]
    public void The_largest_total_of_all_causes_is_found_among_the_rows()
    {
        double[] x = [1.5, 2, 0, 0.5, 2.5, 0.2, 1, 0.1];
        TimeToEvent data = TimeToEvent.Create([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 1, 2, 1, 1, 2, 2]);
        var covariates = new CovariateMatrix(["x"], [x]);
        FineGrayFit[] causes = [FineGrayModel.Fit(data, covariates), FineGrayModel.Fit(data.ForCause(2), covariates)];
        double[] totals = [.. x.Select(value => causes.Sum(fit => fit.Predict([value]).At(8)!.Value))];
        PredictedTotal largest = PredictedTotal.Largest(causes, covariates)!.Value;
        Near.Relative(totals.Max(), largest.Total, 1e-12, "total");
        Assert.Equal(Array.IndexOf(totals, totals.Max()), largest.Row);
    }

    [Fact]
    public void Another_cause_is_put_first_and_back()
    {
        TimeToEvent data = TimeToEvent.Create([1, 2, 3, 4], [1, 2, 3, 0]);
        Assert.Equal([2, 1, 3, 0], data.ForCause(2).EventCodes.ToArray());
        Assert.Equal([3, 2, 1, 0], data.ForCause(3).EventCodes.ToArray());
        Assert.Equal([1, 2, 3, 0], data.ForCause(3).ForCause(3).EventCodes.ToArray());
        Assert.Same(data, data.ForCause(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.ForCause(0));
    }

    private static EstimationProblem Problem(double[] time, int[] code, double[] x) =>
        Assert.Throws<EstimationException>(() => FineGrayModel.Fit(TimeToEvent.Create(time, code), new CovariateMatrix(["x"], [x]))).Problem;
}
