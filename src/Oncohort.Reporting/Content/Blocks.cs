using Oncohort.Reporting.Drawing;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>A part of a section.</summary>
internal abstract record Block;

/// <summary>Running text.</summary>
internal sealed record ParagraphBlock(string Text) : Block
{
    /// <summary>Whether <c>[n]</c> in it is a paper of the list of references.</summary>
    public bool Cites { get; init; }
}

/// <summary>The list of references, counted from 1.</summary>
internal sealed record PapersBlock(IReadOnlyList<string> Papers) : Block;

/// <summary>Something the reader must not miss: a warning or a failure.</summary>
internal sealed record NoticeBlock(string Kind, string Text, string? Code) : Block;

/// <summary>A table; it gets its number where it stands.</summary>
internal sealed record TableBlock(ReportTable Table) : Block;

/// <summary>A figure; it gets its number where it stands.</summary>
internal sealed record FigureBlock(string Id, Scene Scene, string Caption) : Block;

/// <summary>Names with values, folded away on request.</summary>
internal sealed record PairsBlock(string? Fold, IReadOnlyList<(string Name, string Value)> Pairs) : Block;

/// <summary>A section of the report.</summary>
/// <param name="Id">Its name within the page.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Blocks">What stands in it.</param>
/// <param name="Depth">1 for a section of its own, 2 for one below the last of depth 1.</param>
internal sealed record Section(string Id, string Heading, IReadOnlyList<Block> Blocks, int Depth = 1)
{
    /// <summary>The analysis whose numbers stand in it; null for sections about the whole study.</summary>
    public AnalysisResult? Analysis { get; init; }
}
