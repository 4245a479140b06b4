using System.Globalization;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Fetching;
using Oncohort.Cohort.Sources;

namespace Oncohort.Cohort.Typing;

/// <summary>
/// Maps the types of Parquet files and databases to the four kinds. A timestamp column is a date when every value lies at midnight, and otherwise text in
/// ISO form, so that the time of day is not lost; not-a-number is missing, and so is a number that is a missing code; whole numbers beyond 2^53 are text; lists and structures are refused.
/// </summary>
internal static class NativeTyping
{
    private const string LargestWhole = "9007199254740991";

    /// <summary>The typed column for position <paramref name="position"/> of table <c>staged</c>.</summary>
    /// <exception cref="InputException">The type has no meaning in a flat table (OCH003), or a value is infinite (OCH013).</exception>
    public static TypedColumn Type(EngineSession session, StagedTable staged, int position, IReadOnlyList<string> codes)
    {
        StagedColumn column = staged.Columns[position];
        string stored = Sql.Stored(position);
        string type = column.Type;
        if (type == "BOOLEAN") return new TypedColumn(column.Name, ColumnKind.Truth, stored);
        if (type == "DATE") return Date(session, staged, position);
        if (type.StartsWith("TIMESTAMP", StringComparison.Ordinal)) return Timestamp(session, column.Name, stored);
        if (type is "DOUBLE" or "FLOAT" || type.StartsWith("DECIMAL", StringComparison.Ordinal)) return Decimal(session, staged, position, codes);
        if (type.EndsWith("INT", StringComparison.Ordinal) || type.EndsWith("INTEGER", StringComparison.Ordinal)) return Whole(session, column.Name, stored, codes);
        if (type is "VARCHAR" or "UUID" or "TIME" or "\"NULL\"" or "NULL" || type.StartsWith("ENUM(", StringComparison.Ordinal)) return new TypedColumn(column.Name, ColumnKind.Text, $"NULLIF(CAST({stored} AS VARCHAR), '')");
        throw new InputException(new Fault(FaultCode.UnknownFormat, $"column '{column.Name}' holds values of type {type}", $"{staged.Name}:{column.Name}", "numbers, texts, truth values or dates", "flatten the column, or leave it out"));
    }

    private static TypedColumn Whole(EngineSession session, string name, string stored, IReadOnlyList<string> codes)
    {
        bool exact = session.Count($"SELECT count(*) FROM staged WHERE {stored} > {LargestWhole} OR {stored} < -{LargestWhole}") == 0;
        return exact
            ? new TypedColumn(name, ColumnKind.Number, $"CASE WHEN {IsCode(stored, codes)} THEN NULL ELSE CAST({stored} AS BIGINT) END")
            : new TypedColumn(name, ColumnKind.Text, $"CAST({stored} AS VARCHAR)");
    }

    private static TypedColumn Decimal(EngineSession session, StagedTable staged, int position, IReadOnlyList<string> codes)
    {
        string number = $"CAST({Sql.Stored(position)} AS DOUBLE)";
        RefuseFirst(session, staged, position, $"isinf({number})", FaultCode.NotANumber, "an infinite number", "a finite number");
        string value = $"CASE WHEN isnan({number}) OR {IsCode(number, codes)} THEN NULL ELSE {number} + 0.0::DOUBLE END";
        bool whole = session.Count($"SELECT count(*) FROM staged WHERE NOT isnan({number}) AND (trunc({number}) <> {number} OR abs({number}) > {LargestWhole})") == 0;
        return new TypedColumn(staged.Columns[position].Name, ColumnKind.Number, whole ? $"CAST({value} AS BIGINT)" : value);
    }

    private static string IsCode(string number, IReadOnlyList<string> codes)
    {
        string[] numbers = [.. codes.Select(Readings.Number).OfType<double>().Select(code => code.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE")];
        return numbers.Length == 0 ? "false" : $"CAST({number} AS DOUBLE) IN ({string.Join(", ", numbers)})";
    }

    private static TypedColumn Date(EngineSession session, StagedTable staged, int position)
    {
        string stored = Sql.Stored(position);
        RefuseFirst(session, staged, position, $"({stored} < DATE '0001-01-01' OR {stored} > DATE '9999-12-31')", FaultCode.NotADate, "a day outside the years 1 to 9999", "a calendar date");
        return new TypedColumn(staged.Columns[position].Name, ColumnKind.Date, stored);
    }

    private static TypedColumn Timestamp(EngineSession session, string name, string stored)
    {
        string moment = $"CAST({stored} AS TIMESTAMP)";
        bool days = session.Count($"SELECT count(*) FROM staged WHERE NOT coalesce(isfinite({moment}) AND {moment} = date_trunc('day', {moment}) AND year({moment}) BETWEEN 1 AND 9999, {stored} IS NULL)") == 0;
        return days
            ? new TypedColumn(name, ColumnKind.Date, $"CAST({moment} AS DATE)")
            : new TypedColumn(name, ColumnKind.Text, $"CAST({moment} AS VARCHAR)");
    }

    private static void RefuseFirst(EngineSession session, StagedTable staged, int position, string predicate, FaultCode code, string what, string expected)
    {
        IReadOnlyList<object?[]> first = session.Rows($"SELECT min(rowid) FROM staged WHERE {predicate}");
        if (first[0][0] is not { } record) return;
        int row = staged.Rows.Of(Convert.ToInt32(record, CultureInfo.InvariantCulture) + 1)[^1];
        string name = staged.Columns[position].Name;
        throw new InputException(new Fault(code, $"column '{name}' holds {what}", $"{staged.Name}:{row}:{name}", expected));
    }
}
