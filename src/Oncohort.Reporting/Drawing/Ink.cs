namespace Oncohort.Reporting.Drawing;

/// <summary>How a line is drawn: colour as <c>#rrggbb</c>, width in points, and the lengths of dashes and gaps in points.</summary>
internal sealed record Stroke(string Colour, double Width, IReadOnlyList<double>? Dashes = null);

/// <summary>How an area is filled.</summary>
internal sealed record Fill(string Colour, double Opacity = 1);

/// <summary>How text is set: size in points, weight and colour.</summary>
internal sealed record TextStyle(double Size, bool Bold = false, string Colour = Palette.Ink)
{
    /// <summary>The distance between two baselines.</summary>
    public double LineHeight => Size * 1.25;

    /// <summary>The height of a capital letter, by which text is centred on a line.</summary>
    public double CapHeight => Size * 0.72;
}

/// <summary>Where the given place stands in a piece of text.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
