namespace Oncohort.Reporting.Formatting;

/// <summary>The words that stand where a number does not exist.</summary>
internal sealed class Phrases(JournalStyle style)
{
    public const string NotEstimable = "NE";
    public const string Withheld = "withheld";
    public const string NotReached = "not reached";
    public const string Reference = "1 (reference)";
    public const string NotEstimableNote = "NE, not estimable.";
    public const string Dash = "\u2013";

    /// <summary>What stands between two limits.</summary>
    public string Between => style.Between;

    /// <summary>What the ratio of a numeric covariate compares.</summary>
    public static string Step(bool indicator) => indicator ? "1 vs 0" : "per unit";

    /// <summary>Why a Cox coefficient has no number, in words.</summary>
    public static string Status(string status) => status switch
    {
        "separated" => "not estimable (separation)",
        "collinear" => "not estimable (collinear)",
        "withheld" => "withheld",
        "did_not_converge" => "not estimable (no convergence)",
        _ => "not estimable",
    };
}
