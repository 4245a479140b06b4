namespace Oncohort.Reporting.Drawing;

/// <summary>One thing drawn on a scene.</summary>
internal abstract record Mark(string Role);

/// <summary>Straight lines through points, open or closed.</summary>
internal sealed record PathMark(string Role, IReadOnlyList<Spot> Points, bool Closed, Stroke? Stroke, Fill? Fill) : Mark(Role);

/// <summary>Many short separate lines in one ink, such as censoring marks.</summary>
internal sealed record TicksMark(string Role, IReadOnlyList<(Spot From, Spot To)> Lines, Stroke Stroke) : Mark(Role);

/// <summary>One line of text. <paramref name="Origin"/> is the start of the baseline; turned text reads upwards.</summary>
internal sealed record TextMark(string Role, string Text, Spot Origin, TextStyle Style, double Width, bool Turned) : Mark(Role)
{
    /// <summary>The rectangle that the text fills, from the top of capitals to the descenders.</summary>
    public Box Bounds => Turned
        ? new Box(Origin.X - (Style.Size * 0.75), Origin.Y - Width, Style.Size * 0.95, Width)
        : new Box(Origin.X, Origin.Y - (Style.Size * 0.75), Width, Style.Size * 0.95);
}
