using System.Text;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Html;

namespace Oncohort.Reporting.Tests.Html;

/// <summary>The text of a page.</summary>
internal static class MadePage
{
    /// <summary>The page for a screen.</summary>
    public static string Of(Report report) => Text(stream => ReportPage.Write(report, stream));

    /// <summary>The page for the printer.</summary>
    public static string Printed(Report report) => Text(stream => ReportPage.WriteForPrint(report, stream));

    private static string Text(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
