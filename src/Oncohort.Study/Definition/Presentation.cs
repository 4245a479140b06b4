namespace Oncohort.Study.Definition;

/// <summary>How a study wants its numbers printed and its curves drawn; no number depends on it.</summary>
public sealed record Presentation
{
    /// <summary>The journals whose style is known, as study files name them.</summary>
    public static IReadOnlyList<string> Journals { get; } = ["nejm", "lancet", "jco", "jama"];

    /// <summary>The journal; null for none in particular.</summary>
    public string? Journal { get; init; }

    /// <summary>The width of figures in columns of a journal: 1, 1.5 or 2; null where the study does not say.</summary>
    public double? Columns { get; init; }

    /// <summary>Dots an inch of figures made of dots.</summary>
    public int DotsPerInch { get; init; } = 300;

    /// <summary>Whether each figure is written as TIFF, too.</summary>
    public bool Tiff { get; init; }

    /// <summary>Whether each figure is written as encapsulated PostScript, too.</summary>
    public bool Eps { get; init; }

    /// <summary>Where curves count events besides those at risk: <c>rows</c>, <c>parentheses</c>, or null for nowhere.</summary>
    public string? Events { get; init; }
}
