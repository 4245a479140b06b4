namespace Oncohort.Reporting.Fonts;

/// <summary>A part of a line of text in one font.</summary>
/// <param name="Font">The font.</param>
/// <param name="Text">The part.</param>
/// <param name="Offset">Where it begins in the line, in sizes of the letters.</param>
internal readonly record struct FontRun(FigureFont Font, string Text, double Offset)
{
    /// <summary>The glyphs with their places in the part.</summary>
    public GlyphRun Glyphs => Font.Run(Text);

    /// <summary>Where it ends in the line, in sizes of the letters.</summary>
    public double End => Offset + ((double)Glyphs.Advance / Font.UnitsPerEm);
}
