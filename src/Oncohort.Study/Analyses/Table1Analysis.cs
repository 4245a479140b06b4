using Oncohort.Cohort;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Which test compares the groups of Table 1.</summary>
public enum Table1Test
{
    /// <summary>Pearson's test, or Fisher's when an expected count is below 5; Wilcoxon's or Kruskal and Wallis's test of numeric variables.</summary>
    Auto,
    /// <summary>Pearson's chi-square without correction; rank tests of numeric variables.</summary>
    Pearson,
    /// <summary>The chi-square test with the preset's correction for 2 x 2; rank tests of numeric variables.</summary>
    ChiSquare,
    /// <summary>Fisher's exact test; rank tests of numeric variables.</summary>
    Fisher,
    /// <summary>The t test or analysis of variance of numeric variables; the chi-square test with the preset's correction otherwise.</summary>
    T,
    /// <summary>No test.</summary>
    None,
}

/// <summary>Patient characteristics, overall and by group.</summary>
public sealed record Table1Request : AnalysisRequest
{
    /// <summary>The grouping variable; null for one column.</summary>
    public Variable? By { get; init; }

    /// <summary>The variables of the rows, at least one.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    /// <summary>The test.</summary>
    public Table1Test Test { get; init; } = Table1Test.Auto;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. (By is null ? Variables : Variables.Prepend(By)).Select(variable => variable.Name).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override Table1Result Run(CohortTable table) => Table1Analysis.Run(table, this);
}

/// <summary>Runs a <see cref="Table1Request"/>.</summary>
public static class Table1Analysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static Table1Result Run(CohortTable table, Table1Request request) => throw new NotImplementedException();
}
