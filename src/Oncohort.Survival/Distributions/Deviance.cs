namespace Oncohort.Survival.Distributions;

/// <summary>The distance of a count from its mean that saddle-point forms and likelihood-ratio statistics share.</summary>
internal static class Deviance
{
    /// <summary><paramref name="k"/> ln(k / <paramref name="mean"/>) + mean - k, at least 0, without cancellation near k = mean; mean for k = 0.</summary>
    public static double Term(double k, double mean)
    {
        if (k == 0)
            return mean;
        double difference = k - mean;
        if (Math.Abs(difference) >= 0.1 * (k + mean))
            return k * Math.Log(k / mean) - difference;

        // k ln(k / mean) = 2 k atanh(v) with v = (k - mean) / (k + mean).
        double v = difference / (k + mean);
        double square = v * v;
        double power = 2 * k * v * square;
        double sum = difference * v;
        for (int odd = 3; ; odd += 2)
        {
            double next = sum + power / odd;
            if (next == sum)
                return sum;
            sum = next;
            power *= square;
        }
    }
}
