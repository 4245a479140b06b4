using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the block <c>staging</c> of a variable.</summary>
internal static class StagingReader
{
    private static readonly string[] Axes = ["t", "n", "m"];

    public static StagingDefinition? Read(MappingReader block, FaultList faults)
    {
        string? site = block.Text("site", required: true);
        int? edition = Edition(block, "edition", required: true);
        int? to = Edition(block, "to", required: false);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        Dictionary<string, string> axes = ReadAxes(block, places);
        Dictionary<string, string> anatomy = ReadAnatomy(block, places);
        UndecidedStage undecided = block.Choice("undecided", Choices.UndecidedStages, UndecidedStage.Missing);
        Dictionary<string, (string Name, YamlNode Node)> merged = ReadGroups(block, faults);
        block.Close();
        if (site is null || edition is not { } from || axes.Count < Axes.Length) return null;
        try
        {
            StagingDefinition staging = Definition(site, from, to) with { Axes = axes, Anatomy = anatomy, Merged = Names(merged), Undecided = undecided, Places = places };
            return Fits(staging, block, merged, faults) ? staging : null;
        }
        catch (UnknownStagingTermException unknown)
        {
            string key = unknown.Term == "site" ? "site" : unknown.Value == Text(from) ? "edition" : "to";
            faults.Add(FaultCode.UnknownStaging, $"there is no {unknown.Term} '{unknown.Value}' to stage in", block.Find(key)!, $"one of: {string.Join(", ", unknown.Legal)}");
            return null;
        }
    }

    private static StagingDefinition Definition(string site, int from, int? to)
    {
        StageCatalogue catalogue = StageCatalogue.Standard;
        StageTable table = catalogue.Find(site, from);
        if (to is { } target) catalogue.Restage(table.Site, from, target, table.T[0].Letter, table.N[0].Letter, table.M[0].Letter);
        return new StagingDefinition
        {
            Table = table,
            RestagedIn = to is { } later ? catalogue.Find(site, later) : null,
            Axes = new Dictionary<string, string>(),
            Anatomy = new Dictionary<string, string>(),
            Merged = new Dictionary<string, string>(),
            Undecided = UndecidedStage.Missing,
            Places = new Dictionary<string, string>(),
        };
    }

    private static bool Fits(StagingDefinition staging, MappingReader block, Dictionary<string, (string Name, YamlNode Node)> merged, FaultList faults)
    {
        int before = faults.Faults.Count;
        if (staging.Anatomy.Count > 0 && staging.RestagedIn is null)
            faults.Add(FaultCode.BadValue, "'anatomy' is given without 'to'", block.Find("anatomy")!, "'to' with the edition to restage in");
        IReadOnlyList<AnatomyFinding> findings = StageCatalogue.Standard.Findings(staging.Table.Site);
        string[] known = [.. findings.Select(finding => finding.Id)];
        foreach (string finding in staging.Anatomy.Keys.Where(id => !known.Contains(id)))
            faults.Add(FaultCode.UnknownStaging, $"'{finding}' is not a finding that restaging asks for", block.Find("anatomy")!, $"one of: {string.Join(", ", known)}", Near(finding, known));
        foreach ((string group, (_, YamlNode node)) in merged.Where(pair => !staging.Target.Groups.Contains(pair.Key)))
            faults.Add(FaultCode.UnknownStaging, $"'{group}' is not a stage group of the {staging.Target.Name}", node, $"one of: {string.Join(", ", staging.Target.Groups)}", Near(group, staging.Target.Groups));
        return faults.Faults.Count == before;
    }

    private static Dictionary<string, string> ReadAxes(MappingReader block, Dictionary<string, string> places)
    {
        var axes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in Axes)
        {
            if (block.Text(key, required: true) is not { } column) continue;
            string axis = key.ToUpperInvariant();
            axes[axis] = column;
            places[axis] = block.WhereOf(key);
        }

        return axes;
    }

    private static Dictionary<string, string> ReadAnatomy(MappingReader block, Dictionary<string, string> places)
    {
        var anatomy = new Dictionary<string, string>(StringComparer.Ordinal);
        if (block.Block("anatomy") is not { } findings) return anatomy;
        foreach (YamlEntry entry in findings.Node.Entries)
        {
            if (findings.Text(entry.Key.Text, required: true) is not { } column) continue;
            anatomy[entry.Key.Text] = column;
            places[entry.Key.Text] = findings.WhereOf(entry.Key.Text);
        }

        return anatomy;
    }

    private static Dictionary<string, (string Name, YamlNode Node)> ReadGroups(MappingReader block, FaultList faults)
    {
        var merged = new Dictionary<string, (string Name, YamlNode Node)>(StringComparer.Ordinal);
        if (block.Block("groups") is not { } groups) return merged;
        foreach (YamlEntry entry in groups.Node.Entries)
        {
            foreach (string group in groups.Texts(entry.Key.Text, required: true) ?? [])
            {
                if (!merged.TryAdd(group, (entry.Key.Text, entry.Value)))
                    faults.Add(FaultCode.NameTaken, $"the stage group '{group}' stands in two of the 'groups'", entry.Value, "each stage group once");
            }
        }

        return merged;
    }

    private static Dictionary<string, string> Names(Dictionary<string, (string Name, YamlNode Node)> merged) => merged.ToDictionary(pair => pair.Key, pair => pair.Value.Name, StringComparer.Ordinal);

    private static int? Edition(MappingReader block, string key, bool required)
    {
        if (required && !block.Has(key)) block.Text(key, required);
        return (int?)block.Number(key, edition => edition is > 0 and < 100 && edition == Math.Floor(edition), "the number of an edition, such as 8");
    }

    private static string? Near(string name, IReadOnlyList<string> known) => NearestName.Of(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    private static string Text(int edition) => edition.ToString(CultureInfo.InvariantCulture);
}
