namespace Oncohort.Reporting.Formatting;

/// <summary>P values: three decimals, and <c>&lt;0.001</c> below that; a value that would round to 1 is <c>&gt;0.999</c>.</summary>
internal static class PValue
{
    public const string Convention = "P values are two-sided and given to three decimals, or as <0.001.";

    public static string Of(double? p) => p switch
    {
        null => Phrases.NotEstimable,
        < 0.001 => "<0.001",
        >= 0.9995 and < 1 => ">0.999",
        double value => Rounded.Fixed(value, 3),
    };

    /// <summary>With its sign for running text, such as <c>p = 0.012</c>.</summary>
    public static string Sentence(double? p) => p switch
    {
        null => "p not estimable",
        _ when Of(p) is ['<' or '>', ..] text => $"p {text[0]} {text[1..]}",
        _ => $"p = {Of(p)}",
    };
}
