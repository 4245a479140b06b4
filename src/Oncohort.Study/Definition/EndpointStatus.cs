using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Definition;

/// <summary>The status of an endpoint as a variable: under the endpoint's identifier, <c>yes</c> when its event occurred and else <c>no</c>.</summary>
internal static class EndpointStatus
{
    /// <summary>No event, event.</summary>
    public static readonly string[] Levels = ["no", "yes"];

    /// <summary>What people read for the status.</summary>
    public static string Label(StudyEndpoint endpoint) => $"{endpoint.Label}: event";

    /// <summary>The SQL expression of the status.</summary>
    /// <param name="endpoint">The endpoint, whose columns exist.</param>
    /// <param name="kinds">The kinds of the columns.</param>
    public static string Sql(Endpoint endpoint, IReadOnlyDictionary<string, ColumnKind> kinds) => endpoint switch
    {
        ColumnEndpoint columns => OfColumn(columns.Event, kinds[columns.Event.Column]),
        DatedEndpoint dates => OfDates(dates),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "Not an endpoint."),
    };

    private static string OfColumn(EventRule rule, ColumnKind kind)
    {
        string column = Quote(rule.Column);
        IEnumerable<string> values = rule.Values ?? ["1", "true"];
        string happened = kind == ColumnKind.Number
            ? $"{column} IN ({string.Join(", ", values.Select(Number).OfType<string>().DefaultIfEmpty("NULL"))})"
            : $"CAST({column} AS VARCHAR) IN ({string.Join(", ", values.Select(Literal))})";
        return $"CASE WHEN {column} IS NULL THEN NULL WHEN {happened} THEN 'yes' ELSE 'no' END";
    }

    private static string OfDates(DatedEndpoint dates)
    {
        string first = Earliest(dates.Events);
        string before = dates.Competing.Count == 0 ? "" : $" AND ({Earliest(dates.Competing)} IS NULL OR {first} <= {Earliest(dates.Competing)})";
        return $"CASE WHEN {Quote(dates.Origin)} IS NULL THEN NULL WHEN {first} IS NOT NULL{before} THEN 'yes' ELSE 'no' END";
    }

    private static string Earliest(IReadOnlyList<string> dates) => dates.Count == 1 ? Quote(dates[0]) : $"least({string.Join(", ", dates.Select(Quote))})";

    private static string? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
