using System.Text.Json;

namespace Oncohort.Survival.Tests.Reference;

/// <summary>One landmark case: its complete rows, and what was known of each patient when.</summary>
internal sealed class LandmarkCase
{
    private readonly JsonElement _input;
    private readonly ReferenceTable _table;
    private readonly int[] _rows;

    public LandmarkCase(JsonElement json)
    {
        Json = json;
        _input = json.GetProperty("input");
        _table = ReferenceTable.Load(_input.GetProperty("data").GetString()!);
        string[] used = [.. new[] { "time", "event", "entry", "mark_event", "group", "strata" }.Select(Name).OfType<string>(), .. Covariates];
        string[][] columns = [.. used.Select(_table.Column)];
        _rows = [.. Enumerable.Range(0, _table.Rows).Where(row => columns.All(column => column[row].Length > 0))];
    }

    public JsonElement Json { get; }

    public string[] Covariates => Json.GetProperty("options").Texts("covariates");

    public CoxTies Ties => Json.GetProperty("options").GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron;

    public TimeToEvent Data()
    {
        string[] events = _input.Texts("event_value");
        return TimeToEvent.Create(Numbers("time")!, [.. Cells("event")!.Select(cell => events.Contains(cell) ? 1 : 0)], Numbers("entry"));
    }

    /// <summary>The groups as a landmark sees them, with the names of those that occur among its rows.</summary>
    public (Grouping Groups, string[] Levels) GroupsAt(LandmarkCohort cohort)
    {
        string[] labels;
        if (Cells("mark") is { } mark)
        {
            string[]? happened = Cells("mark_event");
            double[] times = [.. mark.Select((cell, row) => cell.Length == 0 || happened?[row] is "0" ? double.PositiveInfinity : ReferenceTable.Number(cell))];
            Grouping status = cohort.Select(Landmark.StatusAt(times, cohort.Time));
            labels = [.. status.Codes.ToArray().Select(code => code == 1 ? "yes" : "no")];
        }
        else
        {
            string[] all = Cells("group")!;
            labels = [.. cohort.Rows.Select(row => all[row])];
        }

        string[] levels = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        return (new Grouping([.. labels.Select(label => Array.IndexOf(levels, label))], levels.Length), levels);
    }

    public Grouping? StrataAt(LandmarkCohort cohort)
    {
        if (Cells("strata") is not { } all) return null;
        string[] levels = [.. all.Distinct()];
        return cohort.Select(new Grouping([.. all.Select(cell => Array.IndexOf(levels, cell))], levels.Length));
    }

    public double[][] CovariatesAt(LandmarkCohort cohort) =>
        [.. Covariates.Select(name => _table.Column(name)).Select(column => cohort.Rows.Select(row => Value(column[_rows[row]])).ToArray())];

    /// <summary>A number; a level of a two-level text is 1 when it is the later one (<c>B</c>).</summary>
    private static double Value(string cell) => cell is "A" or "B" ? (cell == "B" ? 1 : 0) : ReferenceTable.Number(cell);

    private double[]? Numbers(string role) => Cells(role) is { } cells ? [.. cells.Select(ReferenceTable.Number)] : null;

    private string[]? Cells(string role)
    {
        if (Name(role) is not { } name) return null;
        string[] column = _table.Column(name);
        return [.. _rows.Select(row => column[row])];
    }

    private string? Name(string role) => _input.TryGetProperty(role, out JsonElement value) ? value.GetString() : null;
}
