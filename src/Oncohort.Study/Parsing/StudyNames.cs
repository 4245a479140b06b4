using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>The names that analyses can refer to.</summary>
internal sealed class StudyNames(EstimationSettings settings, long seed, IReadOnlyList<VariableDefinition> variables, EndpointSection endpoints)
{
    private readonly Dictionary<string, VariableDefinition> _variables = variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    /// <summary>The settings of the study.</summary>
    public EstimationSettings Settings => settings;

    /// <summary>The seed of the study, for whatever draws random numbers.</summary>
    public long Seed => seed;

    /// <summary>The column that names patients, or null.</summary>
    public string? PatientId { get; init; }

    /// <summary>Texts that mean missing in the cohort.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>The path of the study file, from which relative sources start.</summary>
    public required string StudyPath { get; init; }

    /// <summary>A source as the study file names it, with the folder it starts from.</summary>
    public string Locate(string source) => CohortSection.Resolve(source, StudyPath);

    /// <summary>What the study file declares of a variable; null when it declares nothing.</summary>
    public VariableDefinition? Declared(string name) => _variables.GetValueOrDefault(name);

    /// <summary>The endpoints.</summary>
    public EndpointSection Endpoints => endpoints;

    /// <summary>A declared variable, the status of an endpoint, or else a column under its own name.</summary>
    public Variable Variable(string name)
    {
        if (_variables.TryGetValue(name, out VariableDefinition? declared)) return declared.ToVariable();
        return endpoints.Find(name) is { } endpoint
            ? new Variable(name) { Label = EndpointStatus.Label(endpoint), Levels = EndpointStatus.Levels }
            : new Variable(name);
    }
}
