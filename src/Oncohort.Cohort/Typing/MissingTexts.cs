using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Sources;

namespace Oncohort.Cohort.Typing;

/// <summary>Removes the spaces around texts and turns those that mean missing into null.</summary>
internal static class MissingTexts
{
    private const string Spaces = "' ' || chr(9) || chr(160)";

    private static readonly string[] Always = ["", "NA"];

    /// <summary>Cleans every text column of table <c>staged</c>, in place and in order.</summary>
    public static void Clean(EngineSession session, StagedTable staged, IReadOnlyList<string> codes)
    {
        string[] meanings = [.. codes.Select(code => code.Trim()).Concat(Always).Distinct(StringComparer.Ordinal).Select(Sql.Literal)];
        string missing = string.Join(", ", meanings);
        IEnumerable<string> columns = staged.Columns.Select((column, i) => column.Type == "VARCHAR" ? $"CASE WHEN trim({Sql.Stored(i)}, {Spaces}) IN ({missing}) THEN NULL ELSE trim({Sql.Stored(i)}, {Spaces}) END AS {Sql.Stored(i)}" : Sql.Stored(i));
        if (staged.Columns.All(column => column.Type != "VARCHAR")) return;
        session.Execute($"CREATE TABLE cleaned AS SELECT {string.Join(", ", columns)} FROM staged; DROP TABLE staged; ALTER TABLE cleaned RENAME TO staged");
    }
}
