using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>The information that one event time carries: the weighted covariance of the covariates in its risk set.</summary>
internal static class EventInformation
{
    /// <summary>
    /// information += factor x (A1 S2 - B1 D2 - A2 S1 S1' + B2 (S1 D1' + D1 S1') - C2 D1 D1'), upper triangle by blocks of four columns.
    /// </summary>
    public static void Add(RiskSetMoments moments, in TieSums sums, bool tied, double factor, Span<double> information)
    {
        int stride = moments.Stride;
        double[] s1 = moments.S1;
        double[] d1 = moments.D1;
        for (int j = 0; j < moments.Columns; j++)
        {
            int at = j * stride;
            double s = tied ? (-sums.A2 * s1[j]) + (sums.B2 * d1[j]) : -sums.A2 * s1[j];
            double d = tied ? (sums.B2 * s1[j]) - (sums.C2 * d1[j]) : 0;
            var scale = Vector256.Create(factor);
            for (int k = j & ~3; k < stride; k += 4)
            {
                Vector256<double> sum = (sums.A1 * Vector256.Create(moments.S2, at + k)) + (s * Vector256.Create(s1, k));
                if (tied) sum += (d * Vector256.Create(d1, k)) - (sums.B1 * Vector256.Create(moments.D2, at + k));
                (Vector256.Create<double>(information[(at + k)..]) + (scale * sum)).CopyTo(information[(at + k)..]);
            }
        }
    }
}
