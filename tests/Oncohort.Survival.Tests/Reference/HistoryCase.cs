using System.Text.Json;

namespace Oncohort.Survival.Tests.Reference;

/// <summary>One case of the multi-state reference: the histories it describes and what R answered.</summary>
internal sealed class HistoryCase
{
    private readonly ReferenceTable _table;
    private readonly int[] _rows;

    public HistoryCase(JsonElement json)
    {
        Json = json;
        JsonElement input = json.GetProperty("input");
        _table = ReferenceTable.Load(input.GetProperty("data").GetString()!);
        string? set = Text(input, "set");
        string? group = Text(input, "group");
        IEnumerable<int> rows = Enumerable.Range(0, _table.Rows);
        if (set is not null) rows = rows.Where(row => _table.Column("set")[row] == set);
        if (group is not null) rows = rows.Where(row => _table.Column(group)[row].Length > 0);
        _rows = [.. rows];
        string[] states = json.GetProperty("graph").Texts("states");
        JsonElement[] pairs = [.. json.GetProperty("graph").GetProperty("transitions").EnumerateArray()];
        Graph = new StateGraph(states, [.. pairs.Select(pair => new StateTransition(Array.IndexOf(states, pair[0].GetString()), Array.IndexOf(states, pair[1].GetString())))]);
        History = StateHistory.Create(
            Graph, Numbers("stop"), [.. Cells("from").Select(state => Array.IndexOf(states, state))], [.. Cells("to").Select(state => Array.IndexOf(states, state))],
            Numbers("start"), Subjects(), Text(input, "weight") is { } weight ? Numbers(weight) : null);
        string[] levels = [.. json.GetProperty("groups").EnumerateArray().Select(level => level.GetProperty("group").GetString()!)];
        Groups = group is null ? null : new Grouping([.. Cells(group).Select(level => Array.IndexOf(levels, level))], levels.Length);
    }

    public JsonElement Json { get; }

    public StateGraph Graph { get; }

    public StateHistory History { get; }

    public Grouping? Groups { get; }

    public StateOccupancyOptions Options
    {
        get
        {
            JsonElement options = Json.GetProperty("options");
            return new StateOccupancyOptions
            {
                Level = options.Number("level"),
                IntervalType = options.GetProperty("interval").GetString() switch
                {
                    "plain" => ConfidenceIntervalType.Plain,
                    "log-log" => ConfidenceIntervalType.LogLog,
                    _ => ConfidenceIntervalType.Log,
                },
                Initial = options.GetProperty("p0").ValueKind == JsonValueKind.Array ? options.Numbers("p0") : null,
            };
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private string[] Cells(string column) => [.. _rows.Select(row => _table.Column(column)[row])];

    private double[] Numbers(string column) => [.. Cells(column).Select(ReferenceTable.Number)];

    private Grouping Subjects()
    {
        string[] ids = Cells("id");
        Dictionary<string, int> codes = [];
        foreach (string id in ids) codes.TryAdd(id, codes.Count);
        return new Grouping([.. ids.Select(id => codes[id])], codes.Count);
    }
}
