using System.Buffers.Binary;
using System.Text;

namespace Oncohort.Reporting.Fonts;

/// <summary>
/// A TrueType font reduced to the outlines of some glyphs, for embedding in a document. Glyph numbers stay as they are; the outlines
/// of all other glyphs become empty (OpenType specification: tables glyf, loca, head, maxp).
/// </summary>
internal sealed class FontSubset
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _font;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    private FontSubset(byte[] font)
    {
        _font = font;
        int count = U16(4);
        for (int i = 0; i < count; i++)
        {
            int at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(font, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }
    }

    /// <summary>The reduced font file. Parts of composite glyphs are kept with them, and glyph 0 always is.</summary>
    public static byte[] Of(byte[] font, IEnumerable<ushort> glyphs)
    {
        FontSubset subset = new(font);
        SortedSet<int> kept = [0];
        foreach (ushort glyph in glyphs) subset.Keep(glyph, kept);
        (byte[] glyf, byte[] loca) = subset.Outlines(kept);
        List<(string Tag, byte[] Bytes)> tables = [];
        foreach (string tag in Kept)
        {
            if (tag == "glyf") tables.Add((tag, glyf));
            else if (tag == "loca") tables.Add((tag, loca));
            else if (subset._tables.TryGetValue(tag, out (int Offset, int Length) place)) tables.Add((tag, font[place.Offset..(place.Offset + place.Length)]));
        }

        byte[] head = tables.First(table => table.Tag == "head").Bytes;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return Assemble(tables);
    }

    private static byte[] Assemble(List<(string Tag, byte[] Bytes)> tables)
    {
        int offset = 12 + (16 * tables.Count);
        byte[] file = new byte[offset + tables.Sum(table => Padded(table.Bytes.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        int power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));
        for (int i = 0; i < tables.Count; i++)
        {
            (string tag, byte[] bytes) = tables[i];
            Span<byte> entry = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, entry);
            bytes.CopyTo(file, offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(offset, Padded(bytes.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)bytes.Length);
            offset += Padded(bytes.Length);
        }

        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        return sum;
    }

    private void Keep(int glyph, SortedSet<int> kept)
    {
        if (!kept.Add(glyph)) return;
        (int start, int length) = Place(glyph);
        if (length == 0 || (short)U16(start) >= 0) return;
        const int WordArguments = 0x1;
        const int Scale = 0x8;
        const int More = 0x20;
        const int TwoScales = 0x40;
        const int Matrix = 0x80;
        int at = start + 10;
        int flags;
        do
        {
            flags = U16(at);
            Keep(U16(at + 2), kept);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & More) != 0);
    }

    private (byte[] Glyf, byte[] Loca) Outlines(SortedSet<int> kept)
    {
        int count = U16(_tables["maxp"].Offset + 4);
        byte[] loca = new byte[4 * (count + 1)];
        using MemoryStream glyf = new();
        for (int glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)glyf.Length);
            if (!kept.Contains(glyph)) continue;
            (int start, int length) = Place(glyph);
            glyf.Write(_font, start, length);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * count), (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    private (int Start, int Length) Place(int glyph)
    {
        bool wide = U16(_tables["head"].Offset + 50) == 1;
        int loca = _tables["loca"].Offset;
        long from = wide ? U32(loca + (4 * glyph)) : 2L * U16(loca + (2 * glyph));
        long to = wide ? U32(loca + (4 * glyph) + 4) : 2L * U16(loca + (2 * glyph) + 2);
        return (_tables["glyf"].Offset + (int)from, (int)(to - from));
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_font.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_font.AsSpan(at));
}
