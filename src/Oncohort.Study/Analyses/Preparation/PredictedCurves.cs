using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Carries predicted incidences into results.</summary>
internal static class PredictedCurves
{
    /// <summary>One curve a pattern.</summary>
    public static IReadOnlyList<PredictedCurve> Of(PreparedRows rows, FineGrayRequest request, FineGrayFit fit, double[][] patterns)
    {
        double[] at = [.. request.At.Distinct().Order()];
        double last = rows.Data.Times[^1];
        if (patterns.Length > 0)
        {
            foreach (double time in at.Where(time => time > last))
                rows.Warnings.Add(Warn.Of(FaultCode.BeyondFollowUp, $"time {time} lies beyond the last follow-up, {last}"));
        }

        return [.. patterns.Select((pattern, k) => Curve(request.Predict[k].Text, fit.Predict(pattern), at, rows.Warnings))];
    }

    private static PredictedCurve Curve(string name, PredictedIncidence incidence, double[] at, WarningList warnings)
    {
        if (!incidence.IsEstimated)
        {
            warnings.Add(Warn.Of(FaultCode.NotEstimable, $"no incidence can be predicted for {name}: a coefficient has no finite estimate"));
            return new PredictedCurve(name, [.. at.Select(time => new PredictedTime(time, null))], []);
        }

        IReadOnlyList<double> values = incidence.Values;
        List<PredictedTime> steps = [];
        for (int i = 0; i < values.Count; i++)
        {
            if (i + 1 == values.Count || values[i] != (i == 0 ? 0 : values[i - 1])) steps.Add(new PredictedTime(incidence.Times[i], ResultNumbers.OrNull(values[i])));
        }

        return new PredictedCurve(name, [.. at.Select(time => new PredictedTime(time, ResultNumbers.OrNull(incidence.At(time))))], steps);
    }
}
