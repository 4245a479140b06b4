namespace Oncohort.Survival.KaplanMeierCurves;

/// <summary>The time at which a step curve passes a level.</summary>
internal static class CurveQuantile
{
    private const double Tolerance = 1.4901161193847656e-08;

    /// <summary>
    /// The first time at which the curve is at or below <paramref name="level"/>. When it is flat exactly at the level, the R rule takes the
    /// midpoint of that stretch (to the last observed time when the curve ends on it), the SAS rule the midpoint only when the curve falls further.
    /// </summary>
    public static double? At(ReadOnlySpan<SurvivalPoint> steps, double level, QuantileRule rule, Func<SurvivalPoint, double?> curve)
    {
        for (int first = 0; first < steps.Length; first++)
        {
            if (curve(steps[first]) is not double value || value > level + Tolerance) continue;
            if (value < level - Tolerance || rule == QuantileRule.First) return steps[first].Time;

            for (int below = first + 1; below < steps.Length; below++)
            {
                if (curve(steps[below]) is not double later || later < level - Tolerance) return (steps[first].Time + steps[below].Time) / 2;
            }

            return rule == QuantileRule.Sas ? null : (steps[first].Time + steps[^1].Time) / 2;
        }

        return null;
    }
}
