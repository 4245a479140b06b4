using System.Text;

namespace Oncohort.Fuzz;

/// <summary>Seeded mutations of bytes: what editors, exports, transfers and malice do to a file.</summary>
internal static class Mutation
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "NA", "NaN", "inf", "-1", "1e999", "0x1F", "''", "--", "/*", "$$", "{{", "}}", "&a *a",
            "<<: *x", "- ", ": ", "?", "|", ">", "%", "@", "!!binary", "\u0000", "\uFEFF", "é", "🙂", "9999-99-99", "true", "null", "~", "[", "]", "{", "}",
            "#", "); DROP TABLE cohort; --", "(SELECT 1)", "random()", "km", "cox", "sql:", "keep:", " ", "",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xFE, 0xFF], [0x00],
    ];

    /// <summary>One to four mutations of a seed.</summary>
    public static byte[] Of(byte[] seed, Random random)
    {
        byte[] bytes = seed;
        int steps = 1 + random.Next(4);
        for (int step = 0; step < steps; step++) bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int length = Math.Min(bytes.Length - at, 1 + random.Next(12));
        return random.Next(7) switch
        {
            0 => Splice(bytes, at, Math.Min(1, bytes.Length - at), [(byte)random.Next(256)]),
            1 => Splice(bytes, at, 0, Tokens[random.Next(Tokens.Length)]),
            2 => Splice(bytes, at, length, []),
            3 => Splice(bytes, at, 0, bytes.AsSpan(at, length)),
            4 => Splice(bytes, at, length, Tokens[random.Next(Tokens.Length)]),
            5 => MoveLine(bytes, random),
            _ => random.Next(20) == 0 ? bytes[..at] : Splice(bytes, at, 0, Tokens[random.Next(Tokens.Length)]),
        };
    }

    /// <summary>Copies a whole line to another place, as pasting does.</summary>
    private static byte[] MoveLine(byte[] bytes, Random random)
    {
        int from = LineStart(bytes, random.Next(bytes.Length + 1));
        int end = Array.IndexOf(bytes, (byte)'\n', from);
        end = end < 0 ? bytes.Length : end + 1;
        return Splice(bytes, LineStart(bytes, random.Next(bytes.Length + 1)), 0, bytes.AsSpan(from, end - from));
    }

    private static int LineStart(byte[] bytes, int at)
    {
        while (at > 0 && bytes[at - 1] != (byte)'\n') at--;
        return at;
    }

    private static byte[] Splice(byte[] bytes, int at, int removed, ReadOnlySpan<byte> inserted)
    {
        byte[] result = new byte[bytes.Length - removed + inserted.Length];
        bytes.AsSpan(0, at).CopyTo(result);
        inserted.CopyTo(result.AsSpan(at));
        bytes.AsSpan(at + removed).CopyTo(result.AsSpan(at + inserted.Length));
        return result;
    }
}
