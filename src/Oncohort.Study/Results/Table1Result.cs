namespace Oncohort.Study.Results;

/// <summary>Patient characteristics, overall and by group.</summary>
public sealed record Table1Result : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "table1";
    /// <summary>The label of the grouping variable; null without groups.</summary>
    public string? GroupLabel { get; init; }
    /// <summary>The groups in column order; empty without groups.</summary>
    public required IReadOnlyList<Table1Group> Groups { get; init; }
    /// <summary>The rows: for a categorical variable one a level, for a numeric variable one.</summary>
    public required IReadOnlyList<Table1Row> Rows { get; init; }
}

/// <summary>A column of Table 1.</summary>
public sealed record Table1Group(string Group, Count N);

/// <summary>A row of Table 1. The test stands on the first row of a variable.</summary>
public sealed record Table1Row
{
    /// <summary>The variable.</summary>
    public required string Variable { get; init; }
    /// <summary>Its label.</summary>
    public required string Label { get; init; }
    /// <summary><c>categorical</c> or <c>numeric</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The level; null for a numeric variable.</summary>
    public string? Level { get; init; }
    /// <summary>All patients.</summary>
    public required Table1Cell Overall { get; init; }
    /// <summary>One cell a group, in the order of <see cref="Table1Result.Groups"/>.</summary>
    public required IReadOnlyList<Table1Cell> Groups { get; init; }
    /// <summary>Patients without a value, all groups together.</summary>
    public required Count Missing { get; init; }
    /// <summary>The test used, such as <c>Pearson chi-square</c>; null when none.</summary>
    public string? Test { get; init; }
    /// <summary>The test's statistic, where it has one.</summary>
    public double? Statistic { get; init; }
    /// <summary>The test's p-value.</summary>
    public double? P { get; init; }
}

/// <summary>A cell of Table 1: a count with its percentage of those with a value, or the distribution of a numeric variable.</summary>
public sealed record Table1Cell
{
    /// <summary>Patients with this level, or with a value.</summary>
    public required Count N { get; init; }
    /// <summary>Percentage of the patients of the column who have a value; null for a numeric variable or an empty column.</summary>
    public double? Percent { get; init; }
    /// <summary>Patients of the column without a value.</summary>
    public required Count Missing { get; init; }
    /// <summary>Median.</summary>
    public double? Median { get; init; }
    /// <summary>Lower quartile.</summary>
    public double? Q1 { get; init; }
    /// <summary>Upper quartile.</summary>
    public double? Q3 { get; init; }
    /// <summary>Mean.</summary>
    public double? Mean { get; init; }
    /// <summary>Standard deviation.</summary>
    public double? Sd { get; init; }
    /// <summary>Smallest value.</summary>
    public double? Min { get; init; }
    /// <summary>Largest value.</summary>
    public double? Max { get; init; }
}
