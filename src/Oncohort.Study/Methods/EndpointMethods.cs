using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Methods;

/// <summary>How follow-up was counted.</summary>
internal static class EndpointMethods
{
    public static string Of(StudyEndpoint endpoint) => endpoint.Endpoint switch
    {
        ColumnEndpoint columns => OfColumns(endpoint, columns),
        DatedEndpoint dates => OfDates(endpoint, dates),
        _ => $"{endpoint.Label}: {endpoint.Endpoint.Definition.TrimEnd('.')}.",
    };

    private static string OfColumns(StudyEndpoint endpoint, ColumnEndpoint columns)
    {
        string unit = endpoint.Unit is null ? "" : $", in {endpoint.Unit}";
        string entry = columns.Entry is null ? "" : $", with patients at risk from '{columns.Entry}' on";
        string competing = columns.Competing is null ? "" : $", with {Happened(columns.Competing)} as competing event";
        return $"{endpoint.Label} was the time '{columns.Time}'{unit}{entry}; the event was {Happened(columns.Event)}{competing}, and all others were censored.";
    }

    private static string OfDates(StudyEndpoint endpoint, DatedEndpoint dates)
    {
        string events = dates.Events.Count == 1 ? $"'{dates.Events[0]}'" : $"the first of {Names(dates.Events)}";
        string competing = dates.Competing.Count == 0 ? "" : $", competing with {Names(dates.Competing)}";
        return $"{endpoint.Label} was counted in {Choices.TimeUnits.Name(dates.Unit)} from '{dates.Origin}' to {events}{competing}; {(dates.OnlyWithEvent ? "only patients with the event have one" : $"all others were censored at '{dates.Censor}'")}.";
    }

    private static string Happened(EventRule rule) => rule.Values is null ? $"'{rule.Column}'" : $"'{rule.Column}' = {string.Join(" or ", rule.Values.Select(value => $"'{value}'"))}";

    private static string Names(IReadOnlyList<string> columns) => string.Join(" and ", columns.Select(column => $"'{column}'"));
}
