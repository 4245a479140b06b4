using System.Globalization;

namespace Oncohort.Simulations;

/// <summary>How often an interval held the truth, or a test rejected.</summary>
internal readonly record struct Share(long Hits, long Judged, long None)
{
    /// <summary>1.96: the Monte-Carlo interval that is printed.</summary>
    private const double Printed = 1.959963984540054;

    /// <summary>3.29: beyond this (0.1 %, two-sided) a share differs from the nominal one by more than chance.</summary>
    private const double Flagged = 3.2905267314919255;

    /// <summary>The share among the repetitions that could be judged; null when there were none.</summary>
    public double? Value => Judged == 0 ? null : (double)Hits / Judged;

    /// <summary>Wilson's 95 % Monte-Carlo interval.</summary>
    public (double Lower, double Upper) Interval => Wilson(Printed);

    /// <summary>-1 or 1 when the share lies below or above the nominal one by more than Monte-Carlo error, else 0.</summary>
    public int Side(double nominal)
    {
        (double lower, double upper) = Wilson(Flagged);
        return Judged == 0 ? 0 : upper < nominal ? -1 : lower > nominal ? 1 : 0;
    }

    private (double Lower, double Upper) Wilson(double z)
    {
        double n = Math.Max(1, Judged);
        double p = Hits / n;
        double centre = p + (z * z / (2 * n));
        double half = z * Math.Sqrt(((p * (1 - p)) + (z * z / (4 * n))) / n);
        return ((centre - half) / (1 + (z * z / n)), (centre + half) / (1 + (z * z / n)));
    }
}

/// <summary>The shares of one experiment, settings by quantities.</summary>
internal sealed record Outcome(Experiment Experiment, int Repetitions, Share[,] Shares)
{
    /// <summary>How far, where theory must hold, a share may be from the nominal one besides Monte-Carlo error.</summary>
    private const double Leeway = 0.015;

    /// <summary>Where theory must hold and the shares say otherwise.</summary>
    public IEnumerable<string> Contradictions()
    {
        for (int s = 0; s < Experiment.Settings.Count; s++)
        {
            for (int q = 0; q < Experiment.Quantities.Count; q++)
            {
                Share share = Shares[s, q];
                if (!Experiment.IsTheorys(Experiment.Settings[s], Experiment.Quantities[q]) || share.Value is not { } value) continue;
                if (share.Side(Experiment.Nominal) != 0 && Math.Abs(value - Experiment.Nominal) > Leeway)
                    yield return string.Create(CultureInfo.InvariantCulture, $"{Experiment.Title}, {Experiment.Quantities[q]}, n = {Experiment.Settings[s].Patients}: {value:P2}");
            }
        }
    }
}
