using System.Text.Json;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Html;

/// <summary>The results as the page carries them: the document of <c>results.json</c> without line breaks.</summary>
internal sealed class EmbeddedResults : IDisposable
{
    private readonly JsonDocument _document;
    private readonly ReadOnlyMemory<byte> _bytes;

    public EmbeddedResults(StudyResults results)
    {
        using MemoryStream stream = new();
        ResultJson.Write(stream, results, indented: false);
        _bytes = stream.GetBuffer().AsMemory(0, (int)stream.Length);
        _document = JsonDocument.Parse(_bytes);
    }

    /// <summary>The document.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>Writes the document as the text of a script element: no text within it can end the element.</summary>
    public void WriteScriptText(Stream stream)
    {
        ReadOnlySpan<byte> rest = _bytes.Span;
        for (int at = rest.IndexOf((byte)'<'); at >= 0; at = rest.IndexOf((byte)'<'))
        {
            stream.Write(rest[..at]);
            stream.Write("\\u003c"u8);
            rest = rest[(at + 1)..];
        }

        stream.Write(rest);
    }

    public void Dispose() => _document.Dispose();
}
