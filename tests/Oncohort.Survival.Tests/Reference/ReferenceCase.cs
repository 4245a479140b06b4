using System.Globalization;
using System.Text.Json;

namespace Oncohort.Survival.Tests.Reference;

/// <summary>One case of a golden file: the analysis it describes and what R answered.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _input;
    private readonly ReferenceTable _table;
    private readonly int[] _rows;

    public ReferenceCase(JsonElement json)
    {
        Json = json;
        _input = json.GetProperty("input");
        _table = ReferenceTable.Load(_input.GetProperty("data").GetString()!);
        _rows = CompleteRows();
    }

    public JsonElement Json { get; }

    public JsonElement Options => Json.GetProperty("options");

    public int Rows => _rows.Length;

    /// <summary>The levels of the grouping variable in code order; one, <c>all</c>, without groups.</summary>
    public string[] Levels => Names("group") is [] ? ["all"] : LevelsOf(Cells(Names("group")[0]));

    public TimeToEvent Data()
    {
        string[] events = Names("event_value");
        string[] competing = Names("competing");
        int[] code = [.. Cells(Names("event")[0]).Select(cell => events.Contains(cell) ? 1 : Array.IndexOf(competing, cell) is >= 0 and int at ? at + 2 : 0)];
        return TimeToEvent.Create(Numbers(Names("time")[0]), code, Optional("entry"), Optional("weight"));
    }

    public Grouping? Groups() => Grouped("group");

    public Grouping? Strata() => Grouped("strata");

    public Grouping? Clusters() => Grouped("cluster");

    /// <summary>The covariate columns of a Cox model, and which of them make up each term.</summary>
    public (string[] Names, double[][] Columns, (string Name, int First, int Count)[] Terms) Covariates()
    {
        var names = new List<string>();
        var terms = new List<(string, int, int)>();
        foreach (JsonElement term in _input.GetProperty("terms").EnumerateArray())
        {
            string[] columns = [.. term.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)];
            terms.Add((term.GetProperty("name").GetString()!, names.Count, columns.Length));
            names.AddRange(columns);
        }

        return ([.. names], [.. names.Select(Numbers)], [.. terms]);
    }

    /// <summary>One column of the rows analysed, or the indicator of a level.</summary>
    public double[] NumbersOf(string column) => Numbers(column);

    /// <summary>A column of the rows analysed as text, empty where missing.</summary>
    public string[] Column(string name) => Cells(name);

    private double[]? Optional(string role) => Names(role) is [string name] ? Numbers(name) : null;

    private double[] Numbers(string column) => [.. Cells(column).Select(ReferenceTable.Number)];

    private string[] Cells(string column)
    {
        string[] cells = _table.Column(column);
        return [.. _rows.Select(row => cells[row])];
    }

    private Grouping? Grouped(string role)
    {
        if (Names(role) is not { Length: > 0 } names) return null;
        int groups = 1;
        int[] codes = new int[Rows];
        foreach (string name in names)
        {
            string[] cells = Cells(name);
            string[] levels = LevelsOf(cells);
            for (int row = 0; row < codes.Length; row++) codes[row] = (codes[row] * levels.Length) + Array.IndexOf(levels, cells[row]);
            groups *= levels.Length;
        }

        return new Grouping(codes, groups);
    }

    private static string[] LevelsOf(string[] cells)
    {
        string[] distinct = [.. cells.Distinct()];
        bool numeric = distinct.All(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return numeric ? [.. distinct.OrderBy(ReferenceTable.Number)] : [.. distinct.Order(StringComparer.Ordinal)];
    }

    private string[] Names(string role)
    {
        if (!_input.TryGetProperty(role, out JsonElement value)) return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [value.GetString()!];
    }

    private int[] CompleteRows()
    {
        var used = new List<string>();
        foreach (string role in (string[])["time", "entry", "event", "weight", "group", "strata", "cluster"]) used.AddRange(Names(role));
        if (_input.TryGetProperty("terms", out JsonElement terms))
        {
            used.AddRange(terms.EnumerateArray().SelectMany(term => term.GetProperty("columns").EnumerateArray()).Select(column => column.GetString()!));
        }

        string[][] columns = [.. used.Select(_table.Column)];
        var kept = Enumerable.Range(0, _table.Rows).Where(row => columns.All(column => column[row].Length > 0));
        if (_input.TryGetProperty("where", out JsonElement where))
        {
            foreach (JsonProperty condition in where.EnumerateObject())
            {
                string[] column = _table.Column(condition.Name);
                string wanted = condition.Value.GetString()!;
                kept = kept.Where(row => column[row] == wanted);
            }
        }

        return [.. kept];
    }
}
