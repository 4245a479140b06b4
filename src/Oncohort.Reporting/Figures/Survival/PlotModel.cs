using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>What one panel of step curves shows, in the words of its result.</summary>
internal sealed record PlotModel
{
    /// <summary>The title of the figure.</summary>
    public required string Title { get; init; }

    /// <summary>What the panel shows, for people who cannot see it.</summary>
    public required string Alternative { get; init; }

    /// <summary>What stands above the panel; null for nothing.</summary>
    public string? Heading { get; init; }

    /// <summary>The title of the vertical axis.</summary>
    public required string VerticalTitle { get; init; }

    /// <summary>The title of the time axis.</summary>
    public required string TimeTitle { get; init; }

    /// <summary>The unit of time, or null.</summary>
    public required string? Unit { get; init; }

    /// <summary>What the groups are, in the key; null for nothing.</summary>
    public string? GroupLabel { get; init; }

    /// <summary>The curves as falling probabilities.</summary>
    public required IReadOnlyList<KaplanMeierStratum> Curves { get; init; }

    /// <summary>Whether they are drawn as one minus that, from 0 up.</summary>
    public required bool Rising { get; init; }

    /// <summary>The rows of the table below; none for no table.</summary>
    public required IReadOnlyList<KaplanMeierStratum> AtRisk { get; init; }

    /// <summary>Where the steps of each curve stand within the analysis, as JSON Pointers; none when they are not in the results.</summary>
    public IReadOnlyList<string> StepPointers { get; init; } = [];

    /// <summary>The plotted number of a step in the results.</summary>
    public string StepField { get; init; } = "survival";

    /// <summary>Tests and estimates that stand in the plot.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>What stands in parentheses beside the numbers at risk; steps of incidences do not count the censored.</summary>
    public RiskParentheses Parentheses(SurvivalFigureOptions options, JournalStyle style) =>
        options.Parentheses(style) == RiskParentheses.Censored && StepField == "cif" ? RiskParentheses.None : options.Parentheses(style);
}
