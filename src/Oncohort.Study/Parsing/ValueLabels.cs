using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Parsing;

/// <summary>Reads <c>labels</c>: what people read instead of a value, by value.</summary>
internal static class ValueLabels
{
    public static Dictionary<string, string> Read(MappingReader block, FaultList faults)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in block.Block("labels")?.Node.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsEmpty: false } text) labels[entry.Key.Text] = text.Text;
            else faults.Add(FaultCode.BadValue, $"the label of '{entry.Key.Text}' is {entry.Value.Shape}", entry.Value, "a text");
        }

        return labels;
    }
}
