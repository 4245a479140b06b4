using System.Text;
using Oncohort.Reporting.Html;

namespace Oncohort.Reporting.Packaging;

/// <summary>The properties part of an Office file: title and maker. No dates, so that equal reports give equal bytes.</summary>
internal static class CoreProperties
{
    public const string Name = "docProps/core.xml";
    public const string ContentType = "application/vnd.openxmlformats-package.core-properties+xml";
    public const string RelationshipType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    public static byte[] Of(string title, string language) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + $"<dc:title>{Escaped.Text(title)}</dc:title><dc:creator>Oncohort</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>");
}
