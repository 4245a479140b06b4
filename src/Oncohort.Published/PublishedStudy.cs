namespace Oncohort.Published;

/// <summary>What one study printed, number for number as it stands on paper.</summary>
/// <param name="Id">A short name.</param>
/// <param name="Title">The title of the study, in our words or theirs.</param>
/// <param name="Source">Where the numbers were printed.</param>
/// <param name="Patients">How many patients the study reports on.</param>
/// <param name="Variables">The variables whose levels the counts refer to, in the order printed.</param>
/// <param name="Endpoints">The times to event that the study reports on.</param>
/// <param name="Counts">Single counts with their percentages, wherever they were printed; the same count may be printed more than once.</param>
/// <param name="Tables">Counts of a variable, alone or across another, with the test printed beside them.</param>
/// <param name="Summaries">Medians, means and ranges of numbers.</param>
/// <param name="Curves">Survival, incidence or crude proportions at fixed times.</param>
/// <param name="Tests">Tests between groups that belong to no table of counts.</param>
/// <param name="Models">Regression models.</param>
/// <param name="Statements">Other numbers, which no count decides.</param>
public sealed record PublishedStudy(
    string Id,
    string Title,
    PublishedSource Source,
    Printed Patients,
    IReadOnlyList<PublishedVariable> Variables,
    IReadOnlyList<PublishedEndpoint> Endpoints,
    IReadOnlyList<PublishedCount> Counts,
    IReadOnlyList<PublishedTable> Tables,
    IReadOnlyList<PublishedSummary> Summaries,
    IReadOnlyList<PublishedCurve> Curves,
    IReadOnlyList<PublishedTest> Tests,
    IReadOnlyList<PublishedModel> Models,
    IReadOnlyList<PublishedStatement> Statements)
{
    /// <summary>Counts that were not printed and follow from those that were, each with the place that says from which.</summary>
    public IReadOnlyList<PublishedCount> Implied { get; init; } = [];
}

/// <summary>Where the numbers were printed.</summary>
/// <param name="Citation">Authors, title, journal, year.</param>
/// <param name="Identifier">DOI, PMID or address; null when there is none.</param>
/// <param name="Note">What a reader should know about how the numbers were copied; null when nothing.</param>
public sealed record PublishedSource(string Citation, string? Identifier, string? Note);

/// <summary>A number that no count of the study decides, such as a dose limit or an interval between visits.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Label">What it says.</param>
/// <param name="Values">The numbers as printed: one, or the ends of a range.</param>
/// <param name="Unit">Their unit; null when they have none.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedStatement(string Id, string Label, IReadOnlyList<Printed> Values, string? Unit, string? Place)
{
    /// <summary>The column of a cohort that decides the numbers; null when none does.</summary>
    public StatementSource? DecidedBy { get; init; }
}

/// <summary>What a statement's numbers are of a column.</summary>
/// <param name="Column">The column, of numbers or of dates.</param>
/// <param name="Take">For each number: <c>min</c> or <c>max</c> of numbers; <c>first_year</c>, <c>first_month</c>, <c>last_year</c> or <c>last_month</c> of dates.</param>
public sealed record StatementSource(string Column, IReadOnlyList<string> Take)
{
    /// <summary>What can be taken of a column.</summary>
    public static IReadOnlyList<string> Known { get; } = ["min", "max", "first_year", "first_month", "last_year", "last_month"];

    /// <summary>Whether it is taken of dates; otherwise of numbers.</summary>
    public static bool OfDates(string take) => take is not ("min" or "max");
}
