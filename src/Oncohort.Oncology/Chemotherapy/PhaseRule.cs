namespace Oncohort.Oncology.Chemotherapy;

/// <summary>Names the phase of a dose from its date and the dates of radiotherapy.</summary>
/// <param name="GraceDays">Days before the first and after the last fraction that still count as concurrent, 0 or more.</param>
public sealed record PhaseRule(int GraceDays = 0)
{
    /// <summary>The phase of a dose given on a day.</summary>
    /// <exception cref="ArgumentException">Radiotherapy ends before it begins.</exception>
    public ChemotherapyPhase Classify(DateOnly given, DateOnly firstFraction, DateOnly lastFraction)
    {
        if (lastFraction < firstFraction) throw new ArgumentException("The last fraction lies before the first.", nameof(lastFraction));
        if (given < firstFraction.AddDays(-GraceDays)) return ChemotherapyPhase.Induction;
        return given > lastFraction.AddDays(GraceDays) ? ChemotherapyPhase.Adjuvant : ChemotherapyPhase.Concurrent;
    }
}
