using Oncohort.Cohort;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses;

/// <summary>Tests of the contingency table of two variables.</summary>
public sealed record ChiSquareRequest : AnalysisRequest
{
    /// <summary>The variable of the rows.</summary>
    public required Variable Rows { get; init; }

    /// <summary>The variable of the columns.</summary>
    public required Variable ColumnVariable { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. new[] { Rows.Name, ColumnVariable.Name }.Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override ChiSquareResult Run(CohortTable table) => ChiSquareAnalysis.Run(table, this);
}

/// <summary>Tests contingency tables, from patients or from printed counts.</summary>
public static class ChiSquareAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static ChiSquareResult Run(CohortTable table, ChiSquareRequest request) => throw new NotImplementedException();

    /// <summary>Tests a table of counts.</summary>
    /// <param name="counts">Counts, rows by columns, at least 2 x 2 and none negative.</param>
    /// <param name="settings">The conventions in force.</param>
    /// <exception cref="AnalysisImpossibleException">A row or column is empty.</exception>
    public static ChiSquareResult Run(long[,] counts, EstimationSettings settings) => throw new NotImplementedException();
}
