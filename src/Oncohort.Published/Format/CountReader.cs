using System.Globalization;
using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads counts, tables of counts and summaries of numbers.</summary>
internal sealed class CountReader(Names names, FaultList faults)
{
    private static readonly string[] PercentagesOf = ["column", "row", "table"];

    public PublishedCount? Count(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        cursor.Require("of", "the patients counted");
        var count = new PublishedCount(
            cursor.Text("id", "a name"), names.Selection(cursor, "of"), names.Selection(cursor, "within"),
            Whole(cursor, "n"), cursor.Number("percent"), Whole(cursor, "denominator"), cursor.OptionalText("place"));
        if (count.N is null && count.Percent is null) faults.Shape(path, "neither a count nor a percentage is given", "n, percent or both", "write what was printed");
        cursor.Finish();
        return count;
    }

    public PublishedTable? Table(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string variable = cursor.Text("variable", "the variable in the rows");
        names.Variable(variable, cursor.Below("variable"));
        string? by = cursor.OptionalText("by");
        if (by is not null) names.Variable(by, cursor.Below("by"));
        IReadOnlyList<string> columns = cursor.List("columns", (item, place) => ObjectCursor.TextOf(item, place, faults));
        if (by is null == columns.Count > 0) faults.Shape(path, "'by' and 'columns' do not go together", "both, or neither", "name the variable in the columns and its levels, or neither");
        foreach (string column in columns.Where(_ => by is not null)) names.Level(by!, column, cursor.Below("columns"));
        cursor.Require("rows", "a row for each level");
        var table = new PublishedTable(
            cursor.Text("id", "a name"), variable, by, columns, names.Selection(cursor, "within"),
            cursor.List("rows", (item, place) => Row(item, place, variable, Math.Max(1, columns.Count))), Test(cursor), cursor.OptionalText("place"));
        string? twice = table.Rows.GroupBy(row => row.Level, StringComparer.Ordinal).FirstOrDefault(rows => rows.Count() > 1)?.Key;
        if (twice is not null) faults.Twice(cursor.Below("rows"), "level", twice);
        cursor.Finish();
        return table;
    }

    public PublishedSummary? Summary(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string variable = cursor.Text("variable", "the variable that is a number");
        if (names.Variable(variable, cursor.Below("variable")) is { Count: > 0 })
            faults.Value(cursor.Below("variable"), $"'{variable}' has levels", "a variable that is a number", "count its levels in a table instead");
        var summary = new PublishedSummary(
            cursor.Text("id", "a name"), variable, names.Selection(cursor, "within"), cursor.Number("median"), cursor.Number("mean"), cursor.Number("sd"),
            cursor.Number("lower_quartile"), cursor.Number("upper_quartile"), cursor.Number("min"), cursor.Number("max"), cursor.OptionalText("place"));
        cursor.Finish();
        return summary;
    }

    /// <returns>The test under the key <c>test</c>; null when there is none.</returns>
    public PrintedTest? Test(ObjectCursor owner)
    {
        if (owner.Find("test") is not { } found || ObjectCursor.Over(found, owner.Below("test"), faults) is not { } cursor) return null;
        var test = new PrintedTest(cursor.OptionalText("method") ?? "not stated", cursor.Number("statistic"), cursor.Number("df"), cursor.Number("p"));
        if (test is { P: { } p } && (p.Value < 0 || p.Value > 1)) faults.Value(cursor.Below("p"), $"'{p.Text}' is not a probability", "a number from 0 to 1", "copy it again");
        cursor.Finish();
        return test;
    }

    private PublishedRow? Row(JsonElement element, string path, string variable, int columns)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string level = cursor.Text("level", "the level counted");
        if (level.Length > 0) names.Level(variable, level, cursor.Below("level"));
        cursor.Require("cells", "one cell a column");
        IReadOnlyList<PublishedCell> cells = cursor.List("cells", Cell);
        if (cells.Count != columns)
        {
            string number = columns.ToString(CultureInfo.InvariantCulture);
            faults.Shape(cursor.Below("cells"), $"there are {cells.Count.ToString(CultureInfo.InvariantCulture)} cells", $"{number}, one a column", "write one cell for each column");
        }

        cursor.Finish();
        return new PublishedRow(level, cells);
    }

    private PublishedCell? Cell(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) return new PublishedCell(WholeOf(ObjectCursor.PrintedOf(element, path, faults), path), null, PercentOf.Column);
        ObjectCursor cursor = ObjectCursor.Over(element, path, faults)!;
        PercentOf of = cursor.Choice("of", "column", PercentagesOf) switch { "row" => PercentOf.Row, "table" => PercentOf.Table, _ => PercentOf.Column };
        var cell = new PublishedCell(Whole(cursor, "n"), cursor.Number("percent"), of);
        cursor.Finish();
        return cell;
    }

    private Printed? Whole(ObjectCursor cursor, string key) => WholeOf(cursor.Number(key), cursor.Below(key));

    private Printed? WholeOf(Printed? number, string path)
    {
        if (number is null || (number.Kind == PrintedKind.Number && number.Decimals == 0 && number.Value is >= 0 and <= int.MaxValue)) return number;
        faults.Value(path, $"'{number.Text}' is not a count", "a whole number from 0", "copy it again");
        return null;
    }
}
