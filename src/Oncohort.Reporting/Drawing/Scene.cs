using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Drawing;

/// <summary>A figure as a list of marks in points: drawn once, written as SVG, PNG and PDF, and measured by tests.</summary>
internal sealed class Scene(string title, string description)
{
    private readonly List<Mark> _marks = [];

    /// <summary>The title for people who cannot see the figure.</summary>
    public string Title { get; } = title;

    /// <summary>What the figure shows, for people who cannot see it.</summary>
    public string Description { get; } = description;

    /// <summary>The panels of step curves in the scene.</summary>
    public List<CurvePanel> Panels { get; } = [];

    public double Width { get; set; }

    public double Height { get; set; }

    public IReadOnlyList<Mark> Marks => _marks;

    public IEnumerable<TextMark> Texts => _marks.OfType<TextMark>();

    public void Line(string role, Spot from, Spot to, Stroke stroke) => Path(role, [from, to], stroke);

    public void Path(string role, IReadOnlyList<Spot> points, Stroke stroke)
    {
        if (points.Count > 1) _marks.Add(new PathMark(role, points, false, stroke, null));
    }

    public void Area(string role, IReadOnlyList<Spot> points, Fill? fill, Stroke? stroke = null)
    {
        if (points.Count > 2) _marks.Add(new PathMark(role, points, true, stroke, fill));
    }

    public void Rectangle(string role, Box box, Fill? fill, Stroke? stroke = null) =>
        Area(role, [new(box.X, box.Y), new(box.Right, box.Y), new(box.Right, box.Bottom), new(box.X, box.Bottom)], fill, stroke);

    public void Ticks(string role, IReadOnlyList<(Spot From, Spot To)> lines, Stroke stroke)
    {
        if (lines.Count > 0) _marks.Add(new TicksMark(role, lines, stroke));
    }

    /// <summary>Sets one line of text with its baseline at <paramref name="at"/> and returns the rectangle it fills.</summary>
    public Box Text(string role, string text, Spot at, TextStyle style, Anchor anchor = Anchor.Start, bool turned = false)
    {
        double width = Lettering.Width(text, style);
        double back = anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        Spot origin = turned ? at with { Y = at.Y + back } : at with { X = at.X - back };
        TextMark mark = new(role, text, origin, style, width, turned);
        if (text.Length > 0) _marks.Add(mark);
        return mark.Bounds;
    }

    /// <summary>Sets lines of text below each other, the first baseline at <paramref name="at"/>.</summary>
    public void Lines(string role, IReadOnlyList<string> lines, Spot at, TextStyle style, Anchor anchor = Anchor.Start)
    {
        for (int i = 0; i < lines.Count; i++)
            Text(role, lines[i], at with { Y = at.Y + (i * style.LineHeight) }, style, anchor);
    }
}
