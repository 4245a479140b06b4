namespace Oncohort.Cohort.Engine;

/// <summary>Quoting of names and texts for the embedded database.</summary>
internal static class Sql
{
    /// <summary>A text as a SQL literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as a quoted SQL identifier.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The name under which column <paramref name="index"/> is stored.</summary>
    public static string Stored(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{index}");
}
