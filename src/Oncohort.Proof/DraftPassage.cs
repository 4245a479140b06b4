namespace Oncohort.Proof;

/// <summary>A paragraph or a table cell of a draft.</summary>
/// <param name="Place">Where it stands, such as <c>paragraph 12</c> or <c>table 1, row 3, column 2</c>.</param>
/// <param name="Section">The part of the paper that it belongs to.</param>
/// <param name="Text">Its text.</param>
/// <param name="Lead">What stands before it in a reader's mind: the column heading of a cell; empty in a paragraph.</param>
/// <param name="Around">Headings and captions above it and the first cell of its row.</param>
/// <param name="InTable">Whether it is a cell.</param>
public sealed record DraftPassage(string Place, DraftSection Section, string Text, string Lead, string Around, bool InTable);

/// <summary>The part of a paper.</summary>
public enum DraftSection
{
    /// <summary>Title, abstract, results, discussion, tables and everything not named below: its numbers are checked.</summary>
    Results,

    /// <summary>Introduction: numbers of other studies.</summary>
    Introduction,

    /// <summary>Methods: doses, thresholds and intervals stand beside numbers of patients.</summary>
    Methods,

    /// <summary>References, acknowledgements and the like: nothing is checked.</summary>
    Back,
}
