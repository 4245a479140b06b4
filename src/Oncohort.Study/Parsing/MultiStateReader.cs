using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>multistate</c>: states by name, each with the endpoint whose event enters it.</summary>
internal static class MultiStateReader
{
    private const string StatesExpected = "names of states with their endpoints, such as {Metastasis: metastasis, Death: os}; the last one ends the history";

    public static Planned? Read(AnalysisBlock block)
    {
        string initial = block.Keys.Text("initial") ?? "Initial state";
        List<(string Name, StudyEndpoint Endpoint)>? states = States(block, initial);
        Variable? by = block.Variable("by");
        IReadOnlyList<double> at = [.. (block.Keys.Numbers("at", time => time >= 0, "a time of 0 or more, in the unit of the endpoints") ?? []).Distinct().Order()];
        double? tau = block.Keys.Number("tau", time => time > 0, "a time greater than 0, in the unit of the endpoints");
        double? shift = block.Keys.Number("shift", time => time > 0, "a time greater than 0, in the unit of the endpoints");
        EstimationSettings settings = SettingsSection.Level(block.Keys, block.Names.Settings);
        ConfidenceIntervalType interval = block.Keys.Choice("conf_type", Choices.IntervalTypes, settings.IntervalType);
        string? weights = block.Column("weights");
        if (states is null) return null;
        string names = string.Join(", ", states.Select(state => state.Name));
        var request = new MultiStateRequest
        {
            States = new PatientStates { Initial = initial, States = [.. states.Select(state => new EnteredState(state.Name, state.Endpoint.Endpoint))], Shift = shift },
            Group = by,
            Weights = weights,
            At = at,
            Tau = tau,
            IntervalType = interval,
            Settings = settings,
            Model = new EndpointCaption(string.Join("+", states.Select(state => state.Endpoint.Id)), $"{initial}, {names}", states[^1].Endpoint.Unit),
        };
        return new Planned(request, $"State occupancy: {names}{(by is null ? "" : $" by {Titles.InSentence(by.Caption)}")}");
    }

    private static List<(string Name, StudyEndpoint Endpoint)>? States(AnalysisBlock block, string initial)
    {
        if (block.Keys.Block("states", required: true) is not { } named) return null;
        List<(string Name, StudyEndpoint Endpoint)> states = [];
        bool whole = true;
        foreach (YamlEntry entry in named.Node.Entries)
        {
            string name = entry.Key.Text;
            if (name == initial) block.Fault(FaultCode.NameTaken, $"the state '{name}' is the initial one", "states", "each state once");
            if (named.Text(name, required: true) is { } id && block.Endpoint(id, entry.Value) is { } endpoint) states.Add((name, endpoint));
            else whole = false;
        }

        if (whole && states.Count == 0) block.Fault(FaultCode.MissingKey, "there are no states", "states", StatesExpected);
        if (states.Select(state => state.Endpoint.Unit).Distinct().Count() > 1)
            block.Fault(FaultCode.BadValue, $"the endpoints count time in different units: {string.Join(", ", states.Select(state => $"{state.Endpoint.Id} in {state.Endpoint.Unit ?? "no named unit"}"))}", "states", "one unit of time");
        return whole && states.Count > 0 ? states : null;
    }
}
