namespace Oncohort.Cli;

/// <summary>Where a run writes: the process's own streams, or a test's.</summary>
/// <param name="Output">Standard output, as bytes; a document is written to it whole or not at all.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(Stream Output, TextWriter Error)
{
    /// <summary>The width of the terminal in characters; null when output is redirected and may be as wide as it needs.</summary>
    public int? Width { get; init; }

    /// <summary>Whether a person watches standard error, so that progress is of use.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>Writes a whole text to standard output.</summary>
    public void Write(string text)
    {
        Output.Write(new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
        Output.Flush();
    }

    /// <summary>Writes a whole document to standard output.</summary>
    public void Write(MemoryStream document)
    {
        document.WriteTo(Output);
        Output.Write("\n"u8);
        Output.Flush();
    }
}
