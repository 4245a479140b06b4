using System.Globalization;
using Oncohort.Reporting;
using Oncohort.Study;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary>What a run makes of its results, and what is made again of a report.</summary>
internal static class StudyRendering
{
    /// <summary>The file that another program prints; its bytes are not the same each time.</summary>
    public const string Printed = "report.pdf";

    /// <summary>Renders the documents that a report has, but for the one that another program prints.</summary>
    public static Func<StudyResults, PreparedStudy, string, IReadOnlyList<Warning>> Again(IReadOnlyCollection<string> files) => (results, study, folder) =>
    {
        ReportFormats formats = ReportFormats.None;
        foreach ((string file, ReportFormats format) in ((string, ReportFormats)[])[("report.html", ReportFormats.Html), ("report.docx", ReportFormats.Word), ("report.xlsx", ReportFormats.Excel)])
            formats |= files.Contains(file) ? format : ReportFormats.None;
        return ReportWriter.Write(results, Inputs(results, study), folder, formats);
    };

    /// <summary>What the report states about its own making.</summary>
    public static ReportInputs Inputs(StudyResults results, PreparedStudy study) => new()
    {
        Provenance =
        [
            new ProvenanceEntry("Study file", $"{Path.GetFileName(study.File.Path)}, SHA-256 {study.File.Sha256}"),
            new ProvenanceEntry("Data", $"SHA-256 {results.DataSha256}"),
            new ProvenanceEntry("Oncohort", results.Version),
            new ProvenanceEntry(".NET", Environment.Version.ToString()),
            new ProvenanceEntry("Seed", study.File.Seed.ToString(CultureInfo.InvariantCulture)),
        ],
        Journal = study.File.Presentation.Journal is { } journal ? JournalStyle.Named(journal) : JournalStyle.Plain,
        SurvivalFigures = Curves(study.File.Presentation),
        FigureMillimetres = study.File.Presentation.Columns is { } columns ? Millimetres(columns) : null,
        DotsPerInch = study.File.Presentation.DotsPerInch,
        Tiff = study.File.Presentation.Tiff,
        Eps = study.File.Presentation.Eps,
        PresetDifferences = [.. study.File.PresetDifferences.Select(difference => new PresetDifference(difference.Setting, difference.Preset, difference.InForce))],
    };

    private static SurvivalFigureOptions Curves(Presentation presentation) => new()
    {
        WidthMillimetres = Millimetres(presentation.Columns),
        CumulativeEvents = presentation.Events == "parentheses",
        EventsTable = presentation.Events == "rows",
    };

    private static double Millimetres(double? columns) => columns switch
    {
        1 => SurvivalFigureOptions.OneColumnMillimetres,
        2 => SurvivalFigureOptions.TwoColumnsMillimetres,
        _ => SurvivalFigureOptions.OneAndAHalfColumnsMillimetres,
    };
}
