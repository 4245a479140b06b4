using Oncohort.Cohort;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Start-stop rows made from rows of a table: the columns that go along, and the follow-up of each piece.</summary>
internal static class EpisodeTable
{
    public const string Entry = "(entry)";
    public const string Exit = "(exit)";
    public const string Event = "(event)";

    /// <summary>The endpoint of the pieces.</summary>
    public static ColumnEndpoint Endpoint(Endpoint of) => new() { Time = Exit, Entry = Entry, Event = new EventRule(Event), Caption = of.Caption };

    /// <summary>A table of pieces.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="source">The row that each piece comes from.</param>
    /// <param name="carried">The columns that go along.</param>
    /// <param name="made">The columns of the pieces themselves.</param>
    public static CohortTable Of(CohortTable table, IReadOnlyList<int> source, IEnumerable<string> carried, IReadOnlyList<Column> made)
    {
        int[] sourceRows = [.. source.Select(table.SourceRow)];
        IEnumerable<Column> columns = carried.Distinct(StringComparer.Ordinal).Where(name => made.All(column => column.Name != name)).Select(name => Take(table[name], source));
        return new CohortTable(table.SourceName, sourceRows, [.. made, .. columns]);
    }

    /// <summary>A numeric column.</summary>
    public static NumberColumn Number(string name, IEnumerable<double> values) => new(name, [.. values], null);

    private static Column Take(Column column, IReadOnlyList<int> source) => column switch
    {
        NumberColumn numbers => new NumberColumn(column.Name, [.. source.Select(row => numbers.Values[row])], [.. source.Select(numbers.IsMissing)]),
        TextColumn texts => new TextColumn(column.Name, [.. source.Select(row => texts.Codes[row])], texts.Levels),
        DateColumn dates => new DateColumn(column.Name, [.. source.Select(row => dates.DayNumbers[row])]),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column."),
    };
}
