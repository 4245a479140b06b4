namespace Oncohort.Reporting;

/// <summary>A table as it is printed: the same model becomes HTML, CSV and a word processor's table. Every cell is text already rounded.</summary>
public sealed record ReportTable
{
    /// <summary>The name of the table's file without extension, such as <c>table1-1</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The caption, without number.</summary>
    public required string Caption { get; init; }
    /// <summary>The columns; the first holds the row labels.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }
    /// <summary>The rows from top to bottom.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }
    /// <summary>The notes below the table, in order.</summary>
    public IReadOnlyList<ReportFootnote> Footnotes { get; init; } = [];
}

/// <summary>A column.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Span">A header above it that it shares with its neighbours of the same span, such as <c>Univariable</c>; null for none.</param>
/// <param name="Alignment">How its cells stand.</param>
public sealed record ReportColumn(string Header, string? Span = null, CellAlignment Alignment = CellAlignment.Number);

/// <summary>How the cells of a column stand.</summary>
public enum CellAlignment
{
    /// <summary>Words, from the left.</summary>
    Text,

    /// <summary>Numbers, centred under their header.</summary>
    Number,
}

/// <summary>A row.</summary>
/// <param name="Kind">What the row is, which decides how its label stands.</param>
/// <param name="Cells">One cell a column.</param>
public sealed record ReportRow(RowKind Kind, IReadOnlyList<ReportCell> Cells);

/// <summary>What a row is.</summary>
public enum RowKind
{
    /// <summary>A row of its own.</summary>
    Plain,

    /// <summary>The first row of a group: a variable whose levels follow.</summary>
    Group,

    /// <summary>A row within a group, such as a level.</summary>
    Member,

    /// <summary>A sum or a last line, set apart from the rows above.</summary>
    Total,
}

/// <summary>A cell with the marks of the footnotes that concern it, such as <c>a</c>.</summary>
public sealed record ReportCell(string Text, string? Mark = null)
{
    /// <summary>A cell without a mark.</summary>
    public static ReportCell FromText(string text) => new(text);

    /// <summary>A cell without a mark.</summary>
    public static implicit operator ReportCell(string text) => FromText(text);
}

/// <summary>A note below a table; <paramref name="Mark"/> is null for a general note.</summary>
public sealed record ReportFootnote(string? Mark, string Text);
