namespace Oncohort.Survival.Subgroups;

/// <summary>Rows with their arm and what adjusts the comparison; fits Cox models whose first column is treatment.</summary>
internal sealed class TreatmentRows(TimeToEvent data, int[] arm, CovariateMatrix? covariates, Grouping? strata, Grouping? clusters, CoxOptions options)
{
    public TimeToEvent Data => data;

    public int[] Arm => arm;

    /// <summary>Patients; counts are honoured.</summary>
    public long Patients => data.Count is null ? data.Rows : data.Count.Sum(count => (long)count);

    /// <summary>The number of covariates that adjust the comparison.</summary>
    public int Covariates => covariates?.Columns.Count ?? 0;

    public double[] Treated => Array.ConvertAll(arm, code => (double)code);

    /// <summary>Some of the rows.</summary>
    public TreatmentRows Take(int[] rows)
    {
        if (rows.Length == data.Rows) return this;
        CovariateMatrix? some = covariates is null ? null : new CovariateMatrix(covariates.Names, [.. covariates.Columns.Select(column => Pick(column, rows))]);
        return new TreatmentRows(RowSelection.Take(data, rows), Pick(arm, rows), some, Take(strata, rows), Take(clusters, rows), options);
    }

    /// <summary>Fits the columns, the covariates, and further columns behind them; null when there is nothing to fit.</summary>
    public CoxFit? Fit(IReadOnlyList<double[]> columns, IReadOnlyList<double[]>? behind = null)
    {
        double[][] all = [.. columns, .. covariates?.Columns ?? [], .. behind ?? []];
        if (data.Rows == 0) return null;
        try
        {
            return CoxModel.Fit(data, new CovariateMatrix([.. Enumerable.Range(0, all.Length).Select(j => $"x{j}")], all), options, strata, clusters);
        }
        catch (EstimationException problem) when (problem.Problem is EstimationProblem.NoEvents or EstimationProblem.NoCovariate)
        {
            return null;
        }
    }

    /// <summary>The effect of treatment among these rows.</summary>
    public TreatmentEffect Effect()
    {
        ArmTally[] arms = [Tally(0), Tally(1)];
        long patients = arms[0].Rows + arms[1].Rows;
        long events = arms[0].Events + arms[1].Events;
        EstimateStatus none = arms[0].Rows == 0 || arms[1].Rows == 0 || events == 0 ? EstimateStatus.NotEstimable : EstimateStatus.Separated;
        if (arms[0].Events == 0 || arms[1].Events == 0 || Fit([Treated]) is not { } fit)
            return new TreatmentEffect(patients, events, arms, null, null, default, null, none);
        CoxTerm term = fit.Terms[0];
        return new TreatmentEffect(patients, events, arms, term.Coefficient, term.RobustStandardError ?? term.StandardError, term.HazardRatio, term.P, term.Status);
    }

    private ArmTally Tally(int code)
    {
        long patients = 0;
        long events = 0;
        for (int row = 0; row < arm.Length; row++)
        {
            if (arm[row] != code) continue;
            int count = data.Count is null ? 1 : data.Count[row];
            patients += count;
            if (data.Code[row] == 1) events += count;
        }

        return new ArmTally(patients, events);
    }

    private static Grouping? Take(Grouping? grouping, int[] rows) => grouping is null ? null : new Grouping(Pick(grouping.CodeArray, rows), grouping.Groups);

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
