namespace Oncohort.Published.Auditing;

/// <summary>Patients whose stage counts were printed: all of them, or those in one column of a table.</summary>
/// <param name="Name">What distinguishes them in a finding's name; empty for all.</param>
/// <param name="Patients">Who they are.</param>
internal sealed record StageScope(string Name, Selection Patients)
{
    /// <summary>The patients of every place where a stage variable was counted, all patients first.</summary>
    public static IReadOnlyList<StageScope> Of(PublishedStudy study, PublishedVariable stage)
    {
        List<StageScope> scopes = [new("", stage.Within)];
        foreach (PublishedTable table in study.Tables.Where(table => table.Variable == stage.Id && table.By is not null))
        {
            scopes.AddRange(table.Columns.Select(column => new StageScope($" {table.By} {column}", KnownCounts.Join(
                table.Within, new Selection(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [table.By!] = [column] })))));
        }

        return scopes;
    }
}
