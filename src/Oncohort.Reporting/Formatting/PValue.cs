namespace Oncohort.Reporting.Formatting;

/// <summary>P-values by the style of the journal: in the plain style three decimals, and <c>&lt;0.001</c> below that; a value that would round to 1 is <c>&gt;0.999</c>.</summary>
internal sealed class PValue(Edition edition) : Written(edition)
{
    /// <summary>The header of a column of p-values.</summary>
    public string Header => Say($"{Style.PSign} value");

    /// <summary>How p-values are printed, in a sentence.</summary>
    public string Convention => Style.PDigits switch
    {
        PDigits.TwoOrThree => Say($"P values are two-sided and given to two decimals, to three below {Shown(0.01, 2)} and next to {Shown(0.05, 2)}, or as <{Shown(0.001, 3)}."),
        PDigits.TwoSignificant => Say($"P values are two-sided and given to two significant digits, or as <{Shown(0.0001, 4)}."),
        _ => Say("P values are two-sided and given to three decimals, or as <0.001."),
    };

    public string Of(double? p) => p is not double value ? Phrases.NotEstimable : Style.PDigits switch
    {
        PDigits.TwoOrThree => TwoOrThree(value),
        PDigits.TwoSignificant => TwoSignificant(value),
        _ => Three(value),
    };

    /// <summary>With its sign for running text, such as <c>p = 0.012</c>.</summary>
    public string Sentence(double? p)
    {
        string sign = Style.PSign;
        return p switch
        {
            null => Say($"{sign} not estimable"),
            _ when Of(p) is ['<' or '>', ..] text => $"{sign} {text[0]} {text[1..]}",
            _ => $"{sign} = {Of(p)}",
        };
    }

    private string Three(double p) => p switch
    {
        < 0.001 => "<" + Shown(0.001, 3),
        >= 0.9995 and < 1 => ">" + Shown(0.999, 3),
        _ => Shown(p, 3),
    };

    private string TwoOrThree(double p) => p switch
    {
        < 0.001 => "<" + Shown(0.001, 3),
        < 0.01 or (>= 0.045 and < 0.05) => Shown(p, 3),
        > 0.99 and < 1 => ">" + Shown(0.99, 2),
        _ => Shown(p, 2),
    };

    private string TwoSignificant(double p) => p switch
    {
        < 0.0001 => "<" + Shown(0.0001, 4),
        > 0.99 and < 1 => ">" + Shown(0.99, 2),
        _ => Shown(p, Math.Clamp(1 - (int)Math.Floor(Math.Log10(p)), 2, 4)),
    };

    private string Shown(double p, int decimals)
    {
        string text = Rounded.Fixed(p, decimals);
        return Style.PLeadingZero || p >= 1 ? text : text.TrimStart('0');
    }
}
