using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Oncohort.Cohort.Fetching;

/// <summary>A hash of a table's values that does not depend on the order of its rows in the source.</summary>
internal static class TableHash
{
    /// <summary>SHA-256 of names, kinds and values in canonical row order, lower-case hexadecimal.</summary>
    public static string Of(CohortTable table, IReadOnlyList<ColumnInfo> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ColumnInfo column in columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{column.Name}\0{column.Kind}\0"));
            Append(hash, table[column.Name]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Column column)
    {
        switch (column)
        {
            case NumberColumn numbers:
                hash.AppendData(MemoryMarshal.AsBytes(numbers.Values));
                for (int row = 0; numbers.Missing > 0 && row < numbers.Rows; row++) hash.AppendData(numbers.IsMissing(row) ? "1"u8 : "0"u8);
                break;
            case DateColumn dates:
                hash.AppendData(MemoryMarshal.AsBytes(dates.DayNumbers));
                break;
            case TextColumn texts:
                foreach (string level in texts.Levels) hash.AppendData(Encoding.UTF8.GetBytes(level + "\0"));
                hash.AppendData(MemoryMarshal.AsBytes(texts.Codes));
                break;
        }
    }
}
