using System.CommandLine;
using Oncohort.Cohort.Faults;
using Oncohort.Reporting;

namespace Oncohort.Cli.Options;

/// <summary>The documents of a report by the endings of their files.</summary>
internal static class FormatNames
{
    private static readonly (string Name, ReportFormats Format)[] All =
        [("html", ReportFormats.Html), ("docx", ReportFormats.Word), ("xlsx", ReportFormats.Excel), ("pdf", ReportFormats.Pdf)];

    /// <summary>The documents that an option names; all of them when it is absent.</summary>
    public static ReportFormats Read(ParseResult parsed, Option<string?> option, List<Fault> faults)
    {
        string[] names = parsed.List(option, faults);
        if (names.Length == 0) return ReportFormats.All;
        ReportFormats formats = ReportFormats.None;
        foreach (string name in names.Where(name => name.Length > 0))
        {
            ReportFormats format = Array.Find(All, known => known.Name == name).Format;
            if (format == ReportFormats.None) faults.Add(OptionReading.Bad(option.Name, name, "html, docx, xlsx, pdf, separated by commas"));
            formats |= format;
        }

        return formats;
    }
}
