using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Oncohort.Reporting.Word;

/// <summary>Fields: what a word processor computes, with the result that stands until it does.</summary>
internal static class WordFields
{
    public static IEnumerable<OpenXmlElement> Of(string instruction, params OpenXmlElement[] result) =>
        [.. Opening(instruction), .. result, Closing()];

    public static IEnumerable<OpenXmlElement> Opening(string instruction) =>
    [
        Mark(FieldCharValues.Begin),
        new Run(new FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve }),
        Mark(FieldCharValues.Separate),
    ];

    public static Run Closing() => Mark(FieldCharValues.End);

    private static Run Mark(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
}
