using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Vocabularies;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The report before it takes a format: title, summary and sections in order.</summary>
internal sealed record Report(string Title, string Summary, IReadOnlyList<Section> Sections)
{
    /// <summary>What every page, figure and table says about the study; null when there is nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>What the report prints.</summary>
    public required StudyResults Results { get; init; }

    /// <summary>What it states about its making.</summary>
    public required ReportInputs Inputs { get; init; }

    /// <summary>How it is printed.</summary>
    public required Edition Edition { get; init; }

    /// <summary>All blocks of all sections in order.</summary>
    public IEnumerable<Block> Blocks => Sections.SelectMany(section => section.Blocks);

    /// <summary>The kinds of file in which each figure stands beside the report.</summary>
    public IReadOnlyList<string> FigureKinds { get; init; } = ["svg", "png", "pdf"];

    public static Report Of(StudyResults results, ReportInputs inputs)
    {
        Edition edition = new(inputs.Journal, results.Language);
        Names names = new();
        foreach (string taken in (string[])["patient-flow", "endpoints", "completeness", "methods", "references", "warnings", "provenance", "contents", WordingSections.ResultsId, ChecklistSection.Id, WordingSections.LimitationsId])
            names.Unique(taken);
        List<Section> sections = [new CohortSections(edition).Flow(results)];
        if (results.Endpoints.Count > 0) sections.Add(new CohortSections(edition).Endpoints(results));
        AnalysisSections analyses = new(names, MaskMarks.On(inputs.SurvivalFigures ?? new SurvivalFigureOptions(), results), inputs.FigureMillimetres, edition);
        sections.AddRange(Chapters.Of(results, analyses, names));
        sections.AddRange(new ClosingSections(edition).Methods(results));
        sections.AddRange(WordingSections.Of(results, edition));
        sections.Add(new CohortSections(edition).Completeness(results));
        if (new ClosingSections(edition).Warnings(results) is { } warnings) sections.Add(warnings);
        if (ChecklistSection.Of(results, edition) is { } checklists) sections.Add(checklists);
        sections.Add(new ClosingSections(edition).Provenance(results, inputs));
        string? notice = results.Notice is null ? null : NoticeMarks.Sentence(results.Notice);
        if (results.MaskBelow is { } limit) sections = [.. sections.Select(section => new MaskMarks(edition).On(section, limit))];
        return new Report(results.Title, SummaryLine(results, edition), notice is null ? sections : [.. sections.Select(section => NoticeMarks.On(section, notice))])
        {
            Results = results,
            Inputs = inputs,
            Edition = edition,
            Notice = notice,
            FigureKinds = ["svg", "png", "pdf", .. inputs.Tiff ? (string[])["tiff"] : [], .. inputs.Eps ? (string[])["eps"] : []],
        };
    }

    /// <summary>The same report in English, section by section and block by block.</summary>
    public Report InEnglish() => Edition.Words.Language == Vocabulary.English ? this : Of(Results with { Language = Vocabulary.English }, Inputs);

    /// <summary>The same report with its numbers in the plain style, for files that programs read.</summary>
    public Report InPlainStyle() => Inputs.Journal == JournalStyle.Plain ? this : Of(Results, Inputs with { Journal = JournalStyle.Plain });

    private static string SummaryLine(StudyResults results, Edition edition)
    {
        string endpoints = string.Join(edition.Words.Say("; "), results.Endpoints.Select(endpoint =>
            edition.Words.Say($"{endpoint.Label}: {edition.Rounded.Count(endpoint.Events)} events in {edition.Rounded.Count(endpoint.N)} patients")));
        string cohort = edition.Words.Say($"{edition.Rounded.Count(results.Included)} of {edition.Rounded.Count(results.Read)} patients included.");
        return endpoints.Length > 0 ? edition.Words.Say($"{cohort} {endpoints}.") : cohort;
    }
}
