using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the section <c>endpoints</c> and answers which endpoints there are.</summary>
internal sealed class EndpointSection
{
    private static readonly string[] Origins = ["origin", "time", "standard"];

    private readonly List<StudyEndpoint> _endpoints = [];
    private readonly List<string> _declared = [];

    /// <summary>The endpoints that could be read.</summary>
    public IReadOnlyList<StudyEndpoint> Endpoints => _endpoints;

    /// <summary>The identifiers of all endpoints, also of those with a fault.</summary>
    public IReadOnlyList<string> Declared => _declared;

    /// <summary>The endpoint of an identifier; null when there is none or it has a fault.</summary>
    public StudyEndpoint? Find(string id) => _endpoints.Find(endpoint => endpoint.Id == id);

    public static EndpointSection Read(MappingReader root, CourseColumns? dates, FaultList faults)
    {
        var section = new EndpointSection();
        if (root.Find("endpoints") is null or YamlScalar { IsEmpty: true }) return section;
        foreach (YamlEntry entry in root.Block("endpoints")?.Node.Entries ?? [])
        {
            section._declared.Add(entry.Key.Text);
            if (!MappingReader.CheckIdentifier(entry.Key.Text, entry.Key, faults)) continue;
            if (entry.Value is not YamlMapping mapping)
                faults.Add(FaultCode.BadValue, $"the endpoint '{entry.Key.Text}' is {entry.Value.Shape}", entry.Value, "{label: …, origin: …, event: …, censor: …} or {label: …, time: …, event: …}");
            else if (ReadEndpoint(entry.Key.Text, new MappingReader(mapping, faults), dates, faults) is { } endpoint)
                section._endpoints.Add(endpoint);
        }

        return section;
    }

    private static StudyEndpoint? ReadEndpoint(string id, MappingReader block, CourseColumns? dates, FaultList faults)
    {
        string? label = block.Text("label");
        string? unitName = block.Choice("unit", Choices.TimeUnits.Names);
        TimeUnit unit = unitName is not null && Choices.TimeUnits.TryParse(unitName, out TimeUnit named) ? named : TimeUnit.Months;
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] origins = [.. Origins.Where(block.Has)];
        if (origins.Length != 1)
        {
            foreach (string key in (string[])["event", "competing", "censor", "entry", "labels", "death"]) block.Find(key);
            FaultCode code = origins.Length > 1 ? FaultCode.BadValue : FaultCode.MissingKey;
            string what = origins.Length > 1 ? $"both '{origins[0]}' and '{origins[1]}'" : "neither 'origin' nor 'time'";
            faults.Add(code, $"the endpoint '{id}' has {what}", block.Node, "'origin', 'event' and 'censor' (dates), 'time' and 'event' (columns), or 'standard' (the dates of the cohort)");
            block.Close();
            return null;
        }

        Endpoint? endpoint;
        if (block.Has("standard"))
        {
            (DatedEndpoint Endpoint, string Label)? standard = StandardEndpointReader.Read(block, dates, unit, faults);
            endpoint = standard?.Endpoint;
            label ??= standard?.Label;
            foreach (string column in endpoint?.Columns ?? []) places[column] = dates!.Places[column];
        }
        else
        {
            endpoint = block.Has("origin") ? FromDates(block, unit, places) : FromColumns(block, places, faults);
        }

        IReadOnlyDictionary<string, string> labels = CauseLabels.Read(block, endpoint, faults);
        string? unitOfTime = block.Has("time") ? unitName : Choices.TimeUnits.Name(unit);
        block.Close();
        return endpoint is null ? null : new StudyEndpoint(id, endpoint with { Caption = new EndpointCaption(id, label ?? id, unitOfTime) { CauseLabels = labels } }, places, block.Where);
    }

    private static DatedEndpoint? FromDates(MappingReader block, TimeUnit unit, Dictionary<string, string> places)
    {
        string? origin = Place(block.Text("origin", required: true), block.WhereOf("origin"), places);
        List<string>? events = PlaceAll(block, "event", required: true, places);
        IReadOnlyList<string> competing = PlaceAll(block, "competing", required: false, places) ?? [];
        string? censor = Place(block.Text("censor", required: true), block.WhereOf("censor"), places);
        if (origin is null || events is null || events.Count == 0 || censor is null) return null;
        return new DatedEndpoint { Origin = origin, Events = events, Competing = competing, Censor = censor, Unit = unit };
    }

    private static ColumnEndpoint? FromColumns(MappingReader block, Dictionary<string, string> places, FaultList faults)
    {
        string? time = Place(block.Text("time", required: true), block.WhereOf("time"), places);
        string? entry = Place(block.Text("entry"), block.WhereOf("entry"), places);
        EventRule? happened = ReadRule(block, "event", required: true, places, faults);
        EventRule? competing = ReadRule(block, "competing", required: false, places, faults);
        return time is null || happened is null ? null : new ColumnEndpoint { Time = time, Entry = entry, Event = happened, Competing = competing };
    }

    private static EventRule? ReadRule(MappingReader block, string key, bool required, Dictionary<string, string> places, FaultList faults)
    {
        if (block.Find(key) is not YamlMapping mapping)
            return Place(block.Text(key, required), block.WhereOf(key), places) is { } plain ? new EventRule(plain) : null;
        var rule = new MappingReader(mapping, faults);
        string? column = Place(rule.Text("column", required: true), rule.WhereOf("column"), places);
        IReadOnlyList<string>? values = rule.Texts("values");
        rule.Close();
        return column is null ? null : new EventRule(column, values is { Count: > 0 } ? values : null);
    }

    private static string? Place(string? column, string where, Dictionary<string, string> places)
    {
        if (column is not null) places.TryAdd(column, where);
        return column;
    }

    private static List<string>? PlaceAll(MappingReader block, string key, bool required, Dictionary<string, string> places)
    {
        IReadOnlyList<(string Text, string Where)>? columns = block.PlacedTexts(key, required);
        foreach ((string column, string where) in columns ?? []) places.TryAdd(column, where);
        return columns?.Select(column => column.Text).ToList();
    }
}
