using System.Text;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cli;

/// <summary>Where a run writes: the process's own streams, or a test's.</summary>
/// <param name="Output">Standard output, as bytes; a document is written to it whole or not at all.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(Stream Output, TextWriter Error)
{
    /// <summary>What faults call standard output.</summary>
    public const string OutputName = "standard output";

    /// <summary>The width of the terminal in characters; null when output is redirected and may be as wide as it needs.</summary>
    public int? Width { get; init; }

    /// <summary>Whether a person watches standard error, so that progress is of use.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>Writes a whole text to standard output.</summary>
    /// <exception cref="InputException">OCH024: it cannot be written.</exception>
    public void Write(string text) => Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <summary>Writes a whole document to standard output.</summary>
    /// <exception cref="InputException">OCH024: it cannot be written.</exception>
    public void Write(MemoryStream document)
    {
        document.WriteByte((byte)'\n');
        Write(document.GetBuffer().AsSpan(0, (int)document.Length));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Output.Write(bytes);
            Output.Flush();
        }
        catch (IOException problem)
        {
            throw new InputException(new Fault(FaultCode.OutputNotWritable, $"standard output cannot be written: {problem.Message}", OutputName, "a place with room", "send the output elsewhere"));
        }
    }
}
