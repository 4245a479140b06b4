using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the section <c>analyses</c>: a list of blocks, each with one key that names the kind of analysis, or begins a section of the report.</summary>
internal sealed class AnalysisSection
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
        ["published"] = PublishedReader.Read,
    };

    private readonly List<StudySection> _sections = [];
    private readonly List<PlannedAnalysis> _analyses = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The sections of the report in the order of the file.</summary>
    public IReadOnlyList<StudySection> Sections => _sections;

    /// <summary>The analyses in the order of the file, each with the section it stands in.</summary>
    public IReadOnlyList<PlannedAnalysis> Analyses => _analyses;

    public static AnalysisSection Read(MappingReader root, StudyNames names, FaultList faults)
    {
        var read = new AnalysisSection();
        YamlNode? node = root.Find("analyses");
        if (node is null or YamlScalar { IsEmpty: true }) return read;
        if (node is not YamlSequence list)
        {
            faults.Add(FaultCode.BadValue, $"'analyses' is {node.Shape}", node, "a list, such as '- km: {endpoint: os}'");
            return read;
        }

        foreach (YamlNode item in list.Items) read.Add(item, names, faults);
        return read;
    }

    private void Add(YamlNode item, StudyNames names, FaultList faults)
    {
        if (KindOf(item, faults) is not { } entry) return;
        if (entry.Key.Text == SectionReader.Key)
        {
            if (SectionReader.Read(entry, _sections, faults) is { } section) _sections.Add(section);
            return;
        }

        int number = _counts[entry.Key.Text] = _counts.GetValueOrDefault(entry.Key.Text) + 1;
        string defaultId = string.Create(CultureInfo.InvariantCulture, $"{entry.Key.Text}-{number}");
        if (ReadAnalysis(entry, defaultId, names, faults) is not { } analysis) return;
        if (_analyses.Exists(earlier => earlier.Id == analysis.Id))
            faults.Add(FaultCode.NameTaken, $"the analysis '{analysis.Id}' stands twice", entry.Key, null, "give each analysis its own id");
        _analyses.Add(analysis with { Section = _sections.LastOrDefault()?.Title });
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
        string[] known = [.. Kinds.Keys, SectionReader.Key];
        if (known.Contains(kind)) return entry;
        faults.Add(FaultCode.UnknownKey, $"there is no analysis '{kind}'", entry.Key, $"one of: {string.Join(", ", known)}", NearestName.Of(kind, known) is { } nearest ? $"did you mean '{nearest}'?" : null);
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
