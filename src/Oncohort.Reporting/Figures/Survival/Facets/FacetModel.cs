using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>Curves of the same groups within each level of a variable, as a figure shows them.</summary>
internal sealed record FacetModel
{
    /// <summary>The title of the figure.</summary>
    public required string Title { get; init; }

    /// <summary>The title of the vertical axis.</summary>
    public required string VerticalTitle { get; init; }

    /// <summary>The title of the time axis.</summary>
    public required string TimeTitle { get; init; }

    /// <summary>The unit of time, or null.</summary>
    public required string? Unit { get; init; }

    /// <summary>What the curves are, in the key; null for nothing.</summary>
    public string? GroupLabel { get; init; }

    /// <summary>The names of all curves, in the order of their colours.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The rows of the tables below; a single one is empty.</summary>
    public required IReadOnlyList<string> RiskRows { get; init; }

    /// <summary>Whether curves rise from 0.</summary>
    public required bool Rising { get; init; }

    /// <summary>The plotted number of a step in the results.</summary>
    public required string StepField { get; init; }

    /// <summary>The panels in order.</summary>
    public required IReadOnlyList<FacetPanel> Panels { get; init; }
}

/// <summary>One panel.</summary>
/// <param name="Strip">What stands above it.</param>
/// <param name="Curves">Its curves; none when nobody is in it.</param>
/// <param name="AtRisk">One stratum a row of the table; those without patients have no steps.</param>
/// <param name="Sentences">What stands in it: tests, or what is missing.</param>
/// <param name="Alternative">What it shows, for people who cannot see it.</param>
internal sealed record FacetPanel(string Strip, IReadOnlyList<FacetCurve> Curves, IReadOnlyList<KaplanMeierStratum> AtRisk, IReadOnlyList<string> Sentences, string Alternative);

/// <summary>A curve of a panel.</summary>
/// <param name="Stratum">Its steps as falling probabilities.</param>
/// <param name="Index">Its place among all names, which decides its colour.</param>
/// <param name="Steps">Where its steps stand within the analysis.</param>
internal sealed record FacetCurve(KaplanMeierStratum Stratum, int Index, string Steps);
