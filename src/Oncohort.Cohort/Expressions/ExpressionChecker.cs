using System.Globalization;
using System.Text.RegularExpressions;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Expressions;

/// <summary>Turns expressions into checked SQL, and failures of the database into faults with a place.</summary>
internal sealed partial class ExpressionChecker(EngineSession session, IReadOnlyList<ColumnInfo> columns, string sourceName, int[] sourceRows)
{
    /// <summary>Checks that a text is one scalar expression over the columns and finds its type; computes nothing.</summary>
    /// <exception cref="InputException">It is not (OCH012, OCH019, OCH020).</exception>
    public CheckedExpression Compile(string text, string where, bool boolean)
    {
        ExpressionTree tree = ExpressionTree.Parse(session, text, where, FunctionCatalog.Of(session));
        List<Fault> unknown = [.. tree.Columns.Where(column => IndexOf(column) < 0).DistinctBy(column => string.Join('.', column.Names)).Select(column => Unknown(column, text, where))];
        if (unknown.Count > 0) throw new InputException(unknown);
        string sql = ColumnSubstitution.Apply(text, tree.Columns.Select(column => (column.Offset - ExpressionTree.Before.Length, column.Names[0], Sql.Stored(IndexOf(column)))))
            ?? throw Bad(text, where, "a column name in it could not be located", null);
        string type = TypeOf(sql + "\n", text, where);
        if (boolean && type != "BOOLEAN")
            throw new InputException(new Fault(FaultCode.BadExpression, $"the expression '{text}' does not give true or false", where, "a condition, such as kps >= 70", "compare the value with something"));
        return new CheckedExpression(sql + "\n", type, text, where);
    }

    /// <summary>Computes the expression for every row and throws the values away.</summary>
    /// <exception cref="InputException">It cannot be computed for a row, or its values are of no kind a column can hold.</exception>
    public void Try(CheckedExpression expression)
    {
        (_, string value) = Shape(expression);
        Run(expression, $"SELECT max(hash({value})) FROM cohort");
    }

    /// <summary>The kind of column the expression gives, and the SQL of its value as stored.</summary>
    /// <exception cref="InputException">Its values are of no kind a column can hold (OCH019).</exception>
    public (ColumnKind Kind, string Value) Shape(CheckedExpression expression)
    {
        string sql = $"({expression.Sql})";
        string type = expression.Type;
        if (type == "BOOLEAN") return (ColumnKind.Truth, sql);
        if (type.EndsWith("INT", StringComparison.Ordinal) && type is not ("UBIGINT" or "HUGEINT" or "UHUGEINT") || type == "INTEGER" || type == "UINTEGER") return (ColumnKind.Number, $"CAST({sql} AS BIGINT)");
        if (type is "DOUBLE" or "FLOAT" or "UBIGINT" or "HUGEINT" or "UHUGEINT" || type.StartsWith("DECIMAL", StringComparison.Ordinal)) return Finite(expression);
        if (type is "VARCHAR" or "TIME" or "UUID") return (ColumnKind.Text, $"NULLIF(CAST({sql} AS VARCHAR), '')");
        if (type == "DATE") return Day(expression, sql);
        if (type.StartsWith("TIMESTAMP", StringComparison.Ordinal)) return Midnight(expression);
        throw Bad(expression.Text, expression.Where, $"it gives values of type {type}", "cast the value to a number, a text or a date");
    }

    /// <summary>Runs a statement that holds the expression.</summary>
    /// <exception cref="InputException">The expression fails for a row (OCH019).</exception>
    public void Run(CheckedExpression expression, string statement) => Guard(expression, () =>
    {
        session.Execute(statement);
        return true;
    });

    /// <summary>Does something that computes the expression.</summary>
    /// <exception cref="InputException">The expression fails for a row (OCH019).</exception>
    public T Guard<T>(CheckedExpression expression, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (EngineException failure)
        {
            throw AtRow(expression, $"max(hash({expression.Sql}))", Spoken(failure.Message));
        }
    }

    private (ColumnKind Kind, string Value) Finite(CheckedExpression expression)
    {
        string value = $"CAST(({expression.Sql}) AS DOUBLE)";
        RefuseFirst(expression, $"NOT isfinite({value})", "it gives a number that is not finite (a division by zero, for instance)", "use NULLIF(divisor, 0), so that the value is missing");
        return (ColumnKind.Number, $"({value} + 0.0::DOUBLE)");
    }

    private (ColumnKind Kind, string Value) Day(CheckedExpression expression, string value)
    {
        RefuseFirst(expression, $"({value} < DATE '0001-01-01' OR {value} > DATE '9999-12-31')", "it gives a day outside the years 1 to 9999", null);
        return (ColumnKind.Date, value);
    }

    private (ColumnKind Kind, string Value) Midnight(CheckedExpression expression)
    {
        string moment = $"CAST(({expression.Sql}) AS TIMESTAMP)";
        RefuseFirst(expression, $"NOT (isfinite({moment}) AND {moment} = date_trunc('day', {moment}) AND year({moment}) BETWEEN 1 AND 9999)", "it gives a date with a time of day", "cast it to DATE to drop the time of day");
        return (ColumnKind.Date, $"CAST({moment} AS DATE)");
    }

    private void RefuseFirst(CheckedExpression expression, string predicate, string why, string? fix)
    {
        object? record = Guard(expression, () => session.Rows($"SELECT min(record) FROM cohort WHERE {predicate}")[0][0]);
        if (record is null) return;
        int row = sourceRows[Convert.ToInt32(record, CultureInfo.InvariantCulture)];
        throw Bad(expression.Text, expression.Where, $"{why}, first on row {row} of {sourceName}", fix);
    }

    /// <summary>Finds by halves the first row, in canonical order, for which the expression fails.</summary>
    private InputException AtRow(CheckedExpression expression, string probe, string message)
    {
        long low = 0;
        long high = session.Count("SELECT count(*) FROM cohort");
        if (!Fails(probe, 0, high)) return Bad(expression.Text, expression.Where, message, null);
        while (high - low > 1)
        {
            long middle = (low + high) / 2;
            if (Fails(probe, low, middle - low)) high = middle;
            else low = middle;
        }

        long record = session.Count($"SELECT record FROM cohort LIMIT 1 OFFSET {low}");
        return Bad(expression.Text, expression.Where, $"on row {sourceRows[record]} of {sourceName}: {message}", "TRY_CAST gives a missing value where a cast is not possible");
    }

    private bool Fails(string probe, long offset, long count)
    {
        try
        {
            session.Execute($"SELECT {probe} FROM (SELECT * FROM cohort LIMIT {count} OFFSET {offset})");
            return false;
        }
        catch (EngineException)
        {
            return true;
        }
    }

    private string TypeOf(string sql, string text, string where)
    {
        try
        {
            return (string)session.Rows($"DESCRIBE SELECT ({sql}) AS value FROM cohort")[0][1]!;
        }
        catch (EngineException failure)
        {
            throw Bad(text, where, Spoken(failure.Message), null);
        }
    }

    private int IndexOf(ColumnReference reference)
    {
        if (reference.Names.Count != 1) return -1;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == reference.Names[0]) return i;
        }

        return -1;
    }

    private Fault Unknown(ColumnReference reference, string text, string where)
    {
        string name = string.Join('.', reference.Names);
        if (reference.Names.Count == 1 && FunctionCatalog.IsClock(name))
            return new Fault(FaultCode.ExpressionNotAllowed, $"the expression '{text}' is not allowed: {name} depends on the session, not on the row", where, "one SQL expression that computes one value from one row", "write the date itself, such as DATE '2024-12-31'");
        if (reference.Names.Count > 1 && columns.Any(column => column.Name == name))
            return new Fault(FaultCode.ColumnNotFound, $"there is no column '{name}' as written", where, $"the name in double quotes: \"{name}\"", $"write \"{name}\"");
        return ColumnFaults.NotFound(name, where, columns.Select(column => column.Name));
    }

    /// <summary>A message of the database with our column names in place of the stored ones.</summary>
    private string Spoken(string message) => StoredName().Replace(message, match =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < columns.Count ? columns[index].Name : match.Value);

    private static InputException Bad(string text, string where, string why, string? fix) =>
        new(new Fault(FaultCode.BadExpression, $"the expression '{text}' cannot be computed: {why}", where, "one SQL expression over the columns, such as kps >= 70", fix));

    [GeneratedRegex(@"\bc(\d+)\b")]
    private static partial Regex StoredName();
}
