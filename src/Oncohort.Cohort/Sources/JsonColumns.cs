using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>
/// Flattens JSON records to columns of text: a field whose values are all numbers or all truth values is typed by them, a field with texts is text or dates,
/// and a field with lists or objects is refused.
/// </summary>
internal static class JsonColumns
{
    private const string Records = "[{\"id\": 1, \"age\": 61}, …]";

    /// <summary>A subquery over the reader with one text column for each field, and how each is to be understood.</summary>
    /// <exception cref="InputException">A field holds a list or an object (OCH003), or the text is no JSON records (OCH002, OCH003).</exception>
    public static (string Query, StagedOrigin[] Origins) Flat(EngineSession session, string reader, string name)
    {
        try
        {
            string[] fields = [.. session.Rows($"DESCRIBE FROM {reader}").Select(column => (string)column[0]!)];
            object?[] types = session.Rows($"SELECT {string.Join(", ", fields.Select(field => $"string_agg(DISTINCT json_type({Sql.Identifier(field)}), ',')"))} FROM {reader}")[0];
            StagedOrigin[] origins = [.. fields.Select((field, i) => Origin(field, types[i] as string, name))];
            return ($"(SELECT {string.Join(", ", fields.Select(field => $"({Sql.Identifier(field)} ->> '$') AS {Sql.Identifier(field)}"))} FROM {reader})", origins);
        }
        catch (EngineException failure)
        {
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"the file is not an array of JSON records, nor one record a line: {failure.Message}", name, Records));
        }
    }

    private static StagedOrigin Origin(string field, string? types, string name)
    {
        string[] found = [.. (types ?? "").Split(',').Where(type => type is not ("NULL" or ""))];
        if (found.Intersect(["ARRAY", "OBJECT"]).Any())
            throw new InputException(new Fault(FaultCode.UnknownFormat, $"field '{field}' holds lists or objects", $"{name}:{field}", "numbers, texts, truth values or null", "flatten the field, or leave it out"));
        bool plain = found.All(type => type is "BIGINT" or "UBIGINT" or "HUGEINT" or "UHUGEINT" or "DOUBLE") || found is ["BOOLEAN"];
        return plain ? StagedOrigin.Untyped : StagedOrigin.TextOrDate;
    }
}
