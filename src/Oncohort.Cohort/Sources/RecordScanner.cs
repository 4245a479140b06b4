using System.Buffers;
using System.Text;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>
/// One pass over the bytes of delimited text (RFC 4180; LF, CRLF or CR) that counts records and fields and finds every fault of form.
/// Bytes come in blocks of any size; the cost is one look at each delimiter, quote and line end.
/// </summary>
internal sealed class RecordScanner
{
    private const byte Quote = (byte)'"';
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';
    private const int LongestLine = 1 << 20;
    private const int RaggedReported = 20;

    private static readonly SearchValues<byte> InsideQuotes = SearchValues.Create("\"\r\n"u8);

    private readonly string _name;
    private readonly byte _delimiter;
    private readonly SearchValues<byte> _stops;
    private readonly List<Fault> _faults = [];
    private readonly List<int> _blankRows = [];
    private readonly List<byte> _headerBytes = [];
    private readonly List<string> _header = [];
    private State _state = State.RecordStart;
    private bool _headerEnded;
    private bool _opening;
    private bool _afterReturn;
    private bool _sawLineFeed;
    private bool _sawPair;
    private int _fields;
    private int _ragged;
    private long _lineBytes;
    private long _recordBytes;

    public RecordScanner(string name, byte delimiter)
    {
        _name = name;
        _delimiter = delimiter;
        _stops = SearchValues.Create([delimiter, Quote, CarriageReturn, LineFeed]);
    }

    private enum State : byte
    {
        RecordStart,
        FieldStart,
        Bare,
        Quoted,
        QuoteClosed,
    }

    /// <summary>The names in the header.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>Rows that hold no byte.</summary>
    public IReadOnlyList<int> BlankRows => _blankRows;

    /// <summary>Records after the header.</summary>
    public int Records { get; private set; }

    /// <summary>The row being read; the header is row 1 and a quoted line end does not start a new row.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>True when the text must be rewritten before a strict reader takes it: blank rows, mixed line ends, or a quote inside a bare field.</summary>
    public bool Irregular { get; private set; }

    /// <summary>False when no field begins or ends with a space, a tab or a no-break space, so that nothing needs to be trimmed.</summary>
    public bool Padded { get; private set; }

    /// <summary>Records with more or fewer fields than the header.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Reads the next block.</summary>
    /// <exception cref="InputException">A line is too long or a quote is misplaced: what follows cannot be told apart.</exception>
    public void Read(ReadOnlySpan<byte> block)
    {
        while (block.Length > 0)
        {
            int used = _state switch
            {
                State.RecordStart or State.FieldStart => Start(block),
                State.Bare => Bare(block),
                State.Quoted => Quoted(block),
                _ => AfterQuote(block),
            };
            block = block[used..];
        }
    }

    /// <summary>Ends the last record, whether or not a line end closed it.</summary>
    public void Finish()
    {
        if (_state == State.Quoted) throw Stop(FaultCode.UnclosedQuote, "a quoted field is never closed", "a closing quote before the file ends", "close the quote, or write a quote that is part of the text twice");
        if (_state != State.RecordStart) EndRecord();
        if (_afterReturn) Irregular = true;
        if (_ragged > RaggedReported)
            _faults.Add(new Fault(FaultCode.RaggedRow, $"{_ragged - RaggedReported} more rows have a wrong number of fields", _name, $"{_header.Count} fields, as in the header"));
    }

    private int Start(ReadOnlySpan<byte> block)
    {
        byte first = block[0];
        bool pair = _afterReturn && first == LineFeed;
        if (_afterReturn && !pair) Irregular = true;
        _afterReturn = false;
        if (pair)
        {
            if (_sawLineFeed) Irregular = true;
            _sawPair = true;
            return 1;
        }

        if (first == Quote)
        {
            _state = State.Quoted;
            _opening = true;
            Grow(1);
            return 1;
        }

        if (first == _delimiter || first is CarriageReturn or LineFeed) return Stop(first);
        _state = State.Bare;
        Padded |= IsSpace(first);
        return 0;
    }

    private int Bare(ReadOnlySpan<byte> block)
    {
        int stop = block.IndexOfAny(_stops);
        int length = stop < 0 ? block.Length : stop;
        Padded |= length > 0 && IsSpace(block[length - 1]);
        Keep(block[..length]);
        Grow(length);
        if (stop < 0) return length;
        if (block[stop] != Quote) return length + Stop(block[stop]);
        Irregular = true;
        Keep("\""u8);
        Grow(1);
        return length + 1;
    }

    private int Quoted(ReadOnlySpan<byte> block)
    {
        int stop = block.IndexOfAny(InsideQuotes);
        int length = stop < 0 ? block.Length : stop;
        Padded |= length > 0 && ((_opening && IsSpace(block[0])) || IsSpace(block[length - 1]));
        _opening = false;
        Keep(block[..length]);
        Grow(length);
        if (stop < 0) return length;
        if (block[stop] == Quote) _state = State.QuoteClosed;
        else Keep(block.Slice(stop, 1));
        Grow(1);
        if (block[stop] != Quote) _lineBytes = 0;
        return length + 1;
    }

    private int AfterQuote(ReadOnlySpan<byte> block)
    {
        byte next = block[0];
        if (next == _delimiter || next is CarriageReturn or LineFeed) return Stop(next);
        if (next != Quote)
            throw Stop(FaultCode.UnclosedQuote, "text follows a closing quote", "a delimiter or a line end after the closing quote", "a quote was opened and not closed, or a quote that is part of the text is not written twice");
        _state = State.Quoted;
        Keep("\""u8);
        Grow(1);
        return 1;
    }

    /// <summary>True for a space, a tab, and the first and last byte of a no-break space.</summary>
    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or 0xC2 or 0xA0;

    private int Stop(byte stop)
    {
        if (stop == _delimiter)
        {
            EndField();
            _state = State.FieldStart;
            Grow(1);
            return 1;
        }

        if (stop == CarriageReturn) _afterReturn = true;
        else NoteLineFeed();
        if (_state == State.RecordStart) Blank();
        else EndRecord();
        return 1;
    }

    private void NoteLineFeed()
    {
        if (_sawPair) Irregular = true;
        _sawLineFeed = true;
    }

    private void Blank()
    {
        Irregular = true;
        _blankRows.Add(Row);
        Row++;
    }

    private void EndField()
    {
        _fields++;
        if (_headerEnded) return;
        _header.Add(Encoding.UTF8.GetString([.. _headerBytes]));
        _headerBytes.Clear();
    }

    private void EndRecord()
    {
        EndField();
        if (_headerEnded) CountRecord();
        _headerEnded = true;
        _state = State.RecordStart;
        _fields = 0;
        _lineBytes = 0;
        _recordBytes = 0;
        Row++;
    }

    private void CountRecord()
    {
        Records++;
        if (_fields == _header.Count) return;
        _ragged++;
        if (_ragged <= RaggedReported)
        {
            _faults.Add(new Fault(FaultCode.RaggedRow, $"the row has {_fields} fields", $"{_name}:{Row}", $"{_header.Count} fields, as in the header", _fields > _header.Count
                ? "put quotes around a value that contains the delimiter, or remove what is too much"
                : "add the missing delimiters; an empty field is fine"));
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (!_headerEnded) _headerBytes.AddRange(bytes);
    }

    private void Grow(int bytes)
    {
        _lineBytes += bytes;
        _recordBytes += bytes;
        if (_lineBytes > LongestLine)
            throw Stop(FaultCode.LineTooLong, "the line is longer than 1 MiB", "lines of at most 1,048,576 bytes", "this is not a table of patients, or its line ends are lost");
        if (_recordBytes > LongestLine)
            throw Stop(FaultCode.UnclosedQuote, "a quoted field goes on for more than 1 MiB", "a closing quote", "close the quote, or write a quote that is part of the text twice");
    }

    private InputException Stop(FaultCode code, string what, string expected, string fix) =>
        new([.. _faults, new Fault(code, what, $"{_name}:{Row}", expected, fix)]);
}
