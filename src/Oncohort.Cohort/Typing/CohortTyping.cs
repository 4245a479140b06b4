using System.Globalization;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Sources;

namespace Oncohort.Cohort.Typing;

/// <summary>Makes table <c>cohort</c> from table <c>staged</c>: typed, in canonical order, one row for each record.</summary>
internal static class CohortTyping
{
    private const int PatientsReported = 20;

    /// <summary>Types and orders the rows; column <c>record</c> holds each row's position in the source.</summary>
    /// <exception cref="InputException">The patient identifier is unknown, missing in a row, or repeated.</exception>
    public static List<ColumnInfo> Type(EngineSession session, StagedTable staged, LoadOptions options)
    {
        int id = IndexOfPatient(staged, options.PatientId);
        TypedColumn[] columns = new TypedColumn[staged.Columns.Count];
        foreach (StagedOrigin origin in new[] { StagedOrigin.Untyped, StagedOrigin.TextOrDate })
        {
            List<(int Position, string Name)> texts = [.. Positions(staged, origin).Select(i => (i, staged.Columns[i].Name))];
            IReadOnlyList<TypedColumn> typed = TextTyping.Type(session, texts, origin == StagedOrigin.TextOrDate);
            for (int i = 0; i < texts.Count; i++) columns[texts[i].Position] = typed[i];
        }

        foreach (int i in Positions(staged, StagedOrigin.Native)) columns[i] = NativeTyping.Type(session, staged, i, options.MissingCodes);
        string values = string.Join(", ", columns.Select((column, i) => $"{column.Expression} AS {Sql.Stored(i)}"));
        string order = id >= 0 ? Sql.Stored(id) : string.Join(", ", columns.Select((_, i) => Sql.Stored(i)));
        session.Execute($"CREATE TABLE cohort AS SELECT * FROM (SELECT {values}, CAST(rowid AS INTEGER) AS record FROM staged) ORDER BY {order}, record; DROP TABLE staged");
        if (id >= 0) CheckPatients(session, staged, id);
        return [.. columns.Select(column => new ColumnInfo(column.Name, column.Kind))];
    }

    private static IEnumerable<int> Positions(StagedTable staged, StagedOrigin origin) =>
        Enumerable.Range(0, staged.Columns.Count).Where(i => staged.Columns[i].Origin == origin);

    private static int IndexOfPatient(StagedTable staged, string? patient)
    {
        if (patient is null) return -1;
        string[] names = [.. staged.Columns.Select(column => column.Name)];
        int index = Array.IndexOf(names, patient);
        return index >= 0 ? index : throw new InputException(ColumnFaults.NotFound(patient, staged.Name, names));
    }

    private static void CheckPatients(EngineSession session, StagedTable staged, int id)
    {
        string stored = Sql.Stored(id);
        if (session.Count($"SELECT count(*) - count(DISTINCT {stored}) FROM cohort") == 0) return;
        IReadOnlyList<object?[]> repeated = session.Rows(
            $"SELECT CAST({stored} AS VARCHAR), string_agg(record, ',' ORDER BY record), count(*) FROM cohort GROUP BY {stored} HAVING count(*) > 1 OR {stored} IS NULL ORDER BY min(record) LIMIT {PatientsReported}");
        if (repeated.Count == 0) return;
        string name = staged.Columns[id].Name;
        int[] rows = staged.Rows.Of((int)staged.Records);
        throw new InputException([.. repeated.Select(patient => Describe(patient, staged.Name, name, rows))]);
    }

    private static Fault Describe(object?[] patient, string source, string name, int[] rows)
    {
        int[] places = [.. ((string)patient[1]!).Split(',').Take(PatientsReported).Select(record => rows[int.Parse(record, CultureInfo.InvariantCulture)])];
        string where = $"{source}:{places[0]}:{name}";
        string list = string.Join(", ", places) + (Convert.ToInt64(patient[2], CultureInfo.InvariantCulture) > places.Length ? ", …" : "");
        return patient[0] is string id
            ? new Fault(FaultCode.DuplicatePatient, $"patient '{id}' stands on rows {list}", where, "one row for each patient", "remove or merge the rows, or name no patient identifier when a patient may have several rows")
            : new Fault(FaultCode.MissingPatient, $"the patient identifier is missing on row {list}", where, "an identifier on every row", "fill in the identifier, or name another column");
    }
}
