using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Endpoints;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads an endpoint by its standard name, such as <c>dmfs</c>, from the dates of the cohort.</summary>
internal static class StandardEndpointReader
{
    private const string Event = "event";
    private const string Competing = "competing";

    private static readonly Dictionary<string, OncologyEndpoint> Fixed = new(StringComparer.Ordinal)
    {
        ["os"] = OncologyEndpoint.OverallSurvival,
        ["pfs"] = OncologyEndpoint.ProgressionFreeSurvival,
        ["remission"] = OncologyEndpoint.RemissionDuration,
    };

    private static readonly Dictionary<string, Func<bool, OncologyEndpoint>> ByDeath = new(StringComparer.Ordinal)
    {
        ["dmfs"] = OncologyEndpoint.DistantMetastasisFreeSurvival,
        ["lrfs"] = OncologyEndpoint.LocalRecurrenceFreeSurvival,
        ["rrfs"] = OncologyEndpoint.RegionalRecurrenceFreeSurvival,
    };

    /// <summary>The endpoint with its own label; null when something is wrong with it.</summary>
    public static (DatedEndpoint Endpoint, string Label)? Read(MappingReader block, CourseColumns? dates, TimeUnit unit, FaultList faults)
    {
        string? name = block.Choice("standard", [.. Fixed.Keys, .. ByDeath.Keys]);
        string? death = block.Choice("death", [Event, Competing]);
        if (name is null) return null;
        YamlNode node = block.Find("standard")!;
        bool open = ByDeath.TryGetValue(name, out Func<bool, OncologyEndpoint>? byDeath);
        if (open && death is null)
        {
            if (!block.Has("death")) faults.Add(FaultCode.MissingKey, $"'{name}' does not say what death without it is", node, "'death: event' (the composite) or 'death: competing'", "series differ, so that there is no default");
            return null;
        }

        if (!open && death is not null) faults.Add(FaultCode.BadValue, $"'death' does not belong to '{name}'", block.Find("death")!, "'death' with dmfs, lrfs or rrfs");
        if (dates is null)
        {
            faults.Add(FaultCode.MissingKey, $"the standard endpoint '{name}' has no dates to follow from", node, "'dates:' under 'cohort:'");
            return null;
        }

        OncologyEndpoint standard = open ? byDeath!(death == Event) : Fixed[name];
        return Dated(standard, dates, unit, name, node, faults) is { } endpoint ? (endpoint, standard.Label) : null;
    }

    private static DatedEndpoint? Dated(OncologyEndpoint standard, CourseColumns dates, TimeUnit unit, string name, YamlNode node, FaultList faults)
    {
        CourseDate origin = standard.FromTreatmentEnd ? CourseDate.TreatmentEnd : CourseDate.TreatmentStart;
        CourseDate[] events = [.. standard.Events.Where(dates.Columns.ContainsKey)];
        bool anyFailure = standard == OncologyEndpoint.ProgressionFreeSurvival && events.Contains(CourseDate.Death) && events.Length > 1;
        CourseDate[] needed = [origin, .. anyFailure ? [] : standard.Events, .. standard.Competing];
        CourseDate[] missing = [.. needed.Where(date => !dates.Columns.ContainsKey(date))];
        if (missing.Length > 0)
        {
            faults.Add(FaultCode.MissingKey, $"the standard endpoint '{name}' needs a date that is not named: {string.Join(", ", missing.Select(date => date.Words()))}", node, $"under 'cohort: dates:' {string.Join(", ", missing.Select(Choices.CourseDates.Name))}");
            return null;
        }

        return new DatedEndpoint
        {
            Origin = dates.Columns[origin],
            Events = [.. events.Select(date => dates.Columns[date])],
            Competing = [.. standard.Competing.Select(date => dates.Columns[date])],
            Censor = dates.Columns[CourseDate.LastContact],
            Unit = unit,
            OnlyWithEvent = standard.OnlyWithEvent,
        };
    }
}
