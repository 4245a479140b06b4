namespace Oncohort.Published;

/// <summary>A variable that the counts refer to.</summary>
/// <param name="Id">Its name in selections, and the column's name in a cohort.</param>
/// <param name="Label">Its name in print.</param>
/// <param name="Levels">Its levels in the order printed; empty for a number.</param>
/// <param name="Unit">The unit of a number; null for a variable with levels.</param>
/// <param name="Within">The patients for whom it is defined; empty for all. The others have no level.</param>
/// <param name="Derivation">How its levels follow from other variables; null when it was recorded by itself.</param>
public sealed record PublishedVariable(
    string Id, string Label, IReadOnlyList<string> Levels, string? Unit, Selection Within, Derivation? Derivation)
{
    /// <summary>Whether it is a number and has no levels.</summary>
    public bool IsNumber => Levels.Count == 0;
}

/// <summary>How a variable follows from others.</summary>
public abstract record Derivation;

/// <summary>A stage group from T, N and M.</summary>
/// <param name="Site">The site whose tables apply, such as <c>nasopharynx</c>.</param>
/// <param name="Edition">The edition of UICC/AJCC.</param>
/// <param name="T">The variable with the T category.</param>
/// <param name="N">The variable with the N category.</param>
/// <param name="M">The M category of all patients, such as <c>M0</c>.</param>
/// <param name="Groups">For each level of the variable, the stage groups that it covers, such as <c>IVA-B</c> for IVA and IVB.</param>
public sealed record StagingDerivation(
    string Site, int Edition, string T, string N, string M, IReadOnlyDictionary<string, IReadOnlyList<string>> Groups) : Derivation;

/// <summary>Levels that gather the levels of another variable.</summary>
/// <param name="Of">The other variable.</param>
/// <param name="Levels">
/// For each level, the levels of the other variable that it gathers. One that stands under several is left open between them: multiple metastatic
/// sites may or may not include the lung.
/// </param>
public sealed record GroupingDerivation(string Of, IReadOnlyDictionary<string, IReadOnlyList<string>> Levels) : Derivation;

/// <summary>A number cut into ascending intervals.</summary>
/// <param name="Of">The variable that is a number.</param>
/// <param name="At">The cut points in ascending order; a value equal to one belongs to the interval above it.</param>
/// <param name="Levels">The level of each interval, from the lowest; one more than there are cut points.</param>
public sealed record CutDerivation(string Of, IReadOnlyList<Printed> At, IReadOnlyList<string> Levels) : Derivation;
