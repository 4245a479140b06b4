using System.Text;

namespace Oncohort.Cohort.Expressions;

/// <summary>Replaces the column names in an expression by the names the columns are stored under, so that case, spaces and reserved words never matter.</summary>
internal static class ColumnSubstitution
{
    /// <summary>The expression with each name replaced; null when a reference does not stand where the parser says.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="references">Each name's byte offset in the expression, the name, and the stored name.</param>
    public static string? Apply(string text, IEnumerable<(long Offset, string Name, string Stored)> references)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var result = new List<byte>(bytes.Length);
        int done = 0;
        foreach ((long offset, string name, string stored) in references.DistinctBy(reference => reference.Offset).OrderBy(reference => reference.Offset))
        {
            if (offset < done || offset >= bytes.Length) return null;
            int start = (int)offset;
            int end = End(bytes, start);
            if (Unquote(Encoding.UTF8.GetString(bytes, start, end - start)) != name) return null;
            result.AddRange(bytes.AsSpan(done, start - done));
            result.AddRange(Encoding.UTF8.GetBytes(stored));
            done = end;
        }

        result.AddRange(bytes.AsSpan(done));
        return Encoding.UTF8.GetString([.. result]);
    }

    private static int End(ReadOnlySpan<byte> text, int start)
    {
        int end = start;
        if (text[start] != (byte)'"')
        {
            while (end < text.Length && (char.IsAsciiLetterOrDigit((char)text[end]) || text[end] is (byte)'_' or (byte)'$' or >= 0x80)) end++;
            return end;
        }

        for (end = start + 1; end < text.Length; end++)
        {
            if (text[end] != (byte)'"') continue;
            if (end + 1 >= text.Length || text[end + 1] != (byte)'"') return end + 1;
            end++;
        }

        return text.Length;
    }

    private static string Unquote(string token) => token.Length > 1 && token[0] == '"' ? token[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : token;
}
