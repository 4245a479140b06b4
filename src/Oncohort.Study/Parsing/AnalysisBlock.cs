using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>What a kind of analysis makes of its block.</summary>
/// <param name="Request">The analysis.</param>
/// <param name="Title">A title for people.</param>
internal sealed record Planned(AnalysisRequest Request, string Title);

/// <summary>The block of one analysis; remembers which names it uses, and where.</summary>
internal sealed class AnalysisBlock(MappingReader keys, StudyNames names, FaultList faults)
{
    private readonly List<NamedUse> _uses = [];

    /// <summary>The keys of the block.</summary>
    public MappingReader Keys => keys;

    /// <summary>The names that can be referred to.</summary>
    public StudyNames Names => names;

    /// <summary>The columns and variables named so far.</summary>
    public IReadOnlyList<NamedUse> Uses => _uses;

    /// <summary>Remembers a column that a key names within a block of its own.</summary>
    public void Use(string column, string role, string place) => _uses.Add(new NamedUse(column, role, place));

    /// <summary>A variable under a key.</summary>
    public Variable? Variable(string key, bool required = false)
    {
        if (keys.Text(key, required) is not { } name) return null;
        _uses.Add(new NamedUse(name, key, keys.WhereOf(key)));
        return names.Variable(name);
    }

    /// <summary>A list of variables under a key.</summary>
    public IReadOnlyList<Variable>? Variables(string key, bool required = false)
    {
        IReadOnlyList<(string Text, string Where)>? named = keys.PlacedTexts(key, required);
        foreach ((string name, string where) in named ?? []) _uses.Add(new NamedUse(name, key, where));
        return named?.Select(name => names.Variable(name.Text)).ToList();
    }

    /// <summary>A column under a key.</summary>
    public string? Column(string key) => Variable(key)?.Name;

    /// <summary>The endpoint of the analysis; null when it is missing, unknown or has a fault of its own.</summary>
    public StudyEndpoint? Endpoint()
    {
        if (keys.Text("endpoint", required: true) is not { } id) return null;
        return Endpoint(id, keys.Find("endpoint")!);
    }

    /// <summary>An endpoint by its identifier; null when it is unknown or has a fault of its own.</summary>
    public StudyEndpoint? Endpoint(string id, YamlNode node)
    {
        if (names.Endpoints.Find(id) is { } endpoint) return endpoint;
        if (names.Endpoints.Declared.Contains(id)) return null;
        string? nearest = NearestName.Of(id, names.Endpoints.Declared);
        string expected = names.Endpoints.Declared.Count == 0 ? "an endpoint declared under 'endpoints:'" : $"one of: {string.Join(", ", names.Endpoints.Declared)}";
        faults.Add(FaultCode.BadValue, $"there is no endpoint '{id}'", node, expected, nearest is null ? "declare it under 'endpoints:'" : $"did you mean '{nearest}'?");
        return null;
    }

    /// <summary>The place of a node.</summary>
    public string Place(YamlNode node) => faults.Where(node);

    /// <summary>Adds a fault that already knows its place.</summary>
    public void Fault(Fault fault) => faults.Add(fault);

    /// <summary>Adds a fault at a node.</summary>
    public void Fault(FaultCode code, string what, YamlNode node, string? expected, string? fix) => faults.Add(code, what, node, expected, fix);

    /// <summary>Adds a fault at the value of a key.</summary>
    public void Fault(FaultCode code, string what, string key, string? expected = null, string? fix = null) =>
        faults.Add(code, what, keys.Find(key) ?? keys.Node, expected, fix);
}
