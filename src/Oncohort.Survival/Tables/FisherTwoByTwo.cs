namespace Oncohort.Survival.Tables;

/// <summary>
/// Fisher's test of a 2 x 2 table. Given the margins the first cell x has the (Fisher) noncentral hypergeometric distribution
/// P(x) proportional to C(m, x) C(n - m, k - x) psi^x, psi being the odds ratio. The estimate solves E(X) = x, the limits
/// P(X &gt;= x) = alpha/2 and P(X &lt;= x) = alpha/2 (Cornfield 1956). Roots are sought in ln psi by Newton steps inside a bracket.
/// Cost: the width of the support, some ten to sixty times.
/// </summary>
internal sealed class FisherTwoByTwo
{
    private readonly double[] _logDensity;
    private readonly int _observed;

    /// <param name="firstCell">The distribution of the first cell under independence.</param>
    /// <param name="observed">The first cell's count.</param>
    public FisherTwoByTwo(Hypergeometric firstCell, long observed)
    {
        long lowest = firstCell.Lowest;
        _logDensity = new double[firstCell.Highest - lowest + 1];
        _observed = (int)(observed - lowest);
        int mode = (int)(firstCell.Mode - lowest);
        for (int i = mode + 1; i < _logDensity.Length; i++)
            _logDensity[i] = _logDensity[i - 1] + Math.Log(firstCell.RatioUp(lowest + i - 1));
        for (int i = mode - 1; i >= 0; i--)
            _logDensity[i] = _logDensity[i + 1] + Math.Log(firstCell.RatioDown(lowest + i + 1));
    }

    private bool AtLowerEdge => _observed == 0;

    private bool AtUpperEdge => _observed == _logDensity.Length - 1;

    public FisherExactTest Test(double level)
    {
        double outside = (1 - level) / 2;
        double? estimate = AtLowerEdge || AtUpperEdge ? null : Finite(Solve(MeanExcess));
        double lower = AtLowerEdge ? 0 : Math.Exp(Solve(theta => Tail(theta, _observed, _logDensity.Length, outside)));
        double? upper = AtUpperEdge ? null : Finite(Solve(theta => Below(theta, outside)));
        return new FisherExactTest
        {
            P = TwoSided(),
            OddsRatio = new IntervalEstimate(estimate, lower, upper),
            OddsRatioStatus = estimate is null ? EstimateStatus.NotEstimable : EstimateStatus.Estimated,
        };
    }

    private static double? Finite(double logRatio) => Math.Exp(logRatio) is var ratio && double.IsFinite(ratio) ? ratio : null;

    private double TwoSided()
    {
        double limit = _logDensity[_observed] + FisherDispatch.LogTolerance;
        double counted = 0;
        double rest = 0;
        foreach (double logDensity in _logDensity)
        {
            if (logDensity <= limit)
                counted += Math.Exp(logDensity);
            else
                rest += Math.Exp(logDensity);
        }

        return counted / (counted + rest);
    }

    /// <summary>E(X) - x and its derivative, the variance.</summary>
    private (double Value, double Slope) MeanExcess(double theta)
    {
        (double total, double mean, double square, _, _) = Moments(theta, 0, 0);
        mean /= total;
        return (mean, square / total - mean * mean);
    }

    /// <summary>P(first &lt;= X &lt; end) - target and its derivative.</summary>
    private (double Value, double Slope) Tail(double theta, int first, int end, double target)
    {
        (double total, double mean, _, double inside, double insideMean) = Moments(theta, first, end);
        return (inside / total - target, insideMean / total - inside / total * (mean / total));
    }

    private (double Value, double Slope) Below(double theta, double target)
    {
        (double value, double slope) = Tail(theta, 0, _observed + 1, target);
        return (-value, -slope);
    }

    /// <summary>Sums of the unnormalised density: all, first and second moment about the observed x, and the part inside a range with its first moment.</summary>
    private (double Total, double First, double Second, double Inside, double InsideFirst) Moments(double theta, int first, int end)
    {
        double highest = double.NegativeInfinity;
        for (int i = 0; i < _logDensity.Length; i++)
            highest = Math.Max(highest, _logDensity[i] + theta * (i - _observed));
        double total = 0;
        double moment = 0;
        double second = 0;
        double inside = 0;
        double insideMoment = 0;
        for (int i = 0; i < _logDensity.Length; i++)
        {
            double distance = i - _observed;
            double weight = Math.Exp(_logDensity[i] + theta * distance - highest);
            total += weight;
            moment += weight * distance;
            second += weight * distance * distance;
            if (i >= first && i < end)
            {
                inside += weight;
                insideMoment += weight * distance;
            }
        }

        return (total, moment, second, inside, insideMoment);
    }

    /// <summary>The root of an increasing function.</summary>
    private static double Solve(Func<double, (double Value, double Slope)> function)
    {
        double low = -1;
        double high = 1;
        while (function(low).Value > 0)
            low *= 2;
        while (function(high).Value < 0)
            high *= 2;
        double theta = low + (high - low) / 2;
        for (int i = 0; i < 200 && high - low > 1e-15 * (1 + Math.Abs(theta)); i++)
        {
            (double value, double slope) = function(theta);
            if (value > 0)
                high = theta;
            else
                low = theta;
            double next = theta - value / slope;
            if (!(next > low && next < high))
                next = low + (high - low) / 2;
            if (Math.Abs(next - theta) <= 1e-14 * (1 + Math.Abs(theta)))
                return next;
            theta = next;
        }

        return theta;
    }
}
