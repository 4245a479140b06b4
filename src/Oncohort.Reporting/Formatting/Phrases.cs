namespace Oncohort.Reporting.Formatting;

/// <summary>The words that stand where a number does not exist.</summary>
internal sealed class Phrases(Edition edition) : Written(edition)
{
    public const string Dash = "\u2013";

    public string NotEstimable => Say("NE");

    public string Withheld => Say("withheld");

    public string NotReached => Say("not reached");

    public string Reference => Say("1 (reference)");

    public string NotEstimableNote => Say("NE, not estimable.");

    /// <summary>What stands between two limits.</summary>
    public string Between => Style.Between;

    /// <summary>What the ratio of a numeric covariate compares.</summary>
    public string Step(bool indicator) => indicator ? Say("1 vs 0") : Say("per unit");

    /// <summary>Why a Cox coefficient has no number, in words.</summary>
    public string Status(string status) => status switch
    {
        "separated" => Say("not estimable (separation)"),
        "collinear" => Say("not estimable (collinear)"),
        "withheld" => Withheld,
        "did_not_converge" => Say("not estimable (no convergence)"),
        _ => Say("not estimable"),
    };
}
