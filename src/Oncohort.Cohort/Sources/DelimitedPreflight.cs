using System.Security.Cryptography;
using System.Text;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>What a whole pass over a delimited text found out.</summary>
internal sealed record DelimitedText(char Delimiter, IReadOnlyList<string> Header, int Records, IReadOnlyList<int> BlankRows, bool Irregular, bool Padded, string Sha256);

/// <summary>Reads a delimited text once, before the database does, so that every fault of form has a name and a place.</summary>
internal static class DelimitedPreflight
{
    private const int BlockBytes = 1 << 18;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Checks the text whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="delimiters">The delimiters that are possible, the most likely first.</param>
    /// <exception cref="InputException">The text is not a table (OCH004 to OCH010).</exception>
    public static DelimitedText Check(string path, string name, string delimiters)
    {
        using FileStream file = OpenFile(path, name);
        byte[] buffer = new byte[BlockBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int held = Fill(file, buffer, 0, hash);
        int skip = Begin(buffer.AsSpan(0, held), name);
        char delimiter = HeaderDelimiter.Of(buffer.AsSpan(skip, held - skip), delimiters);
        var scanner = new RecordScanner(name, (byte)delimiter);
        while (held > skip)
        {
            bool last = held < buffer.Length;
            (int whole, bool broken) = Utf8Gate.Check(buffer.AsSpan(skip, held - skip), last);
            scanner.Read(buffer.AsSpan(skip, whole));
            if (broken) throw NotUtf8(scanner, name, buffer[skip + whole]);
            int rest = held - skip - whole;
            buffer.AsSpan(skip + whole, rest).CopyTo(buffer);
            held = Fill(file, buffer, rest, hash);
            skip = 0;
        }

        scanner.Finish();
        Judge(scanner, name);
        bool irregular = scanner.Irregular || scanner.Header.Any(heading => heading.AsSpan().ContainsAny('\r', '\n'));
        return new DelimitedText(delimiter, scanner.Header, scanner.Records, scanner.BlankRows, irregular, scanner.Padded, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static FileStream OpenFile(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"'{name}' cannot be read: {failure.Message}", name));
        }
    }

    private static int Fill(FileStream file, byte[] buffer, int held, IncrementalHash hash)
    {
        int read = file.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
        hash.AppendData(buffer, held, read);
        return held + read;
    }

    private static int Begin(ReadOnlySpan<byte> start, string name)
    {
        if (start.Length >= 2 && (start[0], start[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            throw new InputException(new Fault(FaultCode.InvalidUtf8, "the text is UTF-16", $"{name}:1", "UTF-8", "save the file as 'CSV UTF-8'"));
        int skip = start.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        bool nothing = start.Length < BlockBytes && start[skip..].IndexOfAnyExcept(" \t\r\n"u8) < 0;
        if (nothing) throw new InputException(new Fault(FaultCode.EmptyFile, "the file is empty", name, "a header row and at least one record"));
        return skip;
    }

    private static InputException NotUtf8(RecordScanner scanner, string name, byte value) => new(
    [
        .. scanner.Faults,
        new Fault(FaultCode.InvalidUtf8, $"byte 0x{value:X2} is not valid UTF-8 text", $"{name}:{scanner.Row}", "UTF-8", "save the file as 'CSV UTF-8'; accented letters in an older encoding are the usual cause"),
    ]);

    private static void Judge(RecordScanner scanner, string name)
    {
        var faults = new List<Fault>(HeaderNames.Check(scanner.Header, $"{name}:{HeaderRow(scanner)}"));
        faults.AddRange(scanner.Faults);
        if (scanner.Records == 0 && faults.Count == 0)
            faults.Add(new Fault(FaultCode.HeaderOnly, "the file has a header and no records", name, "at least one record below the header"));
        if (faults.Count > 0) throw new InputException(faults);
    }

    private static int HeaderRow(RecordScanner scanner)
    {
        int row = 1;
        while (row <= scanner.BlankRows.Count && scanner.BlankRows[row - 1] == row) row++;
        return row;
    }
}

/// <summary>Tells the delimiter from the header.</summary>
internal static class HeaderDelimiter
{
    /// <summary>The delimiter that is most frequent in the header outside quotes; the first of those possible when none is.</summary>
    public static char Of(ReadOnlySpan<byte> text, string possible)
    {
        if (possible.Length == 1) return possible[0];
        Span<int> counts = stackalloc int[possible.Length];
        bool quoted = false;
        bool begun = false;
        foreach (byte value in text)
        {
            if (value is (byte)'\r' or (byte)'\n' && !quoted && begun) break;
            begun |= value is not ((byte)'\r' or (byte)'\n');
            if (value == (byte)'"') quoted = !quoted;
            int which = quoted ? -1 : possible.IndexOf((char)value, StringComparison.Ordinal);
            if (which >= 0) counts[which]++;
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return possible[best];
    }
}
