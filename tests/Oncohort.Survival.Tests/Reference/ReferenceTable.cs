using System.Collections.Concurrent;
using System.Globalization;

namespace Oncohort.Survival.Tests.Reference;

/// <summary>A data set of the oracle: text cells by column, empty where a value is missing.</summary>
internal sealed class ReferenceTable
{
    private static readonly ConcurrentDictionary<string, ReferenceTable> Loaded = new();
    private readonly Dictionary<string, string[]> _columns;

    private ReferenceTable(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())];
        _columns = Enumerable.Range(0, lines[0].Length).ToDictionary(column => lines[0][column], column => lines[1..].Select(cells => cells[column]).ToArray());
        Rows = lines.Length - 1;
    }

    public int Rows { get; }

    public static ReferenceTable Load(string name) => Loaded.GetOrAdd(name, _ =>
    {
        string golden = Path.Combine(AppContext.BaseDirectory, "golden");
        string derived = Path.Combine(golden, "inputs", name + ".csv");
        return new ReferenceTable(File.Exists(derived) ? derived : Path.Combine(golden, "data", name + ".csv"));
    });

    /// <summary>A column, or the 0/1 indicator of a level when <paramref name="name"/> reads <c>grade=3</c>.</summary>
    public string[] Column(string name)
    {
        if (_columns.TryGetValue(name, out string[]? column)) return column;
        string[] parts = name.Split('=', 2);
        return [.. _columns[parts[0]].Select(cell => cell.Length == 0 ? "" : cell == parts[1] ? "1" : "0")];
    }

    public static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
