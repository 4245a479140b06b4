using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Flow;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The sections about the cohort: flow, endpoints, completeness.</summary>
internal sealed class CohortSections(Edition edition) : Written(edition)
{
    public Section Flow(StudyResults results)
    {
        Scene scene = new FlowChart(Edition).Draw(results.Read, results.Included, results.Attrition);
        string caption = results.Attrition.Count switch
        {
            0 => Say($"Patient flow: {Rounded.Count(results.Read)} records read, all included."),
            1 => Say($"Patient flow: {Rounded.Count(results.Read)} records read, {Rounded.Count(results.Excluded)} excluded in one eligibility step, {Rounded.Count(results.Included)} included."),
            _ => Say($"Patient flow: {Rounded.Count(results.Read)} records read, "
                + $"{Rounded.Count(results.Excluded)} excluded in {results.Attrition.Count} eligibility steps, "
                + $"{Rounded.Count(results.Included)} included. A patient is counted at the first step that excludes."),
        };
        List<Block> blocks = [new FigureBlock("patient-flow", scene, caption)];
        if (results.DataSource is { Length: > 0 } source) blocks.Insert(0, new ParagraphBlock(Say($"Data: {source}")));
        if (results.Attrition.Count > 0) blocks.Add(new TableBlock(new AttritionTable(Edition).Of(results)));
        return new Section("patient-flow", Say("Patient flow"), blocks);
    }

    public Section Endpoints(StudyResults results)
    {
        List<Block> blocks = [new TableBlock(new EndpointsTable(Edition).Of(results))];
        blocks.Add(new PairsBlock(Say("Definitions"), [.. results.Endpoints.Select(endpoint => (endpoint.Label, Recall(endpoint.Definition)))]));
        return new Section("endpoints", Say("Endpoints"), blocks);
    }

    public Section Completeness(StudyResults results)
    {
        if (results.Variables.Count == 0)
            return new Section("completeness", Say("Data completeness"), [new ParagraphBlock(Say("The study uses no variables beyond its endpoints."))]);
        int incomplete = results.Variables.Count(variable => variable.Missing.IsSome);
        string sentence = incomplete == 0
            ? Say("No value is missing in the variables that the study uses.")
            : Say($"{incomplete} of {results.Variables.Count} variables have missing values; each analysis uses the patients complete for it and states how many it left out.");
        return new Section("completeness", Say("Data completeness"), [new ParagraphBlock(sentence), new TableBlock(new CompletenessTable(Edition).Of(results))]);
    }
}
