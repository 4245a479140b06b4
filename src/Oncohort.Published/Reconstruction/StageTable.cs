namespace Oncohort.Published.Reconstruction;

/// <summary>Stage group of a staging derivation.</summary>
internal static class StageTable
{
    /// <summary>The stage group of a patient without distant metastasis at diagnosis (UICC/AJCC 7th edition, nasopharynx).</summary>
    public static string Group(StagingDerivation staging, string t, string n)
    {
        if (staging.Site != "nasopharynx" || staging.Edition != 7)
            throw new NotSupportedException($"staging of {staging.Site}, edition {staging.Edition}");
        if (n == "N3") return "IVB";
        if (t == "T4") return "IVA";
        if (t == "T3" || n == "N2") return "III";
        return t == "T1" && n == "N0" ? "I" : "II";
    }
}
