using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the section <c>cohort</c>.</summary>
internal static class CohortSection
{
    private const string DuckDbPrefix = "duckdb:";

    public static CohortDefinition? Read(MappingReader block, string studyPath, FaultList faults)
    {
        string? source = block.Text("source", required: true);
        string? id = block.Text("id");
        IReadOnlyList<string> missing = block.Texts("missing") ?? [];
        var rules = new List<EligibilityRule>();
        if (block.Text("where") is { } filter) rules.Add(new EligibilityRule("where", filter, "not in the population of this study", block.WhereOf("where")));
        ReadEligibility(block, rules, faults);
        CourseColumns? dates = CourseReader.Read(block);
        block.Close();
        if (source is null) return null;
        return new CohortDefinition
        {
            Source = Resolve(source, studyPath),
            PatientId = id,
            MissingCodes = missing,
            Eligibility = rules,
            Dates = dates,
            SourcePlace = block.WhereOf("source"),
            PatientIdPlace = block.WhereOf("id"),
        };
    }

    private static void ReadEligibility(MappingReader block, List<EligibilityRule> rules, FaultList faults)
    {
        YamlNode? node = block.Find("eligibility");
        if (node is null or YamlScalar { IsEmpty: true }) return;
        if (node is not YamlSequence list)
        {
            faults.Add(FaultCode.BadValue, $"'eligibility' is {node.Shape}", node, "a list of rules, each with 'id', 'keep' and 'reason'");
            return;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlMapping mapping)
            {
                faults.Add(FaultCode.BadValue, $"the rule is {item.Shape}", item, "{id: …, keep: …, reason: …}");
                continue;
            }

            var rule = new MappingReader(mapping, faults);
            string? id = rule.Text("id", required: true);
            string? keep = rule.Text("keep", required: true);
            string? reason = rule.Text("reason", required: true);
            rule.Close();
            if (id is null || keep is null || reason is null) continue;
            if (rules.Exists(earlier => earlier.Id == id)) faults.Add(FaultCode.NameTaken, $"the rule '{id}' stands twice", rule.Find("id")!, null, "give each rule its own id");
            rules.Add(new EligibilityRule(id, keep, reason, rule.WhereOf("keep")));
        }
    }

    /// <summary>A source with the folder of the study file before a relative path.</summary>
    public static string Resolve(string source, string studyPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(studyPath)) ?? ".";
        if (source.StartsWith(DuckDbPrefix, StringComparison.Ordinal)) return DuckDbPrefix + Path.Combine(folder, source[DuckDbPrefix.Length..]);
        return source == "-" || source.Contains("://", StringComparison.Ordinal) ? source : Path.Combine(folder, source);
    }
}
