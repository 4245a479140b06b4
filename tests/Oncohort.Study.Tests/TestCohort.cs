using Oncohort.Cohort;

namespace Oncohort.Study.Tests;

/// <summary>Small cohorts written down in the test itself; the source row of the first patient is 2, below the header.</summary>
internal sealed class TestCohort
{
    private readonly List<Column> _columns = [];
    private int _rows;

    public static implicit operator CohortTable(TestCohort cohort) => cohort.ToTable();

    public TestCohort Numbers(string name, params double?[] values)
    {
        _rows = values.Length;
        _columns.Add(new NumberColumn(name, [.. values.Select(value => value ?? 0)], [.. values.Select(value => value is null)]));
        return this;
    }

    public TestCohort Texts(string name, params string?[] values)
    {
        _rows = values.Length;
        string[] levels = [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _columns.Add(new TextColumn(name, [.. values.Select(value => value is null ? -1 : Array.IndexOf(levels, value))], levels));
        return this;
    }

    public TestCohort Dates(string name, params string?[] values)
    {
        _rows = values.Length;
        _columns.Add(new DateColumn(name, [.. values.Select(value => value is null ? -1 : DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture).DayNumber)]));
        return this;
    }

    public CohortTable ToTable() => new("cohort.csv", [.. Enumerable.Range(2, _rows)], _columns);
}
