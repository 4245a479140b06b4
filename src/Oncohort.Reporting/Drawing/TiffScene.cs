using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene as TIFF (revision 6.0): 24-bit RGB in one strip, Deflate with horizontal differencing, the resolution stated in the file.</summary>
internal static class TiffScene
{
    private const int HeaderLength = 8;
    private const int EntryLength = 12;

    private enum FieldType : ushort
    {
        Short = 3,
        Long = 4,
        Rational = 5,
    }

    public static byte[] Write(Scene scene, int dotsPerInch = PngScene.UsualDots)
    {
        using SKBitmap bitmap = Raster.Of(scene, dotsPerInch);
        byte[] strip = Strip(bitmap);
        (ushort Tag, FieldType Type, uint Count, uint Value)[] fields = Fields(bitmap, strip.Length, out int stripStart);
        byte[] file = new byte[stripStart + strip.Length];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), HeaderLength);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(HeaderLength), (ushort)fields.Length);
        for (int i = 0; i < fields.Length; i++)
        {
            Span<byte> entry = file.AsSpan(HeaderLength + 2 + (i * EntryLength), EntryLength);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, fields[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)fields[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], fields[i].Count);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], fields[i].Value);
        }

        Span<byte> further = file.AsSpan(FurtherStart(fields.Length));
        for (int i = 0; i < 3; i++) BinaryPrimitives.WriteUInt16LittleEndian(further[(2 * i)..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(further[6..], (uint)dotsPerInch);
        BinaryPrimitives.WriteUInt32LittleEndian(further[10..], 1);
        strip.CopyTo(file, stripStart);
        return file;
    }

    /// <summary>Where the values stand that do not fit into an entry: three bit depths, then the resolution as a fraction.</summary>
    private static int FurtherStart(int fields) => HeaderLength + 2 + (fields * EntryLength) + 4;

    private static (ushort Tag, FieldType Type, uint Count, uint Value)[] Fields(SKBitmap bitmap, int stripLength, out int stripStart)
    {
        const int Count = 14;
        int further = FurtherStart(Count);
        stripStart = further + 14;
        return
        [
            (256, FieldType.Long, 1, (uint)bitmap.Width), (257, FieldType.Long, 1, (uint)bitmap.Height), (258, FieldType.Short, 3, (uint)further),
            (259, FieldType.Short, 1, 8), (262, FieldType.Short, 1, 2), (273, FieldType.Long, 1, (uint)stripStart), (277, FieldType.Short, 1, 3),
            (278, FieldType.Long, 1, (uint)bitmap.Height), (279, FieldType.Long, 1, (uint)stripLength), (282, FieldType.Rational, 1, (uint)further + 6),
            (283, FieldType.Rational, 1, (uint)further + 6), (284, FieldType.Short, 1, 1), (296, FieldType.Short, 1, 2), (317, FieldType.Short, 1, 2),
        ];
    }

    /// <summary>Red, green and blue of each dot as its difference from the dot to the left, compressed (zlib).</summary>
    private static byte[] Strip(SKBitmap bitmap)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            ReadOnlySpan<byte> dots = bitmap.GetPixelSpan();
            byte[] row = new byte[3 * bitmap.Width];
            for (int y = 0; y < bitmap.Height; y++)
            {
                ReadOnlySpan<byte> line = dots.Slice(y * bitmap.RowBytes, 4 * bitmap.Width);
                for (int x = 0; x < bitmap.Width; x++)
                {
                    for (int c = 0; c < 3; c++) row[(3 * x) + c] = (byte)(line[(4 * x) + c] - (x == 0 ? 0 : line[(4 * (x - 1)) + c]));
                }

                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }
}
