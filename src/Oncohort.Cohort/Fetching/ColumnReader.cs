using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace Oncohort.Cohort.Fetching;

/// <summary>Collects one column of a result, chunk by chunk, into an array.</summary>
internal abstract class ColumnReader(string name, int rows)
{
    protected string Name { get; } = name;

    protected int Capacity { get; } = rows;

    /// <summary>A reader for a column of the kind given.</summary>
    public static ColumnReader For(string name, ColumnKind kind, int rows) => kind switch
    {
        ColumnKind.Number => new NumberReader(name, rows),
        ColumnKind.Date => new DateReader(name, rows),
        _ => new TextReader(name, rows),
    };

    /// <summary>Copies the <paramref name="count"/> values of a vector to rows <paramref name="start"/> and after.</summary>
    public unsafe void Take(nint vector, int start, int count)
    {
        if (start == 0) Begin(vector);
        Take((byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector), NativeMethods.Vectors.DuckDBVectorGetValidity(vector), start, count);
    }

    /// <summary>The finished column.</summary>
    public abstract Column Finish();

    protected virtual void Begin(nint first)
    {
    }

    protected abstract unsafe void Take(byte* data, ulong* validity, int start, int count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static unsafe bool IsNull(ulong* validity, int row) => validity != null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
}

/// <summary>Reads DOUBLE and BIGINT vectors; the whole numbers stored are exact as doubles, for typing made sure of it.</summary>
internal sealed class NumberReader(string name, int rows) : ColumnReader(name, rows)
{
    private readonly double[] _values = GC.AllocateUninitializedArray<double>(rows);
    private bool[]? _missing;
    private bool _whole;

    public override Column Finish() => new NumberColumn(Name, _values, _missing);

    protected override void Begin(nint first)
    {
        using DuckDBLogicalType type = NativeMethods.Vectors.DuckDBVectorGetColumnType(first);
        _whole = NativeMethods.LogicalType.DuckDBGetTypeId(type) == DuckDBType.BigInt;
    }

    protected override unsafe void Take(byte* data, ulong* validity, int start, int count)
    {
        Span<double> values = _values.AsSpan(start, count);
        if (_whole) Convert(new ReadOnlySpan<long>(data, count), values);
        else new ReadOnlySpan<double>(data, count).CopyTo(values);
        if (validity == null) return;
        for (int i = 0; i < count; i++)
        {
            if (!IsNull(validity, i)) continue;
            _missing ??= new bool[Capacity];
            _missing[start + i] = true;
            _values[start + i] = 0;
        }
    }

    private static void Convert(ReadOnlySpan<long> from, Span<double> to)
    {
        for (int i = 0; i < from.Length; i++) to[i] = from[i];
    }
}

/// <summary>Reads DATE vectors, days since 1970.</summary>
internal sealed class DateReader(string name, int rows) : ColumnReader(name, rows)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly int[] _days = new int[rows];

    public override Column Finish() => new DateColumn(Name, _days);

    protected override unsafe void Take(byte* data, ulong* validity, int start, int count)
    {
        int* days = (int*)data;
        for (int i = 0; i < count; i++) _days[start + i] = IsNull(validity, i) ? -1 : days[i] + Epoch;
    }
}

/// <summary>Reads VARCHAR vectors: 16 bytes a value, of which 4 are its length and 12 the text itself, or a prefix and a pointer when it is longer.</summary>
internal sealed class TextReader(string name, int rows) : ColumnReader(name, rows)
{
    private const int EntryBytes = 16;
    private const int LongestInline = 12;

    private readonly int[] _codes = new int[rows];
    private readonly LevelDictionary _levels = new();

    public override Column Finish()
    {
        IReadOnlyList<string> levels = _levels.Sort(_codes);
        return new TextColumn(Name, _codes, levels);
    }

    protected override unsafe void Take(byte* data, ulong* validity, int start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (IsNull(validity, i))
            {
                _codes[start + i] = -1;
                continue;
            }

            byte* entry = data + ((long)i * EntryBytes);
            int length = *(int*)entry;
            byte* text = length <= LongestInline ? entry + sizeof(int) : *(byte**)(entry + 8);
            _codes[start + i] = _levels.CodeOf(new ReadOnlySpan<byte>(text, length));
        }
    }
}

/// <summary>Reads INTEGER vectors of record positions.</summary>
internal sealed class RecordReader(int rows)
{
    /// <summary>The positions.</summary>
    public int[] Records { get; } = GC.AllocateUninitializedArray<int>(rows);

    /// <summary>Copies a vector to rows <paramref name="start"/> and after.</summary>
    public unsafe void Take(nint vector, int start, int count) =>
        new ReadOnlySpan<int>(NativeMethods.Vectors.DuckDBVectorGetData(vector), count).CopyTo(Records.AsSpan(start));
}
