namespace Oncohort.Reporting;

/// <summary>How survival curves are drawn; the numbers come from the result alone.</summary>
public sealed record SurvivalFigureOptions
{
    /// <summary>The width of one journal column in millimetres.</summary>
    public const double OneColumnMillimetres = 85;

    /// <summary>The width of one and a half journal columns in millimetres.</summary>
    public const double OneAndAHalfColumnsMillimetres = 120;

    /// <summary>The width of two journal columns in millimetres.</summary>
    public const double TwoColumnsMillimetres = 175;

    /// <summary>The width of the whole figure in millimetres, from 60 to 400.</summary>
    public double WidthMillimetres { get; init; } = OneAndAHalfColumnsMillimetres;

    /// <summary>Whether the curves rise from 0 % (one minus survival) instead of falling from 100 %.</summary>
    public bool CumulativeIncidence { get; init; }

    /// <summary>Whether pointwise confidence bands are drawn.</summary>
    public bool Bands { get; init; } = true;

    /// <summary>Whether censored times are marked on the curves.</summary>
    public bool CensoringMarks { get; init; } = true;

    /// <summary>Whether the numbers at risk stand under the axis.</summary>
    public bool NumbersAtRisk { get; init; } = true;

    /// <summary>Whether the numbers at risk are followed by cumulative events in parentheses.</summary>
    public bool CumulativeEvents { get; init; }

    /// <summary>Whether a second table below counts the events until each time.</summary>
    public bool EventsTable { get; init; }

    /// <summary>What stands in parentheses beside the numbers at risk.</summary>
    internal RiskParentheses Parentheses(JournalStyle style) => IsMasked ? RiskParentheses.None : CumulativeEvents ? RiskParentheses.Events : style.InParentheses;

    /// <summary>Whether small counts are withheld: curves then show neither the censored nor numbers in parentheses.</summary>
    internal bool IsMasked { get; init; }

    /// <summary>Whether the log-rank test and the hazard ratio, where the result has them, are printed in the plot.</summary>
    public bool Tests { get; init; } = true;

    /// <summary>Whether lines lead from 50 % to the median of each group.</summary>
    public bool MedianLines { get; init; }

    /// <summary>The end of the time axis in the endpoint's unit; null for the last observed time.</summary>
    public double? LastTime { get; init; }

    /// <summary>The distance between ticks of the time axis in the endpoint's unit; null for a step that suits the unit.</summary>
    public double? TimeStep { get; init; }
}
