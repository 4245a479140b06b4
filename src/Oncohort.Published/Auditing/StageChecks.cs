using System.Globalization;
using Oncohort.Oncology.Staging;

namespace Oncohort.Published.Auditing;

/// <summary>Stage counts against the counts of T and of N, by the edition's stage table.</summary>
internal static class StageChecks
{
    private const string Kind = "stage_count";

    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        Dictionary<string, PublishedVariable> variables = study.Variables.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        foreach (PublishedVariable variable in study.Variables.Where(variable => variable.Derivation is StagingDerivation))
        {
            StageTable? table = Table((StagingDerivation)variable.Derivation!);
            foreach (StageScope scope in StageScope.Of(study, variable))
            {
                foreach (AuditFinding finding in Check(variable, variables, table, scope, known)) yield return finding;
            }
        }
    }

    private static List<AuditFinding> Check(PublishedVariable stage, Dictionary<string, PublishedVariable> variables, StageTable? table, StageScope scope, KnownCounts known)
    {
        var staging = (StagingDerivation)stage.Derivation!;
        string id = $"{stage.Id}{scope.Name}";
        long?[] counts = [.. stage.Levels.Select(level => Count(known, scope, stage.Id, level))];
        string printed = string.Join(", ", counts.Select(count => count?.ToString(CultureInfo.InvariantCulture) ?? "-"));
        if (counts.All(count => count is null)) return [];
        if (table is null) return [NotCheckable(id, printed, $"there is no table of {staging.Site} in edition {staging.Edition.ToString(CultureInfo.InvariantCulture)}")];
        IReadOnlyList<string> rows = variables[staging.T].Levels, columns = variables[staging.N].Levels;
        long?[] t = [.. rows.Select(level => Count(known, scope, staging.T, level))], n = [.. columns.Select(level => Count(known, scope, staging.N, level))];
        if (t.Concat(n).Any(count => count is null)) return [NotCheckable(id, printed, "the counts of T and N were not all printed for these patients")];
        if (t.Sum() != n.Sum()) return [NotCheckable(id, printed, string.Create(CultureInfo.InvariantCulture, $"T counts {t.Sum()} patients and N {n.Sum()}"))];
        var reading = new StageReading(table, stage, staging);
        var model = new StageTableModel([.. t.OfType<long>()], [.. n.OfType<long>()], stage.Levels.Count, (i, j) => reading.Levels(rows[i], columns[j]));
        List<AuditFinding> findings = [.. stage.Levels.Select((level, s) => Level($"{id} {level}", s, counts, model)).OfType<AuditFinding>()];
        if (findings.All(finding => finding.Verdict != AuditVerdict.Inconsistent)) findings.Add(Joint($"{id} from T and N", printed, rows, columns, counts, model));
        return findings;
    }

    /// <summary>One stage count against what the margins of T and N alone allow.</summary>
    private static AuditFinding? Level(string id, int stage, long?[] counts, StageTableModel model)
    {
        if (counts[stage] is not { } count) return null;
        string printed = count.ToString(CultureInfo.InvariantCulture);
        if (model.OfStage(stage, new long?[counts.Length]) is not { } bounds) return NotCheckable(id, printed, "no bounds were found");
        bool within = count >= bounds.Least && count <= bounds.Most;
        double? only = bounds.Least == bounds.Most ? bounds.Least : null;
        return new AuditFinding(id, Kind, printed, only, within ? AuditVerdict.Consistent : AuditVerdict.Inconsistent,
            string.Create(CultureInfo.InvariantCulture, $"the printed counts of T and N allow {bounds.Least} to {bounds.Most}"));
    }

    /// <summary>All stage counts together, and what they imply of the joint table.</summary>
    private static AuditFinding Joint(string id, string printed, IReadOnlyList<string> rows, IReadOnlyList<string> columns, long?[] counts, StageTableModel model)
    {
        if (!model.Possible(counts)) return new AuditFinding(id, Kind, printed, null, AuditVerdict.Inconsistent, "no table of T by N has these margins and these stages together");
        List<string> implied = [];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                if (model.OfCell(i, j, counts) is { } bounds && bounds.Least == bounds.Most) implied.Add(string.Create(CultureInfo.InvariantCulture, $"{bounds.Least} {rows[i]} {columns[j]}"));
            }
        }

        return new AuditFinding(id, Kind, printed, null, AuditVerdict.Consistent, implied.Count == 0 ? "a joint table exists" : "a joint table exists; every such table has " + string.Join(", ", implied));
    }

    private static AuditFinding NotCheckable(string id, string printed, string detail) => new(id, Kind, printed, null, AuditVerdict.NotCheckable, detail);

    private static long? Count(KnownCounts known, StageScope scope, string variable, string level) =>
        known.Of(KnownCounts.Join(scope.Patients, new Selection(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [variable] = [level] }))) is { } count ? (long)count : null;

    private static StageTable? Table(StagingDerivation staging)
    {
        try
        {
            return StageCatalogue.Standard.Find(staging.Site, staging.Edition);
        }
        catch (UnknownStagingTermException)
        {
            return null;
        }
    }
}
