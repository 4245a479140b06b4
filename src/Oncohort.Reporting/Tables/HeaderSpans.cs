namespace Oncohort.Reporting.Tables;

/// <summary>Neighbouring columns under one spanning header.</summary>
internal static class HeaderSpans
{
    /// <summary>Where the columns that share the span of the one at <paramref name="start"/> end, exclusive; a column without a span stands alone.</summary>
    public static int End(IReadOnlyList<ReportColumn> columns, int start)
    {
        int end = start + 1;
        while (columns[start].Span is not null && end < columns.Count && columns[end].Span == columns[start].Span) end++;
        return end;
    }
}
