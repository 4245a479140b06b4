using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The information of all event times, each multiplied by powers 0, 1, … of a factor of its time. At one time it is the weighted
/// covariance of the covariates in the risk set: A1 S2 - B1 D2 - A2 S1 S1' + B2 (S1 D1' + D1 S1') - C2 D1 D1'.
/// </summary>
/// <remarks>
/// The second moments S2 and D2 are never formed. Summed over time they are one weighted Gram matrix in which a row counts r times the hazard that
/// accumulates while it is at risk (less B1 at its own tied death): O(n p^2) in registers, besides the outer products of the event times.
/// </remarks>
internal sealed class InformationSum
{
    private readonly CoxDesign _design;
    private readonly SweepSegment[] _segments;
    private readonly SegmentInformation[] _parts;
    private readonly int _powers;

    /// <param name="design">The sorted rows.</param>
    /// <param name="sweep">The sweep whose risks are in force.</param>
    /// <param name="powers">How many powers of the factor are summed.</param>
    /// <param name="factor">The factor of each time index; null for 1.</param>
    public InformationSum(CoxDesign design, RiskSetSweep sweep, int powers = 1, double[]? factor = null)
    {
        _design = design;
        _segments = sweep.Segments;
        _powers = powers;
        _parts = [.. _segments.Select(_ => new SegmentInformation(design, sweep, powers, factor))];
    }

    /// <summary>What a segment's event times add.</summary>
    public SegmentInformation Of(int segment) => _parts[segment];

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        foreach (SegmentInformation part in _parts) part.Clear();
    }

    /// <summary>The finished sums, one a power of the factor; symmetric, columns by columns.</summary>
    public double[][,] Finish()
    {
        double[][] hazardBefore = HazardBefore();
        double[][][] sums = new double[_parts.Length][][];
        RowBlocks.Share(_parts.Length, segment => sums[segment] = _parts[segment].Finish(hazardBefore[segment]));
        return [.. Enumerable.Range(0, _powers).Select(power => Symmetric(sums, power))];
    }

    /// <summary>The hazard that a stratum has accumulated, for each power, before each of its parts begins.</summary>
    private double[][] HazardBefore()
    {
        double[][] before = new double[_parts.Length][];
        for (int segment = 0; segment < before.Length; segment++)
        {
            before[segment] = new double[_powers];
            if (segment == 0 || !_segments[segment].Continues(_segments[segment - 1])) continue;
            for (int power = 0; power < _powers; power++) before[segment][power] = before[segment - 1][power] + _parts[segment - 1].Hazard(power);
        }

        return before;
    }

    private double[,] Symmetric(double[][][] sums, int power)
    {
        int width = _design.Width;
        double[] total = new double[width * width];
        foreach (double[][] sum in sums)
        {
            for (int i = 0; i < total.Length; i++) total[i] += sum[power][i];
        }

        double[,] information = new double[_design.Columns, _design.Columns];
        for (int j = 0; j < _design.Columns; j++)
        {
            for (int k = j; k < _design.Columns; k++) information[j, k] = information[k, j] = total[(j * width) + k];
        }

        return information;
    }
}
