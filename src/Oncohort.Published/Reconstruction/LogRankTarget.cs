using MathNet.Numerics.Distributions;

namespace Oncohort.Published.Reconstruction;

/// <summary>A printed log-rank statistic.</summary>
internal sealed class LogRankTarget : SearchTarget
{
    private readonly VariableCatalog _catalog;
    private readonly PatientRecords _records;
    private readonly bool _survival;
    private readonly int[] _group;
    private readonly int[] _key;
    private readonly int[] _member;

    public LogRankTarget(PublishedTest test, bool survival, VariableCatalog catalog, PatientRecords records)
    {
        (Test, _survival, _catalog, _records) = (test, survival, catalog, records);
        _group = new int[records.Count];
        _key = new int[records.Count];
        _member = new int[records.Count];
        Aim = test.Test.Statistic?.Value ?? ChiSquared.InvCDF(test.Groups.Count - 1, 1 - test.Test.P!.Value);
    }

    /// <summary>The test.</summary>
    public PublishedTest Test { get; }

    /// <summary>The statistic printed, or that of the p printed.</summary>
    public double Aim { get; }

    /// <inheritdoc/>
    public override Touched DependsOn => Touched.Levels | (_survival ? Touched.Survival | Touched.FollowUp : Touched.Metastasis | Touched.FollowUp);

    /// <summary>The group of a patient; -1 outside all.</summary>
    public int GroupOf(int patient)
    {
        int[] row = _records.Rows[patient];
        for (int g = 0; g < Test.Groups.Count; g++)
        {
            if (_catalog.Matches(Test.Groups[g].Where, row)) return g;
        }

        return -1;
    }

    /// <summary>Days and event of a patient for the endpoint of the test.</summary>
    public (int Days, bool Event) Outcome(int patient) => _survival
        ? (_records.FollowUp[patient], _records.Died[patient])
        : _records.Metastasis[patient] >= 0 ? (_records.Radiotherapy[patient] + _records.Metastasis[patient], true) : (_records.FollowUp[patient], false);

    /// <inheritdoc/>
    public override double Penalty() => 0.5 * Cost((Statistic() - Aim) / ((0.05 * Aim) + 0.1));

    private double Statistic()
    {
        int n = 0, groups = Test.Groups.Count;
        Span<int> atRisk = stackalloc int[groups];
        for (int i = 0; i < _records.Count; i++)
        {
            int group = _group[i] = GroupOf(i);
            if (group < 0) continue;
            (int days, bool happened) = Outcome(i);
            _key[n] = (2 * days) + (happened ? 0 : 1);
            _member[n++] = i;
            atRisk[group]++;
        }

        Array.Sort(_key, _member, 0, n);
        Span<double> difference = stackalloc double[groups];
        double[,] variance = new double[groups, groups];
        Span<int> events = stackalloc int[groups];
        int left = n;
        for (int i = 0; i < n;)
        {
            int key = _key[i], j = i;
            events.Clear();
            while (j < n && _key[j] == key) events[_group[_member[j++]]]++;
            int d = j - i;
            if ((key & 1) == 0)
            {
                double factor = left > 1 ? d * (double)(left - d) / (left - 1) : 0;
                for (int a = 0; a < groups; a++)
                {
                    double share = (double)atRisk[a] / left;
                    difference[a] += events[a] - (d * share);
                    for (int b = 0; b < groups; b++) variance[a, b] += factor * share * ((a == b ? 1 : 0) - ((double)atRisk[b] / left));
                }
            }

            for (int a = 0; a < groups; a++) atRisk[a] -= events[a];
            left -= d;
            i = j;
        }

        return Quadratic(difference, variance, groups - 1);
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
