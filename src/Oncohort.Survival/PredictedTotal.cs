namespace Oncohort.Survival;

/// <summary>The incidences of all causes together that models of each cause predict for one row by the last observed time.</summary>
/// <remarks>Subdistribution hazards models of several causes are fitted one by one, so nothing keeps their sum at or below 1 (Austin, Steyerberg and Putter, 2021, Statistics in Medicine 40:4200).</remarks>
/// <param name="Total">The sum; above 1 it is no probability.</param>
/// <param name="Row">The row whose covariates have it.</param>
public readonly record struct PredictedTotal(double Total, int Row)
{
    /// <summary>The largest sum over the rows of the data.</summary>
    /// <param name="causes">One fit for each cause, of the same covariates.</param>
    /// <param name="covariates">The covariates of the rows.</param>
    /// <returns>Null when one of the fits predicts nothing.</returns>
    public static PredictedTotal? Largest(IReadOnlyList<FineGrayFit> causes, CovariateMatrix covariates)
    {
        ArgumentNullException.ThrowIfNull(causes);
        ArgumentNullException.ThrowIfNull(covariates);
        double[] totals = new double[covariates.Rows];
        foreach (FineGrayFit fit in causes)
        {
            if (!fit.AddLastIncidence(covariates, totals)) return null;
        }

        int largest = 0;
        for (int row = 1; row < totals.Length; row++)
        {
            if (totals[row] > totals[largest]) largest = row;
        }

        return totals.Length == 0 ? null : new PredictedTotal(totals[largest], largest);
    }
}
