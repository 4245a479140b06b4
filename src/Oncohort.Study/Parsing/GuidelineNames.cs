using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Parsing;

/// <summary>Reads which reporting guidelines the report fills in.</summary>
internal static class GuidelineNames
{
    private const string None = "none";
    private static readonly string[] All = ["strobe", "remark"];

    public static IReadOnlyList<string> Read(MappingReader study, FaultList faults)
    {
        if (study.PlacedTexts("guidelines") is not { } asked) return All;
        foreach ((string name, string where) in asked.Where(item => item.Text != None && !All.Contains(item.Text)))
            faults.Add(new Fault(FaultCode.BadValue, $"'{name}' is not a guideline", where, $"one of: {string.Join(", ", All)}, {None}", NearestName.Of(name, All) is { } nearest ? $"did you mean '{nearest}'?" : null));
        return [.. All.Where(name => asked.Any(item => item.Text == name))];
    }
}
