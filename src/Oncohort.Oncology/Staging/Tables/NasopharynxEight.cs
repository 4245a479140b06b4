namespace Oncohort.Oncology.Staging.Tables;

/// <summary>Nasopharynx, UICC/AJCC 8th edition (2017).</summary>
internal static class NasopharynxEight
{
    public static StageTable Table { get; } = new()
    {
        Site = "nasopharynx",
        Edition = 8,
        Name = "UICC/AJCC 8th edition",
        Source = "UICC/AJCC TNM, 8th edition (2017). Secondary: T from arrangoizmd.com, N and groups from the MSD Manual table that cites AJCC 8, T0 from e4ent.com; reasons for the changes from Pan et al., Cancer 2016 (abstract).",
        LeftOut = ["T0 with M0 and N0-N2: its place in group II could not be confirmed", "Tis N0 as group 0: not named by the sources at hand"],
        T =
        [
            new("TX", "primary tumour not assessable") { Covers = ["T1", "T2", "T3", "T4"] },
            new("T0", "no primary tumour found, but an EBV-positive cervical node"),
            new("Tis", "carcinoma in situ") { InAny = false },
            new("T1", "within the nasopharynx, or into oropharynx or nasal cavity without parapharyngeal extension"),
            new("T2", "parapharyngeal space, or medial pterygoid, lateral pterygoid or prevertebral muscle"),
            new("T3", "bone of skull base, cervical vertebra or pterygoid structures, or paranasal sinuses"),
            new("T4", "intracranial, cranial nerves, hypopharynx, orbit, parotid, or soft tissue beyond the lateral surface of the lateral pterygoid muscle"),
        ],
        N =
        [
            new("NX", "regional nodes not assessable") { Covers = ["N0", "N1", "N2", "N3"] },
            new("N0", "no regional node"),
            new("N1", "cervical nodes of one side, or retropharyngeal nodes of either or both sides, up to 6 cm, above the caudal border of the cricoid"),
            new("N2", "cervical nodes of both sides up to 6 cm, above the caudal border of the cricoid"),
            new("N3", "a node over 6 cm, or extension below the caudal border of the cricoid"),
        ],
        M = [new("M0", "no distant metastasis"), new("M1", "distant metastasis")],
        Groups = ["I", "II", "III", "IVA", "IVB"],
        Rules =
        [
            new("IVB", null, null, ["M1"]),
            new("IVA", null, ["N3"], ["M0"]),
            new("I", ["T1"], ["N0"], ["M0"]),
            new("II", ["T1"], ["N1"], ["M0"]),
            new("II", ["T2"], ["N0", "N1"], ["M0"]),
            new("III", ["T1", "T2"], ["N2"], ["M0"]),
            new("III", ["T3"], ["N0", "N1", "N2"], ["M0"]),
            new("IVA", ["T4"], ["N0", "N1", "N2"], ["M0"]),
        ],
    };
}
