using System.Runtime.CompilerServices;
using Oncohort.Survival.Cox;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.FineGray;

/// <summary>
/// The contribution of each row to the score at the estimate, and to it through the estimated censoring distribution: eta + psi of Fine and Gray (1999), section 4.
/// </summary>
/// <remarks>
/// With C(u) and D(u) the sums of r and r x over those who had a competing event before u, in their weight at u, and A(u), B(u) the hazard and the hazard times the mean
/// from u on in the same shrinking weight, the influence of censoring at u is q(u) = D(u) A(u) - C(u) B(u). A row's psi is q / Y at its own censoring less the sum
/// of q c / Y² over the times until its exit. All are running sums: O(n p).
/// </remarks>
internal sealed class SubdistributionResiduals
{
    private readonly SubdistributionDesign _design;
    private readonly SubdistributionLikelihood _likelihood;
    private readonly CensoringWeights _censoring;
    private readonly double[]? _weight;
    private readonly int _columns;
    private readonly double[] _means;
    private readonly double[] _until;
    private readonly double[] _ahead;
    private readonly double[] _residuals;

    private SubdistributionResiduals(SubdistributionDesign design, SubdistributionLikelihood likelihood, CensoringWeights censoring, double[]? weight)
    {
        _design = design;
        _likelihood = likelihood;
        _censoring = censoring;
        _weight = weight;
        _columns = design.Cox.Columns;
        _means = likelihood.Means!;
        _until = HazardMeans();
        _ahead = MeansAhead();
        _residuals = LargeArray.Uninitialized<double>(design.Cox.Rows.Length * _columns);
    }

    /// <summary>Residuals of the sorted rows, weighted, one row of columns each, for the scaled covariates.</summary>
    /// <param name="design">The sorted rows.</param>
    /// <param name="likelihood">The likelihood, evaluated at the estimate with its means kept.</param>
    /// <param name="censoring">The weights after a competing event.</param>
    /// <param name="weight">The weight of each sorted row; null for 1.</param>
    /// <param name="ties">Whether those with an event at a time are at risk of censoring at it; null to take the weights as known.</param>
    public static double[] Of(
        SubdistributionDesign design, SubdistributionLikelihood likelihood, CensoringWeights censoring, double[]? weight, CensoringTies? ties)
    {
        var residuals = new SubdistributionResiduals(design, likelihood, censoring, weight);
        design.ForBlocks(residuals.FillBlock);
        if (ties is { } estimated) residuals.AddCensoring(estimated);
        return residuals._residuals;
    }

    /// <summary>Hazard times mean, accumulated until and with each time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] HazardMeans()
    {
        double[] until = LargeArray.Uninitialized<double>(_means.Length);
        double[] sum = new double[_columns];
        for (int time = 0, at = 0; time < _design.Times; time++, at += _columns)
        {
            double hazard = _likelihood.Hazard[time];
            for (int j = 0; j < sum.Length; j++)
            {
                if (hazard != 0) sum[j] += hazard * _means[at + j];
                until[at + j] = sum[j];
            }
        }

        return until;
    }

    /// <summary>Hazard times mean after each time, in the weight of those who then had a competing event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] MeansAhead()
    {
        int groups = _design.Groups;
        double[] ahead = LargeArray.Allocate<double>(_means.Length * groups);
        for (int cell = ((_design.Times - 1) * groups) - 1; cell >= 0; cell--)
        {
            int next = (cell / groups) + 1;
            double step = _censoring.Step[cell];
            double hazard = _likelihood.Hazard[next];
            for (int j = 0; j < _columns; j++)
            {
                double own = hazard == 0 ? 0 : hazard * _means[(next * _columns) + j];
                ahead[(cell * _columns) + j] = step * (own + ahead[((cell + groups) * _columns) + j]);
            }
        }

        return ahead;
    }

    private void FillBlock(int block)
    {
        int groups = _design.Groups;
        ReadOnlySpan<double> none = new double[_columns];
        for (int time = _design.BlockTime[block]; time < _design.BlockTime[block + 1]; time++)
        {
            Fill(time, _design.Start(time), _design.Start(time, 1), 0, none, isEvent: true);
            for (int group = 0; group < groups; group++)
            {
                int cell = (time * groups) + group;
                Fill(time, _design.Start(time, 1 + group), _design.Start(time, 2 + group), _likelihood.Ahead[cell], _ahead.AsSpan(cell * _columns, _columns), isEvent: false);
            }

            Fill(time, _design.Start(time, groups + 1), _design.Start(time + 1), 0, none, isEvent: false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int time, int from, int to, double ahead, ReadOnlySpan<double> meansAhead, bool isEvent)
    {
        int p = _columns;
        double[] x = _design.Cox.X;
        double hazard = _likelihood.Cumulative[time] + ahead;
        for (int row = from; row < to; row++)
        {
            double risk = _likelihood.Risks[row];
            double own = isEvent ? _weight is null ? 1 : _weight[row] : 0;
            int entry = _design.Cox.Entry is null ? 0 : _design.Cox.Entry[row];
            double exposed = entry == 0 ? hazard : hazard - _likelihood.Cumulative[entry - 1];
            int atX = row * _design.Cox.Stride;
            for (int j = 0; j < p; j++)
            {
                double means = _until[(time * p) + j] + meansAhead[j];
                if (entry > 0) means -= _until[((entry - 1) * p) + j];
                double value = -risk * ((x[atX + j] * exposed) - means);
                if (isEvent) value += own * (x[atX + j] - _means[(time * p) + j]);
                _residuals[(row * p) + j] = value;
            }
        }
    }

    private void AddCensoring(CensoringTies ties)
    {
        int p = _columns;
        int groups = _design.Groups;
        int width = _design.Cox.Width;
        double[] competing = new double[groups * (width + 1)];
        double[] before = new double[groups * p];
        double[] through = new double[groups * p];
        double[] own = new double[groups * p];
        for (int time = 0; time < _design.Times; time++)
        {
            through.CopyTo(before, 0);
            Influence(time, competing, own, through);
            double[] atEvent = ties == CensoringTies.WithEvents ? through : before;
            AddRows(_design.Start(time), _design.Start(time, groups + 1), atEvent, null);
            AddRows(_design.Start(time, groups + 1), _design.Start(time + 1), through, own);
            BlockSums.Pass(_design, time, _likelihood.Risks, 0, _censoring, competing);
        }
    }

    /// <summary>Where someone is censored: what each such censoring moves, and the sum of what it takes from everyone exposed to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Influence(int time, double[] competing, double[] own, double[] through)
    {
        int p = _columns;
        int width = _design.Cox.Width;
        double hazard = _likelihood.Hazard[time];
        for (int group = 0; group < _design.Groups; group++)
        {
            int cell = (time * _design.Groups) + group;
            double censored = _censoring.Censored[cell];
            if (censored == 0) continue;
            double exposed = _censoring.AtRisk[cell];
            int at = group * (width + 1);
            double a = hazard + _likelihood.Ahead[cell];
            for (int j = 0; j < p; j++)
            {
                double b = _ahead[(cell * p) + j] + (hazard == 0 ? 0 : hazard * _means[(time * p) + j]);
                double q = (competing[at + j] * a) - (competing[at + width] * b);
                own[(group * p) + j] = q / exposed;
                through[(group * p) + j] += q * censored / (exposed * exposed);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(int from, int to, double[] taken, double[]? given)
    {
        int p = _columns;
        for (int row = from; row < to; row++)
        {
            int at = (_design.Group is null ? 0 : _design.Group[row]) * p;
            double weight = _weight is null ? 1 : _weight[row];
            for (int j = 0; j < p; j++) _residuals[(row * p) + j] += weight * ((given is null ? 0 : given[at + j]) - taken[at + j]);
        }
    }
}
