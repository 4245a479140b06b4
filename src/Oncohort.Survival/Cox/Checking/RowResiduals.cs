using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>Martingale and score residuals of each row, in the caller's row order, of one patient (weights and counts stand apart).</summary>
/// <remarks>
/// Martingale: d - r (H(exit) - H(entry)), r = exp(linear predictor), a tied death bearing Efron's part of its own increment. Score: the integral of
/// x - mean(t) over the row's martingale. Barlow and Prentice (1988); Therneau, Grambsch and Fleming (1990). O(n p).
/// </remarks>
internal sealed class RowResiduals(CoxDesign design, RiskSetSweep sweep, IReadOnlyList<StratumHazard> strata)
{
    /// <summary>Martingale residuals.</summary>
    public double[] Martingale()
    {
        double[] residuals = LargeArray.Uninitialized<double>(design.Rows.Length);
        foreach (StratumHazard stratum in strata) Martingale(stratum, residuals);
        return residuals;
    }

    /// <summary>Score residuals, one array a column, in the covariates' own units.</summary>
    public double[][] Score()
    {
        double[][] residuals = new double[design.Columns][];
        for (int j = 0; j < residuals.Length; j++) residuals[j] = LargeArray.Uninitialized<double>(design.Rows.Length);
        double[] own = new double[design.Columns];
        foreach (StratumHazard stratum in strata)
        {
            for (int row = stratum.From, passed = 0; row < stratum.To; row++)
            {
                passed = Advance(stratum, row, passed);
                Score(stratum, row, passed, own);
                for (int j = 0; j < own.Length; j++) residuals[j][design.Rows[row]] = own[j] * design.Scale[j];
            }
        }

        return residuals;
    }

    /// <summary>Score residuals times case weight and count, of the sorted rows and for the scaled covariates, one row of columns after the other: what the robust variance sums.</summary>
    public double[] WeightedScore()
    {
        int p = design.Columns;
        double[] residuals = new double[design.Rows.Length * p];
        foreach (StratumHazard stratum in strata)
        {
            for (int row = stratum.From, passed = 0; row < stratum.To; row++)
            {
                passed = Advance(stratum, row, passed);
                double weight = design.WeightOf(row);
                if (weight == 0) continue;
                Span<double> own = residuals.AsSpan(row * p, p);
                Score(stratum, row, passed, own);
                for (int j = 0; j < own.Length; j++) own[j] *= weight;
            }
        }

        return residuals;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Martingale(StratumHazard stratum, double[] residuals)
    {
        ReadOnlySpan<double> predictor = sweep.Predictors;
        int passed = 0;
        for (int row = stratum.From; row < stratum.To; row++)
        {
            passed = Advance(stratum, row, passed);
            bool died = design.IsEvent[row];
            double hazard = stratum.Hazard[died ? passed - 1 : passed] - stratum.Hazard[Before(stratum, row)];
            if (died) hazard += stratum.DeathHazard[passed - 1];
            residuals[design.Rows[row]] = (died ? 1 : 0) - (Math.Exp(predictor[row]) * hazard);
        }
    }

    /// <summary>The score residual of one row, for the scaled covariates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(StratumHazard stratum, int row, int passed, Span<double> residual)
    {
        int p = residual.Length;
        bool died = design.IsEvent[row];
        int until = died ? passed - 1 : passed;
        int from = Before(stratum, row);
        double risk = Math.Exp(sweep.Predictors[row]);
        double hazard = stratum.Hazard[until] - stratum.Hazard[from];
        int own = (passed - 1) * p;
        for (int j = 0; j < p; j++)
        {
            double x = design.X[(row * design.Stride) + j];
            double u = -risk * ((x * hazard) - (stratum.HazardX[(until * p) + j] - stratum.HazardX[(from * p) + j]));
            if (died) u += x - stratum.DeathMean[own + j] - (risk * ((x * stratum.DeathHazard[passed - 1]) - stratum.DeathHazardX[own + j]));
            residual[j] = u;
        }
    }

    private int Advance(StratumHazard stratum, int row, int passed)
    {
        while (passed < stratum.Times.Length && stratum.Times[passed] <= design.Exit[row]) passed++;
        return passed;
    }

    private int Before(StratumHazard stratum, int row) => design.Entry is null ? 0 : stratum.Through(design.Entry[row] - 1);
}
