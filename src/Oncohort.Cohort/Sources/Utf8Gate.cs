using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Oncohort.Cohort.Sources;

/// <summary>Checks bytes that come in blocks for well-formed UTF-8, a character split between blocks included.</summary>
internal static class Utf8Gate
{
    /// <summary>The length of the longest prefix that is whole characters, and whether the byte after it can never be right.</summary>
    public static (int Whole, bool Broken) Check(ReadOnlySpan<byte> block, bool last)
    {
        if (Utf8.IsValid(block)) return Zero(block);
        int good = 0;
        while (good < block.Length)
        {
            OperationStatus status = Rune.DecodeFromUtf8(block[good..], out _, out int used);
            if (status == OperationStatus.NeedMoreData) return (good, last);
            if (status != OperationStatus.Done) return (good, true);
            good += used;
        }

        return Zero(block);
    }

    private static (int Whole, bool Broken) Zero(ReadOnlySpan<byte> block)
    {
        int zero = block.IndexOf((byte)0);
        return zero < 0 ? (block.Length, false) : (zero, true);
    }
}
