namespace Oncohort.Oncology.Staging.Tables;

/// <summary>Nasopharynx, AJCC version 9 (in force from 1 January 2025).</summary>
internal static class NasopharynxNine
{
    public static StageTable Table { get; } = new()
    {
        Site = "nasopharynx",
        Edition = 9,
        Name = "UICC/AJCC 9th edition",
        Source = "AJCC version 9 (2025). Secondary only, the primary table was not seen: N3 and M1a/M1b as in five public codings; groups as in two, one citing Pan et al., JAMA Oncol 2024;10(12):1627-1635, one transcribing NCCN 2.2026.",
        LeftOut = ["T0 with M0 and N0-N2: its place in IB and II comes from one transcription only"],
        T =
        [
            new("TX", "primary tumour not assessable") { Covers = ["T1", "T2", "T3", "T4"] },
            new("T0", "no primary tumour found, but an EBV-positive cervical node"),
            new("Tis", "carcinoma in situ") { InAny = false },
            new("T1", "within the nasopharynx, or into oropharynx or nasal cavity without parapharyngeal extension"),
            new("T2", "parapharyngeal space, or medial pterygoid, lateral pterygoid or prevertebral muscle"),
            new("T3", "unequivocal infiltration of bone of skull base, cervical vertebra or pterygoid structures, or paranasal sinuses"),
            new("T4", "intracranial, cranial nerves, hypopharynx, orbit, parotid, or soft tissue beyond the anterolateral surface of the lateral pterygoid muscle"),
        ],
        N =
        [
            new("NX", "regional nodes not assessable") { Covers = ["N0", "N1", "N2", "N3"] },
            new("N0", "no regional node"),
            new("N1", "as N1 of the 8th edition, without advanced radiologic extranodal extension"),
            new("N2", "as N2 of the 8th edition, without advanced radiologic extranodal extension"),
            new("N3", "as N3 of the 8th edition, or advanced radiologic extranodal extension into muscle, skin or neurovascular bundle"),
        ],
        M =
        [
            new("M0", "no distant metastasis"),
            new("M1", "distant metastasis, lesions not counted") { Covers = ["M1a", "M1b"] },
            new("M1a", "three metastatic lesions or fewer"),
            new("M1b", "more than three metastatic lesions"),
        ],
        Groups = ["0", "IA", "IB", "II", "III", "IVA", "IVB"],
        Rules =
        [
            new("IVB", null, null, ["M1b"]),
            new("IVA", null, null, ["M1a"]),
            new("III", null, ["N3"], ["M0"]),
            new("0", ["Tis"], ["N0"], ["M0"]),
            new("IA", ["T1", "T2"], ["N0"], ["M0"]),
            new("IB", ["T1", "T2"], ["N1"], ["M0"]),
            new("II", ["T1", "T2"], ["N2"], ["M0"]),
            new("II", ["T3"], ["N0", "N1", "N2"], ["M0"]),
            new("III", ["T4"], ["N0", "N1", "N2"], ["M0"]),
        ],
    };
}
