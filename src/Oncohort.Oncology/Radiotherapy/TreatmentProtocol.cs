using System.Globalization;

namespace Oncohort.Oncology.Radiotherapy;

/// <summary>How intensity is modulated.</summary>
public enum DeliveryTechnique
{
    /// <summary>Fixed beams; leaves move only while the beam is off.</summary>
    StepAndShoot,
    /// <summary>Fixed beams; leaves move while the beam is on.</summary>
    SlidingWindow,
    /// <summary>The gantry moves while the beam is on.</summary>
    Arc,
}

/// <summary>The dose levels allowed for a target in Gy, limits included.</summary>
public sealed record DoseLevel(string Target, double LowestGy, double HighestGy);

/// <summary>A treatment as planned or given.</summary>
/// <param name="Prescriptions">The dose of each target.</param>
/// <param name="GantryAngles">The gantry angles in degrees; empty when not known.</param>
/// <param name="Technique">How intensity is modulated; null when not known.</param>
public sealed record Treatment(IReadOnlyList<Prescription> Prescriptions, IReadOnlyList<double> GantryAngles, DeliveryTechnique? Technique);

/// <summary>A point in which a treatment differs from its protocol.</summary>
public sealed record ProtocolDeviation(string Item, string Found, string Expected);

/// <summary>What a protocol asks of a treatment.</summary>
/// <param name="Levels">The dose levels by target.</param>
/// <param name="Fractions">The fewest and most fractions; null when the protocol does not state them.</param>
/// <param name="FixedAngles">The number of distinct fixed gantry angles; null for any.</param>
/// <param name="Technique">The technique; null for any.</param>
/// <param name="Source">Where it is published.</param>
public sealed record TreatmentProtocol(IReadOnlyList<DoseLevel> Levels, (int Fewest, int Most)? Fractions, int? FixedAngles, DeliveryTechnique? Technique, string Source)
{
    private const double DoseTolerance = 1e-9;

    /// <summary>The protocol of the reference study, which does not state the number of fractions.</summary>
    public static TreatmentProtocol ReferenceStudy { get; } = new(
        [new("GTVnx", 69.96, 74.09), new("GTVnd", 69.96, 74.09), new("CTV1", 60, 65.1), new("CTV2", 51.62, 57.6)],
        null,
        9,
        DeliveryTechnique.StepAndShoot,
        "Chen X. et al., Intensity-modulated radiotherapy controls nasopharyngeal carcinoma distant metastasis and improves survival of patients");

    /// <summary>Every deviation of a treatment; what is not known about it is a deviation that says so.</summary>
    public IReadOnlyList<ProtocolDeviation> Check(Treatment treatment) => [.. Doses(treatment), .. Beams(treatment)];

    private IEnumerable<ProtocolDeviation> Doses(Treatment treatment)
    {
        foreach (DoseLevel level in Levels)
        {
            string expected = Invariant($"{level.LowestGy} to {level.HighestGy} Gy");
            Prescription? given = treatment.Prescriptions.FirstOrDefault(prescription => prescription.Target == level.Target);
            if (given is null) yield return new($"dose of {level.Target}", "no prescription", expected);
            else if (given.TotalGy < level.LowestGy - DoseTolerance || given.TotalGy > level.HighestGy + DoseTolerance) yield return new($"dose of {level.Target}", Invariant($"{given.TotalGy} Gy"), expected);
        }

        if (Fractions is not { } fractions) yield break;
        foreach (Prescription given in treatment.Prescriptions.Where(given => given.Fractions < fractions.Fewest || given.Fractions > fractions.Most))
            yield return new($"fractions of {given.Target}", Invariant($"{given.Fractions}"), Invariant($"{fractions.Fewest} to {fractions.Most}"));
    }

    private IEnumerable<ProtocolDeviation> Beams(Treatment treatment)
    {
        int angles = treatment.GantryAngles.Select(angle => ((angle % 360) + 360) % 360).Distinct().Count();
        if (FixedAngles is int wanted && angles != wanted)
            yield return new("gantry angles", angles == 0 ? "not known" : Invariant($"{angles} distinct"), Invariant($"{wanted} distinct"));
        if (Technique is { } technique && treatment.Technique != technique)
            yield return new("technique", treatment.Technique is { } used ? Name(used) : "not known", Name(technique));
    }

    private static string Name(DeliveryTechnique technique) => technique switch
    {
        DeliveryTechnique.StepAndShoot => "step-and-shoot",
        DeliveryTechnique.SlidingWindow => "sliding window",
        _ => "arc",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
