namespace Oncohort.Proof.Drafts;

/// <summary>A piece of a draft as its file holds it.</summary>
internal abstract record DraftBlock;

/// <summary>A heading.</summary>
internal sealed record Heading(string Text) : DraftBlock;

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(string Text) : DraftBlock;

/// <summary>A table, row by row; the first row holds the column headings.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : DraftBlock;
