using Oncohort.Reporting.Content;

namespace Oncohort.Reporting.Word;

/// <summary>
/// Which blocks of a section stand on lying pages: from the first table that needs it to the end of the section, so that a section has one
/// turn of the page at most; from the heading on when nothing but text stands before that table.
/// </summary>
internal static class Orientation
{
    /// <summary>The first block on lying pages; minus one when the heading lies too, and the number of blocks when none does.</summary>
    public static int FirstLying(Section section, IReadOnlyDictionary<ReportTable, TableFit> layouts)
    {
        for (int i = 0; i < section.Blocks.Count; i++)
        {
            if (section.Blocks[i] is not TableBlock block || !layouts[block.Table].Landscape) continue;
            return section.Blocks.Take(i).Any(before => before is FigureBlock or TableBlock) ? i : -1;
        }

        return section.Blocks.Count;
    }
}
