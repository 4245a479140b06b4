namespace Oncohort.Reporting;

/// <summary>How a journal prints numbers and draws curves. The numbers themselves are the same in every style; sources are in docs/journals.md.</summary>
public sealed record JournalStyle
{
    /// <summary>The style of no journal in particular.</summary>
    public static JournalStyle Plain { get; } = new() { Name = "plain" };

    /// <summary>The style of the New England Journal of Medicine.</summary>
    public static JournalStyle Nejm { get; } = new()
    {
        Name = "nejm",
        PSign = "P",
        PDigits = PDigits.TwoOrThree,
        Between = " to ",
        RiskHeading = "No. at Risk",
        Colours = ["#1f2328", "#b8383d", "#3d6fa8", "#c98a00", "#5f8f5a", "#8a6aa8"],
    };

    /// <summary>The style of The Lancet: mid-line decimal points, two significant digits of p, numbers censored beside those at risk.</summary>
    public static JournalStyle Lancet { get; } = new()
    {
        Name = "lancet",
        PDigits = PDigits.TwoSignificant,
        DecimalPoint = '\u00b7',
        InParentheses = RiskParentheses.Censored,
        Colours = ["#00468b", "#c4161c", "#2e8b57", "#0099b4", "#7f5a8c", "#e08a6d"],
    };

    /// <summary>The style of the Journal of Clinical Oncology.</summary>
    public static JournalStyle Jco { get; } = new()
    {
        Name = "jco",
        PSign = "P",
        PDigits = PDigits.TwoOrThree,
        PLeadingZero = false,
        Between = " to ",
        RiskHeading = "No. at risk:",
        Colours = ["#0a4c8a", "#d9901a", "#6f7479", "#a83232", "#4a9a8a", "#2b2b2b"],
    };

    /// <summary>The style of JAMA.</summary>
    public static JournalStyle Jama { get; } = new()
    {
        Name = "jama",
        PSign = "P",
        PDigits = PDigits.TwoOrThree,
        PLeadingZero = false,
        Between = "-",
        RiskHeading = "No. at risk",
        Colours = ["#2d4552", "#d98032", "#1f93c2", "#a83f34", "#6f9b83", "#5f5a8a"],
    };

    /// <summary>The name in the study file.</summary>
    public required string Name { get; init; }

    /// <summary>The letter for a p-value.</summary>
    public string PSign { get; init; } = "p";

    /// <summary>How many digits of a p-value are printed.</summary>
    public PDigits PDigits { get; init; } = PDigits.Three;

    /// <summary>Whether a p-value has a zero before the decimal point.</summary>
    public bool PLeadingZero { get; init; } = true;

    /// <summary>The decimal point.</summary>
    public char DecimalPoint { get; init; } = '.';

    /// <summary>What stands between two limits.</summary>
    public string Between { get; init; } = "\u2013";

    /// <summary>What stands above the numbers at risk.</summary>
    public string RiskHeading { get; init; } = "Number at risk";

    /// <summary>What stands in parentheses beside the numbers at risk.</summary>
    public RiskParentheses InParentheses { get; init; }

    /// <summary>The colours of curves from the first group on; they differ in lightness too, and each group has dashes of its own.</summary>
    public IReadOnlyList<string> Colours { get; init; } = ["#005a9c", "#d55e00", "#00805f", "#a0357f", "#24292f", "#c98a00", "#3f9bd1", "#8c510a"];

    /// <summary>The style of a name.</summary>
    /// <exception cref="ArgumentException">No style has this name.</exception>
    public static JournalStyle Named(string name) => Array.Find([Plain, Nejm, Lancet, Jco, Jama], style => style.Name == name)
        ?? throw new ArgumentException($"There is no journal style '{name}'.", nameof(name));
}

/// <summary>How many digits of a p-value are printed.</summary>
public enum PDigits
{
    /// <summary>Three decimals, or below 0.001.</summary>
    Three,

    /// <summary>Two decimals, three below 0.01 and where two would make 0.05 of a smaller value; or below 0.001; above 0.99.</summary>
    TwoOrThree,

    /// <summary>Two significant digits, at most four decimals; or below 0.0001; above 0.99.</summary>
    TwoSignificant,
}

/// <summary>What stands in parentheses beside a number at risk.</summary>
public enum RiskParentheses
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Those with the event until then.</summary>
    Events,

    /// <summary>Those censored until then.</summary>
    Censored,
}
