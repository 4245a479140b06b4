namespace Oncohort.Cohort.Sources;

/// <summary>
/// Writes the records of an irregular but unambiguous delimited text anew: no header, every field quoted, every record ended by one line feed, no blank
/// rows, no byte order mark. The values are untouched.
/// </summary>
internal sealed class RecordRewriter(Stream records, byte delimiter)
{
    private const byte Quote = (byte)'"';

    private Stream _output = Stream.Null;
    private bool _inRecord;
    private bool _atFieldStart = true;
    private bool _quoted;
    private bool _closed;

    /// <summary>Rewrites the file at <paramref name="path"/> to <paramref name="target"/>.</summary>
    public static void Rewrite(string path, string target, char delimiter)
    {
        using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        using FileStream output = new(target, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        var rewriter = new RecordRewriter(output, (byte)delimiter);
        Span<byte> mark = stackalloc byte[3];
        if (input.ReadAtLeast(mark, 3, throwOnEndOfStream: false) < 3 || !mark.SequenceEqual("\uFEFF"u8)) input.Position = 0;
        int value;
        while ((value = input.ReadByte()) >= 0) rewriter.Take((byte)value);
        rewriter.EndRecord();
    }

    private void Take(byte value)
    {
        if (_quoted) TakeQuoted(value);
        else if (value == delimiter) EndField();
        else if (value is (byte)'\r' or (byte)'\n') EndRecord();
        else if (_closed) Reopen(value);
        else if (value == Quote && _atFieldStart) Open(quoted: true);
        else TakeBare(value);
    }

    private void TakeQuoted(byte value)
    {
        if (value == Quote) (_quoted, _closed) = (false, true);
        else _output.WriteByte(value);
    }

    private void Reopen(byte value)
    {
        _output.WriteByte(value);
        _output.WriteByte(value);
        (_quoted, _closed) = (true, false);
    }

    private void TakeBare(byte value)
    {
        if (_atFieldStart) Open(quoted: false);
        if (value == Quote) _output.WriteByte(Quote);
        _output.WriteByte(value);
    }

    private void Open(bool quoted)
    {
        _output.WriteByte(Quote);
        (_inRecord, _atFieldStart, _quoted) = (true, false, quoted);
    }

    private void EndField()
    {
        CloseField();
        _output.WriteByte(delimiter);
        _inRecord = true;
    }

    private void EndRecord()
    {
        if (!_inRecord) return;
        CloseField();
        _output.WriteByte((byte)'\n');
        _inRecord = false;
        _output = records;
    }

    private void CloseField()
    {
        if (_atFieldStart) _output.WriteByte(Quote);
        _output.WriteByte(Quote);
        (_atFieldStart, _closed) = (true, false);
    }
}
