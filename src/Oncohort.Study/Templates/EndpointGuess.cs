using System.Text.RegularExpressions;
using Oncohort.Cohort;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Templates;

/// <summary>A pair of columns that look like an endpoint.</summary>
/// <param name="Id">An identifier.</param>
/// <param name="Time">The column of times.</param>
/// <param name="Event">The column of events.</param>
/// <param name="Value">The value that looks like the event; null for a 0/1 column.</param>
/// <param name="Unit">The unit that the name of the time column gives away; null when it does not.</param>
internal sealed partial record EndpointGuess(string Id, string Time, string Event, string? Value, string? Unit)
{
    /// <summary>Every time column with the event column whose name is nearest.</summary>
    public static IReadOnlyList<EndpointGuess> Among(IReadOnlyList<ColumnProfile> columns)
    {
        ColumnProfile[] times = [.. columns.Where(column => column is { Kind: ColumnKind.Number, NonNegative: true, Distinct: > 2 } && TimeName().IsMatch(column.Name))];
        ColumnProfile[] events = [.. columns.Where(IsEvent)];
        var guesses = new List<EndpointGuess>();
        foreach (ColumnProfile time in times)
        {
            string stem = Stem(time.Name);
            ColumnProfile? happened = events
                .Where(column => stem.Length == 0 || SharedStart(stem, Stem(column.Name)) > 0)
                .OrderByDescending(column => SharedStart(stem, Stem(column.Name)))
                .ThenBy(column => Stem(column.Name).Length)
                .FirstOrDefault();
            if (happened is null || guesses.Exists(earlier => earlier.Event == happened.Name)) continue;
            string id = NotIdentifier().Replace(happened.Name, "_").Trim('_');
            guesses.Add(new EndpointGuess(id.Length == 0 ? "endpoint" : id, time.Name, happened.Name, EventValue(happened), UnitIn(time.Name)));
        }

        return [.. guesses.DistinctBy(guess => guess.Id)];
    }

    private static bool IsEvent(ColumnProfile column) => column.Kind switch
    {
        ColumnKind.Truth => true,
        ColumnKind.Number => column.Values is ["0", "1"] || (column.Values is ["1", "2"] && EventName().IsMatch(column.Name)),
        ColumnKind.Text => column.Values.Count == 2 && EventName().IsMatch(column.Name),
        _ => false,
    };

    private static string? EventValue(ColumnProfile column)
    {
        if (column.Kind == ColumnKind.Truth || column.Values is ["0", "1"]) return null;
        return column.Kind == ColumnKind.Number ? column.Values[^1] : column.Values.FirstOrDefault(value => EventWord().IsMatch(value)) ?? column.Values[^1];
    }

    private static string? UnitIn(string name) => Choices.TimeUnits.Names.FirstOrDefault(unit => name.Contains(unit[..^1], StringComparison.OrdinalIgnoreCase));

    private static string Stem(string name) => TimeWords().Replace(name.ToLowerInvariant(), "");

    private static int SharedStart(string a, string b) => a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();

    [GeneratedRegex("time|days|weeks|months|years|follow|^fu|duration", RegexOptions.IgnoreCase)]
    private static partial Regex TimeName();

    [GeneratedRegex("status|event|dea(d|th)|recur|relaps|progress|died|vital|cens|stat$", RegexOptions.IgnoreCase)]
    private static partial Regex EventName();

    [GeneratedRegex("^dea|^dec|^died|progress|recur|relaps|^yes|^event", RegexOptions.IgnoreCase)]
    private static partial Regex EventWord();

    [GeneratedRegex("time|days|weeks|months|years|status|[^a-z0-9]|to(?= )")]
    private static partial Regex TimeWords();

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex NotIdentifier();
}
