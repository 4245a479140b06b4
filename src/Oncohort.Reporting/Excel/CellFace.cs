namespace Oncohort.Reporting.Excel;

/// <summary>How a cell looks.</summary>
internal readonly record struct CellFace
{
    /// <summary>Heavy letters.</summary>
    public bool Bold { get; init; }

    /// <summary>Grey and small, as notes are.</summary>
    public bool Quiet { get; init; }

    /// <summary>Blue and underlined, as a link is.</summary>
    public bool Link { get; init; }

    /// <summary>In the middle of its column.</summary>
    public bool Centred { get; init; }

    /// <summary>Lines broken at the edge of the cell.</summary>
    public bool Wrapped { get; init; }

    /// <summary>Stands in, as a level under its variable.</summary>
    public bool Indented { get; init; }

    /// <summary>A line above.</summary>
    public bool RuleAbove { get; init; }

    /// <summary>A line below.</summary>
    public bool RuleBelow { get; init; }

    /// <summary>The decimals of a number; null for text.</summary>
    public int? Decimals { get; init; }
}
