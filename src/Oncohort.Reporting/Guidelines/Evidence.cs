using Oncohort.Reporting.Content;
using Oncohort.Reporting.Wording;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Guidelines;

/// <summary>Where in the report of a study a kind of evidence stands: the headings of its sections.</summary>
internal sealed class Evidence(StudyResults results, Phrasebook book)
{
    /// <summary>The kinds of evidence, by name.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "title", "source", "flow", "endpoints", "completeness", "methods", "words", "limitations", "characteristics", "characteristics_by", "survival", "univariable", "multivariable", "adjusted",
        "subgroups", "sensitivity", "ph", "immortal",
    ];

    /// <summary>The headings under which a kind of evidence stands; none when the report has none of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public IEnumerable<string> Of(string kind) => kind switch
    {
        "title" => [book.Say("checklist.title")],
        "source" => results.DataSource is null ? [] : [book.Edition.Words.Say("Patient flow")],
        "flow" => [book.Edition.Words.Say("Patient flow")],
        "endpoints" => results.Endpoints.Count == 0 ? [] : [book.Edition.Words.Say("Endpoints")],
        "completeness" => [book.Edition.Words.Say("Data completeness")],
        "methods" => results.Methods.Count == 0 ? [] : [book.Edition.Words.Say("Statistical methods")],
        "words" => results.Analyses.Count == 0 ? [] : [book.Say("results.heading")],
        "limitations" => [book.Say("limitations.heading")],
        "characteristics" => Titles(analysis => analysis is Table1Result),
        "characteristics_by" => Titles(analysis => analysis is Table1Result { GroupLabel: not null }),
        "survival" => Titles(analysis => analysis is KaplanMeierResult or CumulativeIncidenceResult),
        "univariable" => Titles(analysis => analysis is CoxTableResult { Univariable.Count: > 0 } or FineGrayResult { Univariable.Count: > 0 }),
        "multivariable" => Titles(IsMultivariable),
        "adjusted" => Titles(analysis => analysis is CoxTableResult { Univariable.Count: > 0, Multivariable: not null } or FineGrayResult { Univariable.Count: > 0 }),
        "subgroups" => Titles(analysis => analysis is SubgroupResult),
        "sensitivity" => Titles(analysis => analysis is LandmarkResult or FineGrayResult or RestrictedMeanResult or MultiStateResult),
        "ph" => Titles(analysis => analysis is CoxResult { Ph: not null } or CoxTableResult { Multivariable.Ph: not null }),
        "immortal" => Titles(analysis => analysis is LandmarkResult or MultiStateResult || analysis.Settings.ContainsKey("time_dependent")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of evidence."),
    };

    private static bool IsMultivariable(AnalysisResult analysis) => analysis switch
    {
        CoxTableResult table => table.Multivariable is not null,
        CoxResult model => model.Terms.Select(term => term.Variable).Distinct(StringComparer.Ordinal).Skip(1).Any(),
        FineGrayResult model => model.Terms.Select(term => term.Variable).Distinct(StringComparer.Ordinal).Skip(1).Any(),
        _ => false,
    };

    private IEnumerable<string> Titles(Func<AnalysisResult, bool> isEvidence) => results.Analyses.Where(isEvidence).Select(analysis => analysis.Title ?? new AnalysisTitles(book.Edition).Of(analysis));
}
