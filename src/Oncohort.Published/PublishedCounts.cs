namespace Oncohort.Published;

/// <summary>A count and its percentage.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Of">The patients counted.</param>
/// <param name="Within">The patients of whom they are a part.</param>
/// <param name="N">The count; null when only the percentage was printed.</param>
/// <param name="Percent">The percentage; null when only the count was printed.</param>
/// <param name="Denominator">The number of patients within, when printed beside the count.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedCount(string Id, Selection Of, Selection Within, Printed? N, Printed? Percent, Printed? Denominator, string? Place);

/// <summary>The counts of a variable's levels, across the levels of another when <paramref name="By"/> names one.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Variable">The variable in the rows.</param>
/// <param name="By">The variable in the columns; null for one column of all patients.</param>
/// <param name="Columns">The levels of <paramref name="By"/> in the order of the columns; empty without it.</param>
/// <param name="Within">The patients in the table.</param>
/// <param name="Rows">A row for each level printed.</param>
/// <param name="Test">The test printed beside it; null when none.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedTable(
    string Id, string Variable, string? By, IReadOnlyList<string> Columns, Selection Within, IReadOnlyList<PublishedRow> Rows, PrintedTest? Test, string? Place);

/// <summary>One row of a table.</summary>
/// <param name="Level">The level counted.</param>
/// <param name="Cells">One cell a column.</param>
public sealed record PublishedRow(string Level, IReadOnlyList<PublishedCell> Cells);

/// <summary>A count in a table.</summary>
/// <param name="N">The count; null when only the percentage was printed.</param>
/// <param name="Percent">The percentage; null when only the count was printed.</param>
/// <param name="Of">What the percentage is of: the column unless said.</param>
public sealed record PublishedCell(Printed? N, Printed? Percent, PercentOf Of);

/// <summary>What a percentage in a table is of.</summary>
public enum PercentOf
{
    /// <summary>The patients in the column.</summary>
    Column,

    /// <summary>The patients in the row.</summary>
    Row,

    /// <summary>The patients in the table.</summary>
    Table,
}

/// <summary>A test as printed.</summary>
/// <param name="Method">What the paper calls it: <c>pearson</c>, <c>yates</c>, <c>fisher</c>, <c>logrank</c>, <c>t</c>, <c>mann-whitney</c>, or <c>not stated</c>.</param>
/// <param name="Statistic">The statistic; null when not printed.</param>
/// <param name="Df">Degrees of freedom; null when not printed.</param>
/// <param name="P">The p-value; null when not printed.</param>
public sealed record PrintedTest(string Method, Printed? Statistic, Printed? Df, Printed? P);

/// <summary>A number's summary.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Variable">The variable that is a number.</param>
/// <param name="Within">The patients summarised.</param>
/// <param name="Median">Median; null when not printed.</param>
/// <param name="Mean">Mean; null when not printed.</param>
/// <param name="Sd">Standard deviation; null when not printed.</param>
/// <param name="LowerQuartile">First quartile; null when not printed.</param>
/// <param name="UpperQuartile">Third quartile; null when not printed.</param>
/// <param name="Min">Smallest value; null when not printed.</param>
/// <param name="Max">Greatest value; null when not printed.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedSummary(
    string Id,
    string Variable,
    Selection Within,
    Printed? Median,
    Printed? Mean,
    Printed? Sd,
    Printed? LowerQuartile,
    Printed? UpperQuartile,
    Printed? Min,
    Printed? Max,
    string? Place);
