using Oncohort.Survival.Cox;
using Oncohort.Survival.Cox.Checking;

namespace Oncohort.Survival;

/// <summary>Residuals of a Cox model in the caller's row order, and what each row does to the coefficients.</summary>
/// <remarks>
/// <para>
/// A row that stands for several patients (a count) has the residual of one of them; case weights multiply <see cref="DfBeta"/>, <see cref="DfBetas"/> and
/// <see cref="LikelihoodDisplacement"/>, and nothing else. A grouping adds the rows of a patient up (start-stop rows); arrays then have one element a group.
/// Covariates without a finite estimate have changes of 0.
/// </para>
/// <para>
/// Martingale residuals sum to 0 and lie below 1; score residuals sum to 0 in each column (both weighted). Everything costs O(n p) after one sweep, changes of
/// coefficients O(n p^2). Barlow and Prentice (1988) <i>Biometrika</i> 75:65; Therneau, Grambsch and Fleming (1990) <i>Biometrika</i> 77:147; Schoenfeld
/// (1982) <i>Biometrika</i> 69:239; Grambsch and Therneau (1994) <i>Biometrika</i> 81:515; Cain and Lange (1984) <i>Biometrics</i> 40:493; Pettitt and
/// Bin Daud (1989) <i>Applied Statistics</i> 38:51.
/// </para>
/// </remarks>
public sealed class CoxResiduals
{
    private readonly CoxDesign _design;
    private readonly double[,] _covariance;
    private readonly double[] _coefficients;
    private readonly RowResiduals _rows;
    private readonly Lazy<double[]> _martingale;
    private readonly Lazy<double[][]> _score;

    internal CoxResiduals(CoxDesign design, RiskSetSweep sweep, IReadOnlyList<StratumHazard> strata, double[,] modelCovariance, double[] coefficients)
    {
        _design = design;
        _covariance = modelCovariance;
        _coefficients = coefficients;
        Strata = strata;
        _rows = new RowResiduals(design, sweep, strata);
        _martingale = new Lazy<double[]>(_rows.Martingale);
        _score = new Lazy<double[][]>(_rows.Score);
    }

    internal IReadOnlyList<StratumHazard> Strata { get; }

    /// <summary>Observed minus expected events.</summary>
    /// <param name="collapse">Rows to add up; null for one residual a row.</param>
    /// <exception cref="ArgumentException">The grouping has another number of rows.</exception>
    public double[] Martingale(Grouping? collapse = null) => Collapsed(_martingale.Value, collapse);

    /// <summary>Martingale residuals made more symmetric: sign(m) sqrt(-2 (m + d log((d - m) / d))), d the events of the row or group.</summary>
    /// <inheritdoc cref="Martingale"/>
    public double[] Deviance(Grouping? collapse = null)
    {
        double[] martingale = Martingale(collapse);
        double[] events = new double[_design.Rows.Length];
        for (int row = 0; row < events.Length; row++) events[row] = _design.Data.Code[row] == 1 ? 1 : 0;
        events = Collapsed(events, collapse);
        double[] deviance = new double[martingale.Length];
        for (int i = 0; i < deviance.Length; i++)
        {
            double m = martingale[i];
            double d = events[i];
            double square = m + (d > 0 && d > m ? d * Math.Log((d - m) / d) : 0);
            deviance[i] = Math.Sign(m) * Math.Sqrt(Math.Max(0, -2 * square));
        }

        return deviance;
    }

    /// <summary>Each row's share of the score, one array a covariate.</summary>
    /// <inheritdoc cref="Martingale"/>
    public IReadOnlyList<double[]> Score(Grouping? collapse = null) => [.. _score.Value.Select(column => Collapsed(column, collapse))];

    /// <summary>The covariates of each row with the event minus their mean in its risk set.</summary>
    public SchoenfeldResiduals Schoenfeld()
    {
        int p = _design.Columns;
        var rows = new List<int>();
        var times = new List<double>();
        double[][] values = [.. Enumerable.Range(0, p).Select(_ => new double[_design.IsEvent.Count(died => died)])];
        foreach (StratumHazard stratum in Strata)
        {
            int passed = 0;
            for (int row = stratum.From; row < stratum.To; row++)
            {
                if (!_design.IsEvent[row]) continue;
                while (passed < stratum.Times.Length && stratum.Times[passed] <= _design.Exit[row]) passed++;
                for (int j = 0; j < p; j++)
                    values[j][rows.Count] = (_design.X[(row * _design.Stride) + j] - stratum.DeathMean[((passed - 1) * p) + j]) * _design.Scale[j];
                rows.Add(_design.Rows[row]);
                times.Add(_design.Data.Axis.Times[_design.Exit[row]]);
            }
        }

        return new SchoenfeldResiduals(rows, times, values);
    }

    /// <summary>
    /// Schoenfeld residuals times the number of events times the covariance of the coefficients, plus the coefficients: their smooth over time shows how
    /// a coefficient changes.
    /// </summary>
    public SchoenfeldResiduals ScaledSchoenfeld()
    {
        SchoenfeldResiduals plain = Schoenfeld();
        double[][] scaled = Times(plain.Values, factor: _design.Data.Events());
        for (int j = 0; j < scaled.Length; j++)
        {
            for (int i = 0; i < scaled[j].Length; i++) scaled[j][i] += _coefficients[j];
        }

        return plain with { Values = scaled };
    }

    /// <summary>The transform of time at each Schoenfeld residual, centred on its mean over the events; null where it is not defined.</summary>
    public double[]? TransformedTimes(TimeTransform transform)
    {
        if (TimeTransforms.Of(_design, transform) is not { } atTime) return null;
        return [.. Enumerable.Range(0, _design.Rows.Length).Where(row => _design.IsEvent[row]).Select(row => atTime[_design.Exit[row]])];
    }

    /// <summary>The smooth of the scaled Schoenfeld residuals of one covariate over transformed time, with its band.</summary>
    /// <param name="covariate">The position of the covariate.</param>
    /// <param name="transform">The transform of time.</param>
    /// <param name="level">The confidence level of the band.</param>
    /// <returns>40 points of a natural spline with 4 degrees of freedom; none where the transform is not defined or there are too few event times.</returns>
    public IReadOnlyList<SchoenfeldSmoothPoint> Smooth(int covariate, TimeTransform transform = TimeTransform.KaplanMeier, double level = 0.95)
    {
        if (TransformedTimes(transform) is not { } positions || positions.Length < 2) return [];
        SchoenfeldResiduals scaled = ScaledSchoenfeld();
        return ResidualSmooth.Of(positions, scaled.Times, scaled.Values[covariate], _design.Data.Events() * _covariance[covariate, covariate], level);
    }

    /// <summary>The approximate change of each coefficient that the row brings about: score residual times covariance, weighted.</summary>
    /// <inheritdoc cref="Martingale"/>
    public IReadOnlyList<double[]> DfBeta(Grouping? collapse = null) => [.. Changes().Select(column => Collapsed(column, collapse))];

    /// <summary>The same in standard errors of the coefficient.</summary>
    /// <inheritdoc cref="Martingale"/>
    public IReadOnlyList<double[]> DfBetas(Grouping? collapse = null)
    {
        double[][] changes = [.. DfBeta(collapse)];
        for (int j = 0; j < changes.Length; j++)
        {
            double error = Math.Sqrt(_covariance[j, j]);
            for (int i = 0; i < changes[j].Length; i++) changes[j][i] = error > 0 ? changes[j][i] / error : 0;
        }

        return changes;
    }

    /// <summary>
    /// Twice the fall of the log likelihood, approximately, when the coefficients are those without the row: u' V u with its weighted score residual u.
    /// </summary>
    /// <inheritdoc cref="Martingale"/>
    public double[] LikelihoodDisplacement(Grouping? collapse = null)
    {
        double[][] score = Weighted(_score.Value);
        double[][] left = [.. score.Select(column => Collapsed(column, collapse))];
        double[][] right = [.. Times(score, factor: 1).Select(column => Collapsed(column, collapse))];
        double[] displacement = new double[left.Length == 0 ? 0 : left[0].Length];
        for (int j = 0; j < left.Length; j++)
        {
            for (int i = 0; i < displacement.Length; i++) displacement[i] += left[j][i] * right[j][i];
        }

        return displacement;
    }

    private double[][] Changes() => Times(Weighted(_score.Value), factor: 1);

    private double[][] Weighted(double[][] columns)
    {
        double[]? weight = _design.Data.Weight;
        if (weight is null) return columns;
        return [.. columns.Select(column => column.Select((value, row) => value * weight[row]).ToArray())];
    }

    /// <summary>Rows times the covariance times a factor.</summary>
    private double[][] Times(IReadOnlyList<double[]> columns, double factor)
    {
        double[][] product = [.. columns.Select(column => new double[column.Length])];
        for (int j = 0; j < product.Length; j++)
        {
            for (int k = 0; k < product.Length; k++)
            {
                double element = factor * _covariance[k, j];
                if (element == 0) continue;
                double[] from = columns[k];
                double[] to = product[j];
                for (int i = 0; i < to.Length; i++) to[i] += element * from[i];
            }
        }

        return product;
    }

    private double[] Collapsed(double[] values, Grouping? collapse)
    {
        if (collapse is null) return [.. values];
        _design.Data.RequireRows(collapse.Rows, nameof(collapse));
        double[] sums = new double[collapse.Groups];
        for (int row = 0; row < values.Length; row++) sums[collapse.CodeArray[row]] += values[row];
        return sums;
    }
}
