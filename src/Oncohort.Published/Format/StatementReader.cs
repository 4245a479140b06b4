using System.Globalization;
using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads numbers that no count decides.</summary>
internal sealed class StatementReader(FaultList faults)
{
    public PublishedStatement? Statement(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        cursor.Require("values", "the numbers as printed");
        IReadOnlyList<Printed> values = cursor.List("values", (item, place) => ObjectCursor.PrintedOf(item, place, faults));
        var statement = new PublishedStatement(
            cursor.Text("id", "a name"), cursor.Text("label", "what the number says"), values, cursor.OptionalText("unit"), cursor.OptionalText("place"))
        {
            DecidedBy = Source(cursor, values.Count),
        };
        cursor.Finish();
        return statement;
    }

    private StatementSource? Source(ObjectCursor owner, int values)
    {
        string path = owner.Below("decided_by");
        if (owner.Find("decided_by") is not { } found || ObjectCursor.Over(found, path, faults) is not { } cursor) return null;
        string column = cursor.Text("column", "the column of a cohort");
        cursor.Require("take", "what each number is of the column");
        IReadOnlyList<string> take = cursor.List("take", (item, place) => Take(item, place));
        cursor.Finish();
        if (take.Count == values) return new StatementSource(column, take);
        string number = values.ToString(CultureInfo.InvariantCulture);
        faults.Shape(cursor.Below("take"), $"{take.Count.ToString(CultureInfo.InvariantCulture)} of {number} numbers are said to be of the column", $"{number}, one for each of 'values'", "say for each number what it is of the column");
        return null;
    }

    private string? Take(JsonElement element, string path)
    {
        if (ObjectCursor.TextOf(element, path, faults) is not { } text) return null;
        if (StatementSource.Known.Contains(text)) return text;
        string? nearest = NearestName.Of(text, StatementSource.Known);
        faults.Value(path, $"'{text}' cannot be taken of a column", "one of: " + string.Join(", ", StatementSource.Known), nearest is null ? "write one of them" : $"did you mean '{nearest}'?");
        return null;
    }
}
