namespace Oncohort.Survival.KaplanMeierCurves;

/// <summary>Pointwise confidence limits of a survival probability on a chosen scale.</summary>
/// <remarks>Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd edition, section 1.4; Borgan and Liestøl (1990) for arcsine.</remarks>
internal static class SurvivalInterval
{
    /// <summary>Limits from the estimate and the standard error of its logarithm; null where the scale does not reach (a survival of 0, or of 1 on log-log, logit and arcsine).</summary>
    public static (double? Lower, double? Upper) Of(double survival, double logStandardError, ConfidenceIntervalType type, double multiplier)
    {
        if (type == ConfidenceIntervalType.None || survival <= 0) return (null, null);
        double half = multiplier * logStandardError;
        if (type == ConfidenceIntervalType.Plain) return (Math.Max(0, survival - (half * survival)), Math.Min(1, survival + (half * survival)));
        if (type == ConfidenceIntervalType.Log) return (Math.Exp(Math.Log(survival) - half), Math.Min(1, Math.Exp(Math.Log(survival) + half)));
        if (survival >= 1) return (null, null);
        switch (type)
        {
            case ConfidenceIntervalType.LogLog:
                double logLog = Math.Log(-Math.Log(survival));
                double width = half / Math.Log(survival);
                return (Math.Exp(-Math.Exp(logLog - width)), Math.Exp(-Math.Exp(logLog + width)));
            case ConfidenceIntervalType.Logit:
                double logit = Math.Log(survival / (1 - survival));
                double logitHalf = half / (1 - survival);
                return (1 - (1 / (1 + Math.Exp(logit - logitHalf))), 1 - (1 / (1 + Math.Exp(logit + logitHalf))));
            default:
                double angle = Math.Asin(Math.Sqrt(survival));
                double angleHalf = 0.5 * half * Math.Sqrt(survival / (1 - survival));
                double low = Math.Sin(Math.Max(0, angle - angleHalf));
                double high = Math.Sin(Math.Min(Math.PI / 2, angle + angleHalf));
                return (low * low, high * high);
        }
    }
}
