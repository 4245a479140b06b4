using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>landmark</c>: <c>by</c> names what may have happened by a landmark (an endpoint, or a column of times), <c>group</c> a variable known from the start.</summary>
internal static class LandmarkReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        IReadOnlyList<double> at = SurvivalReaders.Times(block, "at");
        if (!block.Keys.Has("at")) block.Fault(FaultCode.MissingKey, "the landmarks are missing", "endpoint", "times in the unit of the endpoint", "add 'at: [6, 12]'");
        Variable? group = block.Variable("group");
        LandmarkStatus? by = Status(block, endpoint);
        if (block.Keys.Has("by") == block.Keys.Has("group"))
            block.Fault(FaultCode.BadValue, block.Keys.Has("by") ? "'by' stands beside 'group'" : "there are no groups", "by", "'by' (what may have happened by the landmark) or 'group' (known from the start)");
        IReadOnlyList<Variable> covariates = block.Variables("covariates") ?? [];
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        (string? weights, string? cluster) = SurvivalReaders.WeightsAndCluster(block);
        EstimationSettings settings = SettingsSection.Models(block.Keys, SettingsSection.Curves(block.Keys, block.Names.Settings));
        if (endpoint is null || at.Count == 0 || (by is null) == (group is null)) return null;
        var request = new LandmarkRequest
        {
            Endpoint = endpoint.Endpoint,
            At = at,
            By = by,
            Group = group,
            Covariates = covariates,
            Strata = strata,
            Weights = weights,
            Cluster = cluster,
            Settings = settings,
        };
        string groups = Titles.InSentence(group?.Caption ?? by!.Label ?? by!.Name);
        return new Planned(request, $"{endpoint.Label} from landmarks by {groups}");
    }

    private static LandmarkStatus? Status(AnalysisBlock block, StudyEndpoint? endpoint)
    {
        switch (block.Keys.Find("by"))
        {
            case null: return null;
            case YamlMapping: return FromColumns(block);
        }

        if (block.Keys.Text("by") is not { } name) return null;
        if (block.Names.Endpoints.Find(name) is not { } other) return block.Column("by") is { } time ? new ColumnStatus { Name = time, Time = time, Label = block.Names.Variable(time).Label } : null;
        if (endpoint is not null && (other.Unit != endpoint.Unit || Origin(other) != Origin(endpoint)))
            block.Fault(FaultCode.BadValue, $"'{name}' is counted from another origin or in another unit than '{endpoint.Id}'", "by", "an endpoint with the same origin and unit");
        return new EndpointStatusAt { Name = name, Label = other.Label, Endpoint = other.Endpoint };
    }

    private static ColumnStatus? FromColumns(AnalysisBlock block)
    {
        MappingReader keys = block.Keys.Block("by")!;
        string? time = keys.Text("time", required: true);
        string? happened = keys.Text("event");
        IReadOnlyList<string>? values = keys.Texts("values");
        string? label = keys.Text("label");
        keys.Close();
        if (values is not null && happened is null) block.Fault(FaultCode.BadValue, "'values' belong to 'event'", "by", "{time: COLUMN, event: COLUMN, values: [VALUE]}");
        if (time is null) return null;
        block.Use(time, "by", keys.WhereOf("time"));
        if (happened is not null) block.Use(happened, "by", keys.WhereOf("event"));
        return new ColumnStatus { Name = time, Time = time, Label = label, Event = happened is null ? null : new EventRule(happened, values) };
    }

    private static string? Origin(StudyEndpoint endpoint) => (endpoint.Endpoint as DatedEndpoint)?.Origin;
}
