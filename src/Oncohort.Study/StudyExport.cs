using Oncohort.Cohort;
using Oncohort.Study.Disclosure;

namespace Oncohort.Study;

/// <summary>Gives away the columns that a study uses, of the patients included.</summary>
public static class StudyExport
{
    /// <summary>The columns as they are, the identifier first.</summary>
    public static ExportedTable Plain(PreparedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        string? id = study.File.Cohort.PatientId;
        string[] names = [.. study.Table.Names.Order(StringComparer.Ordinal).Where(name => name != id)];
        CohortTable table = id is null || study.Table.Names.Contains(id) ? study.Table : study.Table.With([study.Cohort.Fetch([id])[id]]);
        return new ExportedTable(table, id is null ? names : [id, .. names], [.. names.Select(name => new ExportedColumn(name, name, "kept", null))]);
    }

    /// <summary>The columns without what identifies a patient. docs/methods/deidentification.md states the rules.</summary>
    public static ExportedTable Deidentified(PreparedStudy study, DeidentificationRules rules)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(rules);
        return new Deidentification(study, rules).Run();
    }
}

/// <summary>How a cohort is de-identified.</summary>
/// <param name="Seed">The seed of the random order; null for one that nobody can repeat.</param>
/// <param name="TopAge">The age in years that all greater ages become.</param>
/// <param name="FewestOfLevel">Levels of fewer patients are left empty; 1 leaves none empty.</param>
/// <param name="MostLevels">A text with more different values is left out as free text.</param>
/// <param name="Keep">Columns that are kept although a rule would leave them out.</param>
public sealed record DeidentificationRules(long? Seed = null, int TopAge = 90, int FewestOfLevel = 1, int MostLevels = 30, IReadOnlyList<string>? Keep = null);

/// <summary>A table to give away.</summary>
/// <param name="Table">The table.</param>
/// <param name="Names">Its columns in order.</param>
/// <param name="Columns">What became of every column of the study.</param>
public sealed record ExportedTable(CohortTable Table, IReadOnlyList<string> Names, IReadOnlyList<ExportedColumn> Columns);

/// <summary>What became of one column.</summary>
/// <param name="Source">Its name in the study.</param>
/// <param name="Name">Its name in the export; null when it was left out.</param>
/// <param name="Treatment"><c>kept</c>, <c>days</c>, <c>top-coded</c>, <c>rare levels left empty</c> or <c>left out</c>.</param>
/// <param name="Note">Why, or how many values were concerned; null when there is nothing to say.</param>
public sealed record ExportedColumn(string Source, string? Name, string Treatment, string? Note);
