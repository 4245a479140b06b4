using Oncohort.Cohort;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Results;

/// <summary>Everything a study run found; the report renders this and adds no number of its own.</summary>
public sealed record StudyResults
{
    /// <summary>The version of Oncohort.</summary>
    public required string Version { get; init; }
    /// <summary>The study's identifier.</summary>
    public required string StudyId { get; init; }
    /// <summary>The study's title.</summary>
    public required string Title { get; init; }
    /// <summary>The preset in force: <c>r</c>, <c>spss</c>, <c>sas</c> or <c>stata</c>.</summary>
    public required string Preset { get; init; }
    /// <summary>Where the data come from and under which licence, as the study file states it; null when it does not.</summary>
    public string? DataSource { get; init; }
    /// <summary>What every page, figure and table must say about the study, as the study file states it; null when there is nothing.</summary>
    public string? Notice { get; init; }
    /// <summary>The language of the report's sentences: <c>en</c> or <c>zh</c>.</summary>
    public string Language { get; init; } = "en";
    /// <summary>The reporting guidelines whose checklists the report fills in: <c>strobe</c>, <c>remark</c>.</summary>
    public IReadOnlyList<string> Guidelines { get; init; } = [];
    /// <summary>SHA-256 of the data, lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }
    /// <summary>Counts from 1 to one below this are withheld; null when none is.</summary>
    public int? MaskBelow { get; init; }
    /// <summary>Records read.</summary>
    public required Count Read { get; init; }
    /// <summary>Patients in the cohort after eligibility.</summary>
    public required Count Included { get; init; }
    /// <summary>Patients whom the eligibility steps excluded.</summary>
    public Count Excluded => Count.Rest(Read, Included);
    /// <summary>The eligibility steps.</summary>
    public required IReadOnlyList<EligibilityStep> Attrition { get; init; }
    /// <summary>The endpoints with their counts.</summary>
    public required IReadOnlyList<EndpointSummary> Endpoints { get; init; }
    /// <summary>Missing values of the variables that the study uses.</summary>
    public required IReadOnlyList<VariableSummary> Variables { get; init; }
    /// <summary>The choices of the preset, as changed by the study file.</summary>
    public required IReadOnlyDictionary<string, object?> Settings { get; init; }
    /// <summary>The sections into which the report is divided, in the order of the study file.</summary>
    public IReadOnlyList<StudySection> Sections { get; init; } = [];
    /// <summary>The analyses in the order of the study file.</summary>
    public required IReadOnlyList<AnalysisResult> Analyses { get; init; }
    /// <summary>Files that analyses read beside the study file and the cohort, each once, in the order of the analyses.</summary>
    public IReadOnlyList<FurtherInput> FurtherInputs => [.. Analyses.SelectMany(analysis => analysis.Inputs).Distinct()];
    /// <summary>Analyses that could not be done, with the reason; the run goes on without them.</summary>
    public required IReadOnlyList<AnalysisFailure> Failures { get; init; }
    /// <summary>Warnings of the study as a whole.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
    /// <summary>Sentences that state the statistical methods, written from the settings in force.</summary>
    public required IReadOnlyList<string> Methods { get; init; }
    /// <summary>How many of these sentences make up each paragraph; sentences beyond them are a last one.</summary>
    public IReadOnlyList<int> MethodParagraphs { get; init; } = [];
}

/// <summary>An endpoint's counts: n = events + competing + censored, and n + missing = included.</summary>
public sealed record EndpointSummary
{
    /// <summary>The identifier.</summary>
    public required string Id { get; init; }
    /// <summary>The label.</summary>
    public required string Label { get; init; }
    /// <summary>The unit of time, or null.</summary>
    public string? Unit { get; init; }
    /// <summary>How the endpoint is made, in words.</summary>
    public required string Definition { get; init; }
    /// <summary>Patients with a follow-up time.</summary>
    public required Count N { get; init; }
    /// <summary>Events.</summary>
    public required Count Events { get; init; }
    /// <summary>Competing events.</summary>
    public required Count Competing { get; init; }
    /// <summary>Censored.</summary>
    public required Count Censored { get; init; }
    /// <summary>Patients left out, by reason.</summary>
    public required IReadOnlyList<Exclusion> Excluded { get; init; }
    /// <summary>Median follow-up by reverse Kaplan-Meier.</summary>
    public required Interval MedianFollowUp { get; init; }
}

/// <summary>A variable's completeness.</summary>
public sealed record VariableSummary(string Name, string Label, string Kind, Count N, Count Missing);

/// <summary>An analysis that could not be done.</summary>
public sealed record AnalysisFailure(string Id, string Title, string Code, string Reason)
{
    /// <summary>The title of the report's section that the analysis stands in; null outside sections.</summary>
    public string? Section { get; init; }
}
