using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Shrinkage;

/// <summary>The elastic-net penalty on the scaled covariates of a design, W times that of the definition: sum of L1 |g| + L2 g^2 / 2.</summary>
/// <remarks>A column of a design is divided by its scale s, so a coefficient g there is a standardised coefficient times s / sd: spread = sd / s brings it back.</remarks>
internal sealed class ElasticNet
{
    private readonly double _alpha;
    private readonly double[] _factor;

    public ElasticNet(CoxDesign design, PenalisedCoxOptions options)
    {
        _alpha = options.Alpha;
        int p = design.Columns;
        double mean = options.PenaltyFactors?.Average() ?? 1;
        _factor = [.. Enumerable.Range(0, p).Select(j => (options.PenaltyFactors?[j] ?? 1) / mean)];
        Spread = new double[p];
        for (int row = 0; row < design.Rows.Length; row++) Weight += design.WeightOf(row);
        for (int j = 0; j < p; j++) Spread[j] = design.Scale[j] == 0 ? 0 : options.Standardise ? Deviation(design, j) : 1 / design.Scale[j];
    }

    /// <summary>The weight of the rows.</summary>
    public double Weight { get; }

    /// <summary>What a coefficient of a scaled column is multiplied by to become the one that is penalised; 0 for a constant column.</summary>
    public double[] Spread { get; }

    public bool IsPenalised(int column) => _factor[column] > 0;

    /// <summary>The factor of |g|.</summary>
    public double Lasso(int column, double lambda) => lambda * Weight * _factor[column] * _alpha * Spread[column];

    /// <summary>The factor of g^2 / 2.</summary>
    public double Ridge(int column, double lambda) => lambda * Weight * _factor[column] * (1 - _alpha) * Spread[column] * Spread[column];

    /// <summary>The smallest penalty that keeps a coefficient at 0 under the lasso's share of the penalty (at least a thousandth of it).</summary>
    public double Threshold(int column, double score) => Math.Abs(score) / (Weight * _factor[column] * Math.Max(_alpha, 0.001) * Spread[column]);

    /// <summary>The penalty of all coefficients.</summary>
    public double Of(double[] coefficients, double lambda)
    {
        double sum = 0;
        for (int j = 0; j < coefficients.Length; j++)
            sum += (Lasso(j, lambda) * Math.Abs(coefficients[j])) + (Ridge(j, lambda) * coefficients[j] * coefficients[j] / 2);
        return sum;
    }

    /// <summary>How far a coefficient is from optimal: the distance of 0 from the subgradient, for the standardised coefficient and a weight of 1.</summary>
    public double Violation(int column, double coefficient, double score, double lambda)
    {
        if (Spread[column] == 0) return 0;
        double slope = score - (Ridge(column, lambda) * coefficient);
        double distance = coefficient == 0
            ? Math.Max(0, Math.Abs(slope) - Lasso(column, lambda))
            : Math.Abs(slope - (Lasso(column, lambda) * Math.Sign(coefficient)));
        return distance / (Weight * Spread[column]);
    }

    /// <summary>The weighted standard deviation, 1 / W, of a scaled column.</summary>
    private double Deviation(CoxDesign design, int column)
    {
        double sum = 0, squares = 0;
        for (int row = 0; row < design.Rows.Length; row++)
        {
            double x = design.X[(row * design.Stride) + column];
            sum += design.WeightOf(row) * x;
        }

        double mean = sum / Weight;
        for (int row = 0; row < design.Rows.Length; row++)
        {
            double x = design.X[(row * design.Stride) + column] - mean;
            squares += design.WeightOf(row) * x * x;
        }

        return Math.Sqrt(squares / Weight);
    }
}
