namespace Oncohort.Reporting.Printing;

/// <summary>Takes the time of printing out of a PDF file, so that equal pages give equal bytes.</summary>
internal static class PdfDates
{
    private const int DigitCount = 14;

    private static readonly byte[][] Keys = ["/CreationDate (D:"u8.ToArray(), "/ModDate (D:"u8.ToArray()];

    /// <summary>Sets the digits of both dates to the first second of 1980, in place; the length stays.</summary>
    public static void Remove(Span<byte> pdf)
    {
        foreach (byte[] key in Keys)
        {
            int at = pdf.IndexOf(key);
            if (at < 0 || at + key.Length + DigitCount > pdf.Length) continue;
            "19800101000000"u8.CopyTo(pdf.Slice(at + key.Length, DigitCount));
        }
    }

    /// <summary>Whether a file is a PDF from its first line to its last.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> pdf) => pdf.StartsWith("%PDF-"u8) && pdf.TrimEnd("\r\n "u8).EndsWith("%%EOF"u8);
}
