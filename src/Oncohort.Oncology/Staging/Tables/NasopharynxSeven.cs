namespace Oncohort.Oncology.Staging.Tables;

/// <summary>Nasopharynx, UICC/AJCC 7th edition (2010).</summary>
internal static class NasopharynxSeven
{
    public static StageTable Table { get; } = new()
    {
        Site = "nasopharynx",
        Edition = 7,
        Name = "UICC/AJCC 7th edition",
        Source = "UICC/AJCC TNM, 7th edition (2010). Secondary: T and N from a TNM head-and-neck booklet and the Medscape staging page (2016), groups from an excerpt of the AJCC 7 pharynx chapter; "
            + "not checked against the printed manual.",
        LeftOut = ["T0 with M0 and N0-N2: no confirmed source puts it in a group"],
        T =
        [
            new("TX", "primary tumour not assessable") { Covers = ["T1", "T2", "T3", "T4"] },
            new("T0", "no evidence of a primary tumour"),
            new("Tis", "carcinoma in situ") { InAny = false },
            new("T1", "within the nasopharynx, or into oropharynx or nasal cavity without parapharyngeal extension"),
            new("T2", "parapharyngeal extension"),
            new("T3", "bone of the skull base or paranasal sinuses"),
            new("T4", "intracranial, cranial nerves, hypopharynx, orbit, infratemporal fossa or masticator space"),
        ],
        N =
        [
            new("NX", "regional nodes not assessable") { Covers = ["N0", "N1", "N2", "N3a", "N3b"] },
            new("N0", "no regional node"),
            new("N1", "cervical nodes of one side up to 6 cm above the supraclavicular fossa, or retropharyngeal nodes of either or both sides up to 6 cm"),
            new("N2", "cervical nodes of both sides up to 6 cm, above the supraclavicular fossa"),
            new("N3", "N3a or N3b, not told apart") { Covers = ["N3a", "N3b"] },
            new("N3a", "a node over 6 cm"),
            new("N3b", "extension to the supraclavicular fossa"),
        ],
        M = [new("M0", "no distant metastasis"), new("M1", "distant metastasis")],
        Groups = ["0", "I", "II", "III", "IVA", "IVB", "IVC"],
        Rules =
        [
            new("IVC", null, null, ["M1"]),
            new("IVB", null, ["N3a", "N3b"], ["M0"]),
            new("0", ["Tis"], ["N0"], ["M0"]),
            new("I", ["T1"], ["N0"], ["M0"]),
            new("II", ["T1"], ["N1"], ["M0"]),
            new("II", ["T2"], ["N0", "N1"], ["M0"]),
            new("III", ["T1", "T2"], ["N2"], ["M0"]),
            new("III", ["T3"], ["N0", "N1", "N2"], ["M0"]),
            new("IVA", ["T4"], ["N0", "N1", "N2"], ["M0"]),
        ],
    };
}
