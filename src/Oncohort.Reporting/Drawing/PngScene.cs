using System.Buffers.Binary;
using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene as PNG with the resolution stated in the file.</summary>
internal static class PngScene
{
    /// <summary>Dots an inch where nobody asks for another number.</summary>
    public const int UsualDots = 300;

    private const int HeaderLength = 33;
    private const double InchesPerMetre = 1000 / 25.4;

    public static byte[] Write(Scene scene, int dotsPerInch = UsualDots)
    {
        using SKBitmap bitmap = Raster.Of(scene, dotsPerInch);
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, 3))
            ?? throw new InvalidOperationException("The picture could not be encoded as PNG.");
        ReadOnlySpan<byte> png = data.AsSpan();
        return [.. png[..HeaderLength], .. Resolution(dotsPerInch), .. png[HeaderLength..]];
    }

    /// <summary>The pHYs chunk of the PNG specification: dots a metre both ways, with its checksum.</summary>
    private static byte[] Resolution(int dotsPerInch)
    {
        byte[] chunk = new byte[21];
        uint dots = (uint)Math.Round(dotsPerInch * InchesPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), dots);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), dots);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Checksum(chunk.AsSpan(4, 13)));
        return chunk;
    }

    /// <summary>CRC-32 as PNG defines it (ISO 3309).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
