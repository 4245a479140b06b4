namespace Oncohort.Reporting;

/// <summary>The documents that a report is written as. Tables, figures and results are written whatever is chosen.</summary>
[Flags]
public enum ReportFormats
{
    /// <summary>No document.</summary>
    None = 0,

    /// <summary><c>report.html</c>.</summary>
    Html = 1,

    /// <summary><c>report.docx</c>.</summary>
    Word = 2,

    /// <summary><c>report.xlsx</c>.</summary>
    Excel = 4,

    /// <summary><c>report.pdf</c>, printed by Chromium or LibreOffice where one of them is installed.</summary>
    Pdf = 8,

    /// <summary>All of them.</summary>
    All = Html | Word | Excel | Pdf,
}
