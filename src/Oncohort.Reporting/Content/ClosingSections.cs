using Oncohort.Reporting.Formatting;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The sections after the analyses: methods, warnings, provenance.</summary>
internal sealed class ClosingSections(Edition edition) : Written(edition)
{
    /// <summary>The methods, which cite papers by number, and the list of these papers where there are any.</summary>
    public IEnumerable<Section> Methods(StudyResults results)
    {
        var methods = StudyMethods.Of(results);
        yield return new("methods", Say("Statistical methods"),
            methods.Paragraphs.Count > 0
                ? [.. methods.Paragraphs.Select(text => new ParagraphBlock(text) { Cites = true })]
                : [new ParagraphBlock(Say("No methods were stated."))]);
        if (methods.Papers.Count > 0) yield return new("references", Say("References"), [new PapersBlock(methods.Papers)]);
    }

    /// <summary>All warnings and failures together; null when there are none.</summary>
    public Section? Warnings(StudyResults results)
    {
        List<Block> blocks = [];
        blocks.AddRange(results.Warnings.Select(warning => new NoticeBlock(Say("Warning"), Recall(warning.Text), warning.Code)));
        blocks.AddRange(results.Analyses
            .SelectMany(analysis => analysis.Warnings.Select(warning => (Warning: warning, Title: analysis.Title ?? new AnalysisTitles(Edition).Of(analysis))))
            .GroupBy(found => found.Warning)
            .Select(same => new NoticeBlock(Say("Warning"), Say($"{string.Join(Say("; "), same.Select(found => found.Title).Distinct())}: {Recall(same.Key.Text)}"), same.Key.Code)));
        blocks.AddRange(results.Failures.Select(failure => new NoticeBlock(Say("Not done"), Say($"{failure.Title}: {Recall(failure.Reason)}"), failure.Code)));
        return blocks.Count > 0 ? new Section("warnings", Say("Warnings"), blocks) : null;
    }

    public Section Provenance(StudyResults results, ReportInputs inputs)
    {
        List<(string Name, string Value)> pairs =
        [
            (Say("Study"), results.StudyId), ("Oncohort", results.Version), (Say("Data SHA-256"), results.DataSha256), (Say("Preset"), results.Preset),
        ];
        pairs.AddRange(inputs.Provenance.Select(entry => (entry.Name, entry.Value)));
        List<Block> blocks = [new PairsBlock(null, pairs)];
        blocks.Add(inputs.PresetDifferences.Count == 0
            ? new ParagraphBlock(Say($"All choices are those of the preset {results.Preset}."))
            : new PairsBlock(null, [.. inputs.PresetDifferences.Select(d => (d.Setting, Say($"{d.InForce} (preset {results.Preset}: {d.Preset})")))]));
        if (results.Settings.Count > 0)
            blocks.Add(new PairsBlock(Say("Settings in force"), [.. results.Settings.Select(pair => (pair.Key, Settings.Value(pair.Value)))]));
        return new Section("provenance", Say("Provenance"), blocks);
    }
}
