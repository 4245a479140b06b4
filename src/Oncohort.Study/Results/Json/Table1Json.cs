using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes patient characteristics.</summary>
internal static class Table1Json
{
    /// <summary>Writes the fields of the verb <c>table1</c>.</summary>
    public static void Write(Utf8JsonWriter json, Table1Result result)
    {
        json.OptionalString("group_label", result.GroupLabel);
        json.List("groups", result.Groups, group =>
        {
            json.WriteString("group", group.Group);
            json.Count("n", group.N);
        });
        json.List("rows", result.Rows, row => Row(json, row));
    }

    private static void Row(Utf8JsonWriter json, Table1Row row)
    {
        json.WriteString("variable", row.Variable);
        json.WriteString("label", row.Label);
        json.WriteString("kind", row.Kind);
        json.OptionalString("level", row.Level);
        json.WriteStartObject("overall");
        Cell(json, row.Overall, row.Kind);
        json.WriteEndObject();
        json.List("groups", row.Groups, cell => Cell(json, cell, row.Kind));
        json.Count("missing", row.Missing);
        if (row.Test is null) return;
        json.WriteString("test", row.Test);
        json.Number("statistic", row.Statistic);
        json.Number("p", row.P);
    }

    private static void Cell(Utf8JsonWriter json, Table1Cell cell, string kind)
    {
        json.Count("n", cell.N);
        json.Count("missing", cell.Missing);
        if (kind == "categorical")
        {
            json.Number("percent", cell.Percent);
            return;
        }

        json.Number("median", cell.Median);
        json.Number("q1", cell.Q1);
        json.Number("q3", cell.Q3);
        json.Number("mean", cell.Mean);
        json.Number("sd", cell.Sd);
        json.Number("min", cell.Min);
        json.Number("max", cell.Max);
    }
}
