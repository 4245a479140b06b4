using Oncohort.Reporting.Formatting;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The sections after the analyses: methods, warnings, provenance.</summary>
internal static class ClosingSections
{
    /// <summary>The methods, which cite papers by number, and the list of these papers where there are any.</summary>
    public static IEnumerable<Section> Methods(StudyResults results)
    {
        var methods = StudyMethods.Of(results);
        yield return new("methods", "Statistical methods",
            methods.Paragraphs.Count > 0
                ? [.. methods.Paragraphs.Select(text => new ParagraphBlock(text) { Cites = true })]
                : [new ParagraphBlock("No methods were stated.")]);
        if (methods.Papers.Count > 0) yield return new("references", "References", [new PapersBlock(methods.Papers)]);
    }

    /// <summary>All warnings and failures together; null when there are none.</summary>
    public static Section? Warnings(StudyResults results)
    {
        List<Block> blocks = [];
        blocks.AddRange(results.Warnings.Select(warning => new NoticeBlock("Warning", warning.Text, warning.Code)));
        blocks.AddRange(results.Analyses
            .SelectMany(analysis => analysis.Warnings.Select(warning => (Warning: warning, Title: analysis.Title ?? AnalysisTitles.Of(analysis))))
            .GroupBy(found => found.Warning)
            .Select(same => new NoticeBlock("Warning", $"{string.Join("; ", same.Select(found => found.Title).Distinct())}: {same.Key.Text}", same.Key.Code)));
        blocks.AddRange(results.Failures.Select(failure => new NoticeBlock("Not done", $"{failure.Title}: {failure.Reason}", failure.Code)));
        return blocks.Count > 0 ? new Section("warnings", "Warnings", blocks) : null;
    }

    public static Section Provenance(StudyResults results, ReportInputs inputs)
    {
        List<(string Name, string Value)> pairs =
        [
            ("Study", results.StudyId), ("Oncohort", results.Version), ("Data SHA-256", results.DataSha256), ("Preset", results.Preset),
        ];
        pairs.AddRange(inputs.Provenance.Select(entry => (entry.Name, entry.Value)));
        List<Block> blocks = [new PairsBlock(null, pairs)];
        blocks.Add(inputs.PresetDifferences.Count == 0
            ? new ParagraphBlock($"All choices are those of the preset {results.Preset}.")
            : new PairsBlock(null, [.. inputs.PresetDifferences.Select(d => (d.Setting, $"{d.InForce} (preset {results.Preset}: {d.Preset})"))]));
        if (results.Settings.Count > 0)
            blocks.Add(new PairsBlock("Settings in force", [.. results.Settings.Select(pair => (pair.Key, Settings.Value(pair.Value)))]));
        return new Section("provenance", "Provenance", blocks);
    }
}
