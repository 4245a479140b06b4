using System.Text.Json;

namespace Oncohort.Published.Tests.Reconstruction;

/// <summary>Counts records from the text of a CSV file against the JSON of a published study, without the code under test.</summary>
internal static class PrintedCounts
{
    /// <summary>Every count printed, with the count found.</summary>
    public static List<(string Name, int Printed, int Found)> Recount(string json, string csv)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, string>[] rows = Rows(csv);
        List<(string, int, int)> found = [("patients", Number(document.RootElement.GetProperty("patients")), rows.Length)];
        foreach (JsonElement count in document.RootElement.GetProperty("counts").EnumerateArray())
        {
            Dictionary<string, string>[] within = [.. rows.Where(row => Has(row, count, "within"))];
            string id = count.GetProperty("id").GetString()!;
            if (count.TryGetProperty("n", out JsonElement n)) found.Add((id, Number(n), within.Count(row => Has(row, count, "of"))));
            if (count.TryGetProperty("denominator", out JsonElement all)) found.Add(($"{id}, of", Number(all), within.Length));
        }

        foreach (JsonElement table in document.RootElement.GetProperty("tables").EnumerateArray())
        {
            Dictionary<string, string>[] within = [.. rows.Where(row => Has(row, table, "within"))];
            string variable = table.GetProperty("variable").GetString()!;
            string? by = table.TryGetProperty("by", out JsonElement across) ? across.GetString() : null;
            foreach (JsonElement row in table.GetProperty("rows").EnumerateArray())
            {
                string level = row.GetProperty("level").GetString()!;
                int column = 0;
                foreach (JsonElement cell in row.GetProperty("cells").EnumerateArray())
                {
                    string? other = by is null ? null : table.GetProperty("columns")[column].GetString();
                    JsonElement n = cell.ValueKind == JsonValueKind.String ? cell : cell.GetProperty("n");
                    found.Add(($"{table.GetProperty("id").GetString()} {level} {other}", Number(n), within.Count(patient => patient[variable] == level && (by is null || patient[by] == other))));
                    column++;
                }
            }
        }

        return found;
    }

    private static Dictionary<string, string>[] Rows(string csv)
    {
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Split(',');
        return [.. lines[1..].Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static bool Has(Dictionary<string, string> row, JsonElement of, string key) =>
        !of.TryGetProperty(key, out JsonElement selection)
        || selection.EnumerateObject().All(part => part.Value.ValueKind == JsonValueKind.Array ? part.Value.EnumerateArray().Any(level => level.GetString() == row[part.Name]) : part.Value.GetString() == row[part.Name]);

    private static int Number(JsonElement text) => int.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
