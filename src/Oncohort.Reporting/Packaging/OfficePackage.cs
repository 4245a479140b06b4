using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using Oncohort.Reporting.Html;

namespace Oncohort.Reporting.Packaging;

/// <summary>An Office file: parts and their relationships in a ZIP archive (ISO/IEC 29500-2). Equal parts give equal bytes: the order is that of adding and every time is the same.</summary>
internal sealed class OfficePackage
{
    /// <summary>The earliest time that a ZIP archive can state, given to every entry.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<Part> _parts = [];

    /// <summary>Adds a part.</summary>
    /// <param name="name">Its path, such as <c>word/document.xml</c>.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="content">Its bytes.</param>
    public void Add(string name, string contentType, byte[] content) => _parts.Add(new Part(name, contentType, content));

    /// <summary>Adds a part whose content is an XML element.</summary>
    public void Add(string name, string contentType, OpenXmlElement root) => Add(name, contentType, xml => xml.WriteElement(root));

    /// <summary>Adds a part whose content is XML that is written piece by piece.</summary>
    public void Add(string name, string contentType, Action<OpenXmlWriter> write)
    {
        using MemoryStream xml = new();
        using (var writer = OpenXmlWriter.Create(xml, Encoding.UTF8))
        {
            writer.WriteStartDocument(standalone: true);
            write(writer);
        }

        Add(name, contentType, xml.ToArray());
    }

    /// <summary>Adds the relationships of a part, or of the package for an empty name.</summary>
    public void Relate(string source, IReadOnlyList<Relationship> relationships)
    {
        int slash = source.LastIndexOf('/');
        string name = $"{source[..(slash + 1)]}_rels/{source[(slash + 1)..]}.rels";
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        foreach (Relationship each in relationships)
            xml.Append($"<Relationship Id=\"{each.Id}\" Type=\"{each.Type}\" Target=\"{Escaped.Attribute(each.Target)}\"/>");
        Add(name, "application/vnd.openxmlformats-package.relationships+xml", Encoding.UTF8.GetBytes(xml.Append("</Relationships>").ToString()));
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, new Part("[Content_Types].xml", "", ContentTypes()));
            foreach (Part part in _parts) Write(zip, part);
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive zip, Part part)
    {
        bool packed = part.ContentType is "image/png";
        ZipArchiveEntry entry = zip.CreateEntry(part.Name, packed ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using Stream stream = entry.Open();
        stream.Write(part.Content);
    }

    private byte[] ContentTypes()
    {
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        string[] defaults = ["rels", "png", "svg"];
        foreach (string ending in defaults)
        {
            if (_parts.Find(part => part.Name.EndsWith("." + ending, StringComparison.Ordinal)) is { } example)
                xml.Append($"<Default Extension=\"{ending}\" ContentType=\"{example.ContentType}\"/>");
        }

        foreach (Part part in _parts.Where(part => !defaults.Contains(part.Name[(part.Name.LastIndexOf('.') + 1)..])))
            xml.Append($"<Override PartName=\"/{part.Name}\" ContentType=\"{part.ContentType}\"/>");
        return Encoding.UTF8.GetBytes(xml.Append("</Types>").ToString());
    }

    private sealed record Part(string Name, string ContentType, byte[] Content);
}

/// <summary>A relationship of an Office file.</summary>
/// <param name="Id">Its identifier within the source.</param>
/// <param name="Type">Its type, a URI.</param>
/// <param name="Target">Where it leads, relative to the source.</param>
internal sealed record Relationship(string Id, string Type, string Target);
