using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>toxicity</c>.</summary>
internal static class ToxicityReader
{
    private static readonly string[] Sources = ["terms", "leukocytes", "records"];

    public static Planned? Read(AnalysisBlock block)
    {
        IReadOnlyList<Variable> terms = block.Variables("terms") ?? [];
        string? window = block.Keys.Choice("window", ["acute", "late"]);
        string[] scales = [.. ToxicityScale.All.Select(known => known.Id)];
        ToxicityScale? scale = block.Keys.Choice("scale", scales) is { } id ? ToxicityScale.Find(id) : null;
        if (!block.Keys.Has("scale")) block.Fault(FaultCode.MissingKey, "the key 'scale' is missing", "scale", $"one of: {string.Join(", ", scales)}", "add 'scale:' with the scale and version of the grades");
        LeukocyteCounts? leukocytes = LeukocyteReader.Read(block, scale);
        ToxicityRecords? records = ToxicityRecordsReader.Read(block, window);
        if (!Sources.Any(block.Keys.Has)) block.Fault(FaultCode.MissingKey, "there are no grades", "terms", "'terms' (columns of worst grades), 'leukocytes' (counts) or 'records' (a second source)");
        if (scale is null || (terms.Count == 0 && leukocytes is null && records is null)) return null;
        string title = window is null ? "Toxicity" : window == "acute" ? "Acute toxicity" : "Late toxicity";
        return new Planned(new ToxicityRequest { Terms = terms, Leukocytes = leukocytes, Records = records, Scale = scale, Window = window, Settings = block.Names.Settings }, title);
    }
}
