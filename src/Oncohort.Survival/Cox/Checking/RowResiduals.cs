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
        int p = design.Columns;
        double[][] residuals = new double[p][];
        for (int j = 0; j < p; j++) residuals[j] = LargeArray.Uninitialized<double>(design.Rows.Length);
        foreach (StratumHazard stratum in strata) Score(stratum, residuals);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(StratumHazard stratum, double[][] residuals)
    {
        ReadOnlySpan<double> predictor = sweep.Predictors;
        int p = design.Columns;
        int passed = 0;
        for (int row = stratum.From; row < stratum.To; row++)
        {
            passed = Advance(stratum, row, passed);
            bool died = design.IsEvent[row];
            int until = died ? passed - 1 : passed;
            int from = Before(stratum, row);
            double risk = Math.Exp(predictor[row]);
            double hazard = stratum.Hazard[until] - stratum.Hazard[from];
            int own = (passed - 1) * p;
            for (int j = 0; j < p; j++)
            {
                double x = design.X[(row * design.Stride) + j];
                double u = -risk * ((x * hazard) - (stratum.HazardX[(until * p) + j] - stratum.HazardX[(from * p) + j]));
                if (died) u += x - stratum.DeathMean[own + j] - (risk * ((x * stratum.DeathHazard[passed - 1]) - stratum.DeathHazardX[own + j]));
                residuals[j][design.Rows[row]] = u * design.Scale[j];
            }
        }
    }

    private int Advance(StratumHazard stratum, int row, int passed)
    {
        while (passed < stratum.Times.Length && stratum.Times[passed] <= design.Exit[row]) passed++;
        return passed;
    }

    private int Before(StratumHazard stratum, int row) => design.Entry is null ? 0 : stratum.Through(design.Entry[row] - 1);
}
