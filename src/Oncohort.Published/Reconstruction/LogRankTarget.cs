using MathNet.Numerics.Distributions;

namespace Oncohort.Published.Reconstruction;

/// <summary>A printed log-rank statistic.</summary>
/// <remarks>The levels of patients without metastasis stay as they were when it was made.</remarks>
internal sealed class LogRankTarget : SearchTarget
{
    private readonly PatientRecords _records;
    private readonly TimeOrder _order;
    private readonly LevelTable<int> _groups;
    private readonly Func<int, (int Days, bool Event)> _outcome;
    private readonly double[,] _variance;
    private readonly int[] _group;
    private readonly int[] _changing;

    /// <param name="test">What was printed.</param>
    /// <param name="survival">Whether it compares survival; otherwise it compares metastasis.</param>
    /// <param name="catalog">The variables.</param>
    /// <param name="records">The records.</param>
    /// <param name="order">All patients by the outcome compared.</param>
    public LogRankTarget(PublishedTest test, bool survival, VariableCatalog catalog, PatientRecords records, TimeOrder order)
    {
        (Test, _records, _order) = (test, records, order);
        _outcome = survival ? records.Survival : records.FirstMetastasis;
        _groups = new LevelTable<int>(catalog, catalog.Scope([.. test.Groups.Select(group => group.Where)]), row => test.Groups.ToList().FindIndex(group => catalog.Matches(group.Where, row)));
        _variance = new double[test.Groups.Count, test.Groups.Count];
        _group = [.. order.Patients.Select(GroupOf)];
        _changing = [.. Enumerable.Range(0, _group.Length).Where(i => records.Metastasis[order.Patients[i]] >= 0)];
        Aim = test.Test.Statistic?.Value ?? ChiSquared.InvCDF(test.Groups.Count - 1, 1 - test.Test.P!.Value);
        Times = (survival ? Touched.Survival : Touched.Metastasis) | Touched.FollowUp;
    }

    /// <summary>The test.</summary>
    public PublishedTest Test { get; }

    /// <summary>The statistic printed, or that of the p printed.</summary>
    public double Aim { get; }

    /// <inheritdoc/>
    public override bool GivesWay => (Times & Touched.Survival) != 0;

    /// <inheritdoc/>
    public override Touched Times { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<int> Variables => [.. _groups.Variables];

    /// <summary>The group of a patient; -1 outside all.</summary>
    public int GroupOf(int patient) => _groups.Of(_records.Rows[patient]);

    /// <summary>Days and event of a patient for the endpoint of the test.</summary>
    public (int Days, bool Event) Outcome(int patient) => _outcome(patient);

    /// <inheritdoc/>
    protected override double Measure() => Cost((Statistic() - Aim) / Math.Max(0.3, 0.1 * Aim));

    private double Statistic()
    {
        _order.Refresh();
        int groups = Test.Groups.Count, left = 0;
        Span<int> atRisk = stackalloc int[groups], gone = stackalloc int[groups];
        Span<double> difference = stackalloc double[groups];
        Array.Clear(_variance);
        foreach (int i in _changing) _group[i] = GroupOf(_order.Patients[i]);
        foreach (int group in _group)
        {
            if (group < 0) continue;
            atRisk[group]++;
            left++;
        }

        ReadOnlySpan<int> keys = _order.Keys;
        int[] order = _order.Order;
        for (int i = 0; i < order.Length;)
        {
            int key = keys[i], d = 0;
            gone.Clear();
            for (; i < order.Length && keys[i] == key; i++)
            {
                int group = _group[order[i]];
                if (group < 0) continue;
                gone[group]++;
                d++;
            }

            if ((key & 1) == 0 && d > 0)
            {
                double factor = left > 1 ? d * (double)(left - d) / (left - 1) : 0;
                for (int a = 0; a < groups; a++)
                {
                    double share = (double)atRisk[a] / left;
                    difference[a] += gone[a] - (d * share);
                    for (int b = 0; b < groups; b++) _variance[a, b] += factor * share * ((a == b ? 1 : 0) - ((double)atRisk[b] / left));
                }
            }

            for (int a = 0; a < groups; a++) atRisk[a] -= gone[a];
            left -= d;
        }

        return Quadratic(difference, _variance, groups - 1);
    }

    private static double Quadratic(Span<double> difference, double[,] variance, int size)
    {
        double sum = 0;
        double[] v = difference[..size].ToArray();
        for (int p = 0; p < size; p++)
        {
            if (variance[p, p] <= 1e-12) return 0;
            sum += v[p] * v[p] / variance[p, p];
            for (int r = p + 1; r < size; r++)
            {
                double factor = variance[r, p] / variance[p, p];
                v[r] -= factor * v[p];
                for (int c = p; c < size; c++) variance[r, c] -= factor * variance[p, c];
            }
        }

        return sum;
    }
}
