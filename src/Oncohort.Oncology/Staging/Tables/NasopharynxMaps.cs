namespace Oncohort.Oncology.Staging.Tables;

/// <summary>How nasopharynx categories translate between editions, derived by comparing the rules of the tables.</summary>
internal static class NasopharynxMaps
{
    private const string Source = "derived from the category rules of the two editions; categories whose meaning changed (T0 between 7th and 8th) are not translated";

    public static RestagingMap SevenToEight { get; } = new()
    {
        Site = "nasopharynx",
        From = 7,
        To = 8,
        Source = Source,
        Findings =
        [
            new("medial-pterygoid", "medial pterygoid muscle involved"),
            new("lateral-pterygoid", "lateral pterygoid muscle involved"),
            new("prevertebral", "prevertebral muscle involved"),
            new("skull-base", "bone of the skull base involved"),
            new("pterygoid-bone", "bony pterygoid structures involved"),
            new("vertebra", "cervical vertebra involved"),
            new("sinus", "paranasal sinus involved"),
            new("intracranial", "intracranial extension"),
            new("cranial-nerve", "cranial nerve involved"),
            new("hypopharynx", "hypopharynx involved"),
            new("orbit", "orbit involved"),
            new("parotid", "parotid gland involved"),
            new("beyond-lateral-pterygoid", "extension beyond the lateral surface of the lateral pterygoid muscle"),
            new("below-cricoid", "a node extends below the caudal border of the cricoid"),
        ],
        Moves =
        [
            new("TX", "TX"),
            new("Tis", "Tis"),
            new("T1", "T1", new MoveStep("T2", "medial-pterygoid", "lateral-pterygoid", "prevertebral")),
            new("T2", "T2", new MoveStep("T4", "parotid"), new MoveStep("T3", "vertebra", "pterygoid-bone")),
            new("T3", "T3", new MoveStep("T4", "parotid", "beyond-lateral-pterygoid")),
            new("T4", "T2",
                new MoveStep("T4", "intracranial", "cranial-nerve", "hypopharynx", "orbit", "parotid", "beyond-lateral-pterygoid"),
                new MoveStep("T3", "skull-base", "pterygoid-bone", "vertebra", "sinus")),
            new("NX", "NX"),
            new("N0", "N0"),
            new("N1", "N1", new MoveStep("N3", "below-cricoid")),
            new("N2", "N2", new MoveStep("N3", "below-cricoid")),
            new("N3", "N3"),
            new("N3a", "N3"),
            new("N3b", "N3"),
            new("M0", "M0"),
            new("M1", "M1"),
        ],
    };

    public static RestagingMap EightToNine { get; } = new()
    {
        Site = "nasopharynx",
        From = 8,
        To = 9,
        Source = Source,
        Findings =
        [
            new("ene", "advanced radiologic extranodal extension"),
            new("more-than-three-lesions", "more than three metastatic lesions"),
        ],
        Moves =
        [
            .. new[] { "TX", "T0", "Tis", "T1", "T2", "T3", "T4", "NX", "N0", "N3", "M0" }.Select(letter => new CategoryMove(letter, letter)),
            new("N1", "N1", new MoveStep("N3", "ene")),
            new("N2", "N2", new MoveStep("N3", "ene")),
            new("M1", "M1a", new MoveStep("M1b", "more-than-three-lesions")),
        ],
    };
}
