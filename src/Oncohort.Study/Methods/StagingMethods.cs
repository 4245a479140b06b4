using Oncohort.Study.Definition;

namespace Oncohort.Study.Methods;

/// <summary>How a stage group was found.</summary>
internal static class StagingMethods
{
    public static string Of(VariableDefinition variable)
    {
        StagingDefinition staging = variable.Staging!;
        string restaged = staging.RestagedIn is { } later ? $" and carried to the {later.Name}" : "";
        string merged = staging.Merged.Count == 0 ? "" : $", {string.Join("; ", staging.Merged.GroupBy(pair => pair.Value).Select(group => $"{string.Join(" and ", group.Select(pair => pair.Key))} as {group.Key}"))}";
        string undecided = staging.Undecided switch
        {
            UndecidedStage.Interval => "given as the interval of stage groups",
            UndecidedStage.Lowest => "given the lowest possible stage group",
            UndecidedStage.Highest => "given the highest possible stage group",
            _ => "left without a stage",
        };
        return $"{variable.Label} was grouped from T, N and M ({staging.Table.Site}, {staging.Table.Name}){restaged}{merged}; patients whose letters do not decide were {undecided}.";
    }
}
