using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the section <c>analyses</c>: a list of blocks, each with one key that names the kind of analysis.</summary>
internal static class AnalysisSection
{
    private static readonly Dictionary<string, Func<AnalysisBlock, Planned?>> Kinds = new(StringComparer.Ordinal)
    {
        ["table1"] = TableReaders.Table1,
        ["km"] = SurvivalReaders.KaplanMeier,
        ["logrank"] = LogRankReader.Read,
        ["cif"] = CumulativeIncidenceReader.Read,
        ["landmark"] = LandmarkReader.Read,
        ["cox"] = CoxReader.Read,
        ["subgroups"] = SubgroupReader.Read,
        ["multistate"] = MultiStateReader.Read,
        ["finegray"] = FineGrayReader.Read,
        ["rmst"] = SurvivalReaders.RestrictedMean,
        ["chisq"] = TableReaders.ChiSquare,
        ["toxicity"] = ToxicityReader.Read,
        ["followup"] = FollowUpReader.Read,
    };

    public static IReadOnlyList<PlannedAnalysis> Read(MappingReader root, StudyNames names, FaultList faults)
    {
        YamlNode? node = root.Find("analyses");
        if (node is null or YamlScalar { IsEmpty: true }) return [];
        if (node is not YamlSequence list)
        {
            faults.Add(FaultCode.BadValue, $"'analyses' is {node.Shape}", node, "a list, such as '- km: {endpoint: os}'");
            return [];
        }

        var analyses = new List<PlannedAnalysis>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (YamlNode item in list.Items)
        {
            if (KindOf(item, faults) is not { } entry) continue;
            int number = counts[entry.Key.Text] = counts.GetValueOrDefault(entry.Key.Text) + 1;
            string defaultId = string.Create(CultureInfo.InvariantCulture, $"{entry.Key.Text}-{number}");
            if (ReadAnalysis(entry, defaultId, names, faults) is not { } analysis) continue;
            if (analyses.Exists(earlier => earlier.Id == analysis.Id))
                faults.Add(FaultCode.NameTaken, $"the analysis '{analysis.Id}' stands twice", entry.Key, null, "give each analysis its own id");
            analyses.Add(analysis);
        }

        return analyses;
    }

    private static YamlEntry? KindOf(YamlNode item, FaultList faults)
    {
        if (item is not YamlMapping { Entries.Count: 1 } mapping)
        {
            string what = item is YamlMapping block ? string.Create(CultureInfo.InvariantCulture, $"the analysis has {block.Entries.Count} keys") : $"the analysis is {item.Shape}";
            faults.Add(FaultCode.BadValue, what, item, "one key that names the kind, such as '- km: {endpoint: os}'", "indent the options below the kind");
            return null;
        }

        YamlEntry entry = mapping.Entries[0];
        string kind = entry.Key.Text;
        if (Kinds.ContainsKey(kind)) return entry;
        faults.Add(FaultCode.UnknownKey, $"there is no analysis '{kind}'", entry.Key, $"one of: {string.Join(", ", Kinds.Keys)}", NearestName.Of(kind, Kinds.Keys) is { } nearest ? $"did you mean '{nearest}'?" : null);
        return null;
    }

    private static PlannedAnalysis? ReadAnalysis(YamlEntry entry, string defaultId, StudyNames names, FaultList faults)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            faults.Add(FaultCode.BadValue, $"'{entry.Key.Text}' is {entry.Value.Shape}", entry.Value, "a block of keys with values");
            return null;
        }

        var block = new AnalysisBlock(new MappingReader(mapping, faults), names, faults);
        string? id = block.Keys.Identifier("id");
        string? title = block.Keys.Text("title");
        string? filter = block.Keys.Text("where");
        Planned? planned = Kinds[entry.Key.Text](block);
        block.Keys.Close();
        if (planned is null) return null;
        return new PlannedAnalysis
        {
            Kind = entry.Key.Text,
            Id = id ?? defaultId,
            Title = title ?? planned.Title,
            Request = planned.Request with { Where = filter },
            Uses = block.Uses,
            Place = faults.Where(entry.Key),
            FilterPlace = block.Keys.WhereOf("where"),
        };
    }
}
