using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;

namespace Oncohort.Reporting.Word;

/// <summary>Citations that lead to the list of references.</summary>
internal static class WordPapers
{
    public static IEnumerable<OpenXmlElement> Cited(string text) => Citations.Pieces(text).Where(piece => piece.Text.Length > 0).Select(piece => piece.Paper is int number
        ? (OpenXmlElement)new Hyperlink(WordText.Plain(piece.Text)) { Anchor = Target(number), History = true }
        : WordText.Plain(piece.Text));

    public static string Target(int number) => string.Create(CultureInfo.InvariantCulture, $"Reference_{number}");
}
