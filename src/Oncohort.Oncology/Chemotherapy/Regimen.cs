namespace Oncohort.Oncology.Chemotherapy;

/// <summary>When chemotherapy is given in relation to radiotherapy.</summary>
public enum ChemotherapyPhase
{
    /// <summary>Before the first fraction.</summary>
    Induction,
    /// <summary>From the first to the last fraction.</summary>
    Concurrent,
    /// <summary>After the last fraction.</summary>
    Adjuvant,
}

/// <summary>A drug within a cycle.</summary>
/// <param name="Drug">The drug, such as <c>cisplatin</c>.</param>
/// <param name="MgPerM2PerDay">The dose a day in mg/m2 of body surface.</param>
/// <param name="Day">The day of the cycle on which it begins; the first is 1.</param>
/// <param name="Days">The days over which it is given, 1 for a single dose; a 96 h infusion lasts 4.</param>
public sealed record DrugDose(string Drug, double MgPerM2PerDay, int Day = 1, int Days = 1)
{
    /// <summary>The dose of one cycle in mg/m2.</summary>
    public double MgPerM2PerCycle => MgPerM2PerDay * Days;
}

/// <summary>A chemotherapy regimen.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Phase">The phase it is meant for.</param>
/// <param name="Doses">The drugs of a cycle.</param>
/// <param name="CycleDays">The days from one cycle to the next.</param>
/// <param name="Cycles">The fewest and most cycles; null when the source does not state them.</param>
/// <param name="Source">Where it is published.</param>
public sealed record Regimen(string Id, ChemotherapyPhase Phase, IReadOnlyList<DrugDose> Doses, int CycleDays, (int Fewest, int Most)? Cycles, string Source)
{
    private const string ReferenceSource = "Chen X. et al., Intensity-modulated radiotherapy controls nasopharyngeal carcinoma distant metastasis and improves survival of patients";

    private static readonly DrugDose Cisplatin80 = new("cisplatin", 80);
    private static readonly DrugDose Fluorouracil = new("5-fluorouracil", 750, Day: 1, Days: 4);

    /// <summary>The regimens of the reference study.</summary>
    public static IReadOnlyList<Regimen> ReferenceStudy { get; } =
    [
        new("induction-pf", ChemotherapyPhase.Induction, [Cisplatin80, Fluorouracil], 21, (2, 3), ReferenceSource),
        new("induction-tp", ChemotherapyPhase.Induction, [new("docetaxel", 75), Cisplatin80], 21, (2, 3), ReferenceSource),
        new("concurrent-cisplatin-3-weekly", ChemotherapyPhase.Concurrent, [new("cisplatin", 100)], 21, null, ReferenceSource),
        new("concurrent-cisplatin-weekly", ChemotherapyPhase.Concurrent, [new("cisplatin", 40)], 7, null, ReferenceSource),
        new("adjuvant-pf", ChemotherapyPhase.Adjuvant, [Cisplatin80, Fluorouracil], 28, (2, 3), ReferenceSource),
    ];
}

/// <summary>Cycles of a regimen that a patient received.</summary>
/// <param name="Regimen">The regimen.</param>
/// <param name="Cycles">The cycles given.</param>
/// <param name="Share">The share of the full dose, 1 when nothing was reduced.</param>
public sealed record GivenCycles(Regimen Regimen, int Cycles, double Share = 1)
{
    /// <summary>The cumulative dose of a drug in mg/m2.</summary>
    public static double CumulativeMgPerM2(IEnumerable<GivenCycles> given, string drug) =>
        given.Sum(cycles => cycles.Cycles * cycles.Share * cycles.Regimen.Doses.Where(dose => dose.Drug == drug).Sum(dose => dose.MgPerM2PerCycle));

    /// <summary>The cumulative dose of cisplatin in mg/m2.</summary>
    public static double CumulativeCisplatinMgPerM2(IEnumerable<GivenCycles> given) => CumulativeMgPerM2(given, "cisplatin");
}
