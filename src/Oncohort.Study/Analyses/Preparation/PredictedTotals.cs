using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Checks whether the incidences that the models of all causes predict add up to a probability.</summary>
internal static class PredictedTotals
{
    /// <summary>The largest total over the rows of the data; warns where it, or the total of a named pattern, is above 1. Null when a cause has no model.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="design">The covariates.</param>
    /// <param name="first">The model of the first cause.</param>
    /// <param name="fit">Fits the model of a cause.</param>
    /// <param name="patterns">The columns of named patterns.</param>
    /// <param name="named">Their names.</param>
    public static PredictedTotal? Of(
        PreparedRows rows, Design design, FineGrayFit first, Func<int, FineGrayFit> fit, double[][] patterns, IReadOnlyList<CovariatePattern> named)
    {
        if (OfAllCauses(rows, first, fit) is not { } causes || PredictedTotal.Largest(causes, design.ToMatrix()) is not { } largest) return null;
        double last = rows.Data.Times[^1];
        if (largest.Total > 1) rows.Warnings.Add(Above(largest.Total, PatternOf(design, largest.Row), last));
        for (int k = 0; k < patterns.Length; k++)
        {
            double total = causes.Sum(model => model.Predict(patterns[k]).At(last) ?? 0);
            if (total > 1) rows.Warnings.Add(Above(total, named[k].Text, last));
        }

        return largest;
    }

    private static List<FineGrayFit>? OfAllCauses(PreparedRows rows, FineGrayFit first, Func<int, FineGrayFit> fit)
    {
        List<FineGrayFit> causes = [first];
        for (int cause = 2; cause <= rows.Causes.Count; cause++)
        {
            if (rows.Data.Events(cause) == 0) continue;
            try
            {
                causes.Add(fit(cause));
            }
            catch (EstimationException)
            {
                return null;
            }
        }

        return causes;
    }

    private static Results.Warning Above(double total, string pattern, double time) => Warn.Of(
        FaultCode.PredictedTotalAboveOne,
        $"the models of all causes predict incidences for {pattern} that add up to {total:F3} by time {time}, more than 1; they hold for each cause alone, and not together for such patients");

    private static string PatternOf(Design design, int row) => string.Join(",", design.Covariates.Where(covariate => covariate.Count > 0).Select(covariate =>
    {
        DesignTerm first = design.Terms[covariate.First];
        if (first.Level is null) return $"{first.Variable.Name}={first.Values[row].ToString("R", CultureInfo.InvariantCulture)}";
        DesignTerm? level = design.Terms.Skip(covariate.First).Take(covariate.Count).FirstOrDefault(term => term.Values[row] == 1);
        return $"{first.Variable.Name}={level?.Level ?? first.Reference}";
    }));
}
