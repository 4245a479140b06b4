namespace Oncohort.Oncology.Radiotherapy;

/// <summary>The dose prescribed to one target.</summary>
public sealed record Prescription
{
    /// <summary>Takes a prescription.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dose or the number of fractions is not positive.</exception>
    public Prescription(string target, double totalGy, int fractions)
    {
        if (!double.IsFinite(totalGy) || totalGy <= 0) throw new ArgumentOutOfRangeException(nameof(totalGy), totalGy, "A prescribed dose is above 0 Gy.");
        if (fractions <= 0) throw new ArgumentOutOfRangeException(nameof(fractions), fractions, "A prescription has at least one fraction.");
        Target = target;
        TotalGy = totalGy;
        Fractions = fractions;
    }

    /// <summary>The target, such as <c>GTVnx</c>.</summary>
    public string Target { get; }

    /// <summary>The total dose in Gy.</summary>
    public double TotalGy { get; }

    /// <summary>The number of fractions.</summary>
    public int Fractions { get; }

    /// <summary>The dose of a fraction in Gy.</summary>
    public double GyPerFraction => TotalGy / Fractions;

    /// <summary>The biologically effective dose D(1 + d/ab) of the linear-quadratic model in Gy, without repopulation.</summary>
    /// <param name="alphaBeta">Alpha over beta in Gy; 10 is usual for tumour and mucosa, 3 for late effects.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public double Bed(double alphaBeta) => TotalGy * (1 + (GyPerFraction / Ratio(alphaBeta)));

    /// <summary>The dose in fractions of 2 Gy with the same effect, BED / (1 + 2/ab), in Gy.</summary>
    /// <inheritdoc cref="Bed(double)"/>
    public double Eqd2(double alphaBeta) => Bed(alphaBeta) / (1 + (2 / alphaBeta));

    private static double Ratio(double alphaBeta) =>
        double.IsFinite(alphaBeta) && alphaBeta > 0 ? alphaBeta : throw new ArgumentOutOfRangeException(nameof(alphaBeta), alphaBeta, "Alpha over beta is above 0 Gy.");
}
