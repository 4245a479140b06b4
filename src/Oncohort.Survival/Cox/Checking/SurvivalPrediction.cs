using Oncohort.Survival.Distributions;
using Oncohort.Survival.KaplanMeierCurves;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>
/// Survival for given covariates from the baseline hazard of one stratum: exp(-r H), with variance r^2 (sum of the Poisson variances + q' V q), q the
/// integral of the covariates less the risk set's mean.
/// </summary>
/// <remarks>Tsiatis (1981); Therneau and Grambsch (2000), section 10.2.</remarks>
internal static class SurvivalPrediction
{
    public static IReadOnlyList<PredictedSurvivalPoint> Of(
        CoxDesign design, StratumHazard stratum, double shift, double[] coefficients, Func<int, int, double> covariance, ReadOnlySpan<double> values,
        ConfidenceIntervalType intervalType, double level)
    {
        int p = design.Columns;
        double[] x = new double[p];
        double predictor = -shift;
        for (int j = 0; j < p; j++)
        {
            x[j] = values[j] - design.Centre[j];
            predictor += coefficients[j] * x[j];
        }

        double risk = Math.Exp(predictor);
        double multiplier = NormalDistribution.IntervalMultiplier(level);
        var points = new PredictedSurvivalPoint[stratum.Times.Length];
        double[] q = new double[p];
        for (int k = 0; k < points.Length; k++)
        {
            for (int j = 0; j < p; j++) q[j] = (x[j] * stratum.Hazard[k + 1]) - (stratum.HazardX[((k + 1) * p) + j] * design.Scale[j]);
            double variance = stratum.Variance[k + 1] + Quadratic(q, covariance);
            double hazard = risk * stratum.Hazard[k + 1];
            double error = risk * Math.Sqrt(variance);
            points[k] = Point(design.Data.Axis.Times[stratum.Times[k]], hazard, error, intervalType, multiplier);
        }

        return points;
    }

    private static PredictedSurvivalPoint Point(double time, double hazard, double error, ConfidenceIntervalType type, double multiplier)
    {
        double survival = Math.Exp(-hazard);
        if (!double.IsFinite(hazard)) return new PredictedSurvivalPoint(time, null, double.IsNaN(survival) ? null : survival, null, null, null);
        if (!double.IsFinite(error)) return new PredictedSurvivalPoint(time, hazard, survival, null, null, null);
        (double? lower, double? upper) = SurvivalInterval.Of(survival, error, type, multiplier);
        return new PredictedSurvivalPoint(time, hazard, survival, error, lower, upper);
    }

    private static double Quadratic(double[] q, Func<int, int, double> covariance)
    {
        double sum = 0;
        for (int i = 0; i < q.Length; i++)
        {
            for (int j = 0; j < q.Length; j++) sum += q[i] * covariance(i, j) * q[j];
        }

        return sum;
    }
}
