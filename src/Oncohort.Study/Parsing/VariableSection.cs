using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the section <c>variables</c>.</summary>
internal static class VariableSection
{
    private static readonly string[] Kinds = ["categorical", "numeric"];

    public static IReadOnlyList<VariableDefinition> Read(MappingReader root, FaultList faults)
    {
        if (root.Find("variables") is null or YamlScalar { IsEmpty: true }) return [];
        var variables = new List<VariableDefinition>();
        foreach (YamlEntry entry in root.Block("variables")?.Node.Entries ?? [])
        {
            YamlMapping? mapping = entry.Value switch
            {
                YamlMapping block => block,
                YamlScalar { IsEmpty: true } empty => new YamlMapping(empty.Line, empty.Column, empty.Path, []),
                _ => null,
            };
            if (mapping is null) faults.Add(FaultCode.BadValue, $"the variable '{entry.Key.Text}' is {entry.Value.Shape}", entry.Value, "{label: …} with 'sql' or 'column' when it is not a column of its own name");
            else if (ReadVariable(entry.Key.Text, new MappingReader(mapping, faults), faults) is { } variable) variables.Add(variable);
        }

        return variables;
    }

    private static VariableDefinition? ReadVariable(string name, MappingReader block, FaultList faults)
    {
        string? sql = block.Text("sql");
        string? column = block.Text("column");
        StagingDefinition? staging = block.Block("staging") is { } stages ? StagingReader.Read(stages, faults) : null;
        string[] origins = [.. ((string[])["sql", "column", "staging"]).Where(block.Has)];
        if (origins.Length > 1)
            faults.Add(FaultCode.BadValue, $"the variable '{name}' has both '{origins[0]}' and '{origins[1]}'", block.Find(origins[1])!, "one of them");

        string? label = block.Text("label");
        string? unit = block.Text("unit");
        Dictionary<string, string> labels = ValueLabels.Read(block, faults);
        IReadOnlyList<string>? levels = block.Texts("levels") ?? (labels.Count > 0 ? [.. labels.Keys] : null);
        VariableKind kind = ReadKind(block, levels, faults);
        string? reference = block.Text("reference");
        VariableCoding coding = block.Choice("coding", Choices.Codings, VariableCoding.Free);
        bool postBaseline = block.Truth("post_baseline") ?? false;
        block.Close();
        CheckLevels(name, block, levels, labels, reference, faults);
        return new VariableDefinition
        {
            Name = name,
            Sql = sql,
            Column = origins is [] or ["column"] ? column ?? name : null,
            Staging = staging,
            Label = label ?? name,
            Unit = unit,
            Levels = levels,
            LevelLabels = labels,
            Reference = reference,
            Kind = kind,
            Coding = coding,
            PostBaseline = postBaseline,
            Place = block.WhereOf(origins is [] ? "column" : origins[0]),
        };
    }

    private static VariableKind ReadKind(MappingReader block, IReadOnlyList<string>? levels, FaultList faults)
    {
        string? kind = block.Choice("kind", Kinds);
        bool? factor = block.Truth("factor");
        bool numeric = kind == "numeric" || factor == false;
        bool categorical = kind == "categorical" || factor == true;
        if (numeric && (categorical || levels is not null))
        {
            faults.Add(FaultCode.BadValue, "the variable is numeric and categorical at once", block.Node, "'kind: numeric', or levels", "remove one of 'kind', 'factor', 'levels' and 'labels'");
            return VariableKind.Automatic;
        }

        return numeric ? VariableKind.Numeric : categorical ? VariableKind.Categorical : VariableKind.Automatic;
    }

    private static void CheckLevels(string name, MappingReader block, IReadOnlyList<string>? levels, Dictionary<string, string> labels, string? reference, FaultList faults)
    {
        if (levels is null) return;
        foreach (string value in labels.Keys.Where(value => !levels.Contains(value)))
            faults.Add(FaultCode.UnknownLevel, $"'{value}' has a label but is not a level of '{name}'", block.Find("labels")!, $"one of: {string.Join(", ", levels)}", "add it to 'levels' or remove its label");
        if (reference is null || levels.Contains(reference)) return;
        string? nearest = NearestName.Of(reference, levels);
        faults.Add(FaultCode.UnknownLevel, $"the reference '{reference}' is not a level of '{name}'", block.Find("reference")!, $"one of: {string.Join(", ", levels)}", nearest is null ? null : $"did you mean '{nearest}'?");
    }
}
