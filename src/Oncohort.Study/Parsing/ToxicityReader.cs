using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>toxicity</c>.</summary>
internal static class ToxicityReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        IReadOnlyList<Variable>? terms = block.Variables("terms", required: true);
        string? window = block.Keys.Choice("window", ["acute", "late"]);
        string[] scales = [.. ToxicityScale.All.Select(known => known.Id)];
        ToxicityScale? scale = block.Keys.Choice("scale", scales) is { } id ? ToxicityScale.Find(id) : null;
        if (!block.Keys.Has("scale")) block.Fault(FaultCode.MissingKey, "the key 'scale' is missing", "scale", $"one of: {string.Join(", ", scales)}", "add 'scale:' with the scale and version of the grades");
        if (terms is null or [] || scale is null) return null;
        string title = window is null ? "Toxicity" : window == "acute" ? "Acute toxicity" : "Late toxicity";
        return new Planned(new ToxicityRequest { Terms = terms, Scale = scale, Window = window, Settings = block.Names.Settings }, title);
    }
}
