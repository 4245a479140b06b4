using System.Globalization;
using Oncohort.Reporting.Formatting;
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
    public RiskParentheses Parentheses(SurvivalFigureOptions options) =>
        options.Parentheses == RiskParentheses.Censored && StepField == "cif" ? RiskParentheses.None : options.Parentheses;

    /// <summary>The panel of Kaplan-Meier curves.</summary>
    public static PlotModel Of(KaplanMeierResult result, SurvivalFigureOptions options) => new()
    {
        Title = result.Title ?? (options.CumulativeIncidence ? "Cumulative incidence" : "Kaplan\u2013Meier estimate") + (result.Endpoint is { } e ? $": {e.Label}" : ""),
        Alternative = Describe(result),
        VerticalTitle = (options.CumulativeIncidence ? "Cumulative incidence" : EndpointWords.Falling(result.Endpoint)) + " (%)",
        TimeTitle = "Time" + Duration.InUnit(result.Endpoint?.Unit),
        Unit = result.Endpoint?.Unit,
        GroupLabel = result.GroupLabel,
        Curves = result.Strata,
        Rising = options.CumulativeIncidence,
        AtRisk = result.Strata,
        StepPointers = [.. result.Strata.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"/strata/{i}/steps"))],
        Sentences = [.. Annotation.Sentences(result)],
    };

    private static string Describe(KaplanMeierResult result)
    {
        string unit = result.Endpoint?.Unit ?? "";
        IEnumerable<string> groups = result.Strata.Select(s =>
            $"{(result.Strata.Count > 1 ? s.Group : "All patients")}: n {s.N}, events {Rounded.Count(s.Events)}, median {Duration.WithLimits(s.Median, result.Endpoint?.Unit)} {unit}".TrimEnd());
        return string.Join(". ", [.. groups, .. Annotation.Sentences(result)]) + ".";
    }
}
