using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Figures.Checks;

/// <summary>One panel: its title, its two scales and the ticks with their texts.</summary>
internal sealed record Panel(
    string Title, string XTitle, string YTitle, (double From, double To) X, (double From, double To) Y, IReadOnlyList<(double At, string Text)> XTicks, IReadOnlyList<(double At, string Text)> YTicks,
    Action<Scene, Box, Scale, Scale> Draw);

/// <summary>Draws panels of equal size, two side by side, or one below the other in a figure of one column.</summary>
internal static class PanelGrid
{
    private const double UsualMillimetres = 160;
    private const double LeastForTwo = 100;
    private const double AloneShare = 0.62;
    private const double PlotHeight = 46 * FigureSize.PointsPerMillimetre;
    private const double Gap = 12;
    private static readonly TextStyle Text = new(7.5);
    private static readonly TextStyle Strong = new(7.5, Bold: true);
    private static readonly Stroke Axis = new(Palette.Ink, 0.7);

    public static Scene Draw(string title, string description, IReadOnlyList<Panel> panels, double? millimetres)
    {
        double whole = millimetres ?? (UsualMillimetres * (panels.Count == 1 ? AloneShare : 1));
        int columns = panels.Count == 1 || whole < LeastForTwo ? 1 : 2;
        Scene scene = new(title, description) { Width = whole * FigureSize.PointsPerMillimetre };
        double width = (scene.Width - (2 * FigureSize.Margin) - ((columns - 1) * Gap)) / columns;
        double height = Strong.LineHeight + 3 + PlotHeight + 5 + Text.Size + Text.LineHeight + 4;
        for (int i = 0; i < panels.Count; i++)
        {
            double x = FigureSize.Margin + (i % columns * (width + Gap));
            double y = FigureSize.Margin + (i / columns * (height + Gap));
            Draw(scene, panels[i], new Box(x, y, width, height));
        }

        int rows = (panels.Count + columns - 1) / columns;
        scene.Height = (2 * FigureSize.Margin) + (rows * height) + ((rows - 1) * Gap);
        return scene;
    }

    private static void Draw(Scene scene, Panel panel, Box box)
    {
        double labels = Lettering.Widest(panel.YTicks.Select(tick => tick.Text), Text);
        double left = box.X + Text.LineHeight + labels + 8;
        Box area = new(left, box.Y + Strong.LineHeight + 3, box.Right - left - 3, PlotHeight);
        scene.Lines("panel-title", [.. Lettering.Wrap(panel.Title, Strong, area.Width).Take(1)], new Spot(area.X, box.Y + Strong.Size), Strong);
        Scale x = new(panel.X.From, panel.X.To, area.X, area.Right);
        Scale y = new(panel.Y.From, panel.Y.To, area.Bottom, area.Y);
        panel.Draw(scene, area, x, y);
        scene.Line("axis", new Spot(area.X, area.Bottom), new Spot(area.Right, area.Bottom), Axis);
        scene.Line("axis", new Spot(area.X, area.Y), new Spot(area.X, area.Bottom), Axis);
        foreach ((double at, string text) in panel.YTicks)
        {
            scene.Line("tick", new Spot(area.X - 3, y[at]), new Spot(area.X, y[at]), Axis);
            scene.Text("y-tick", text, new Spot(area.X - 5, y[at] + (Text.CapHeight / 2)), Text, Anchor.End);
        }

        double free = double.NegativeInfinity;
        double baseline = area.Bottom + 5 + Text.Size;
        foreach ((double at, string text) in panel.XTicks)
        {
            double half = Lettering.Width(text, Text) / 2;
            double centre = Math.Min(x[at], box.Right - half);
            if (centre - half < free) continue;
            scene.Line("tick", new Spot(x[at], area.Bottom), new Spot(x[at], area.Bottom + 3), Axis);
            scene.Text("x-tick", text, new Spot(centre, baseline), Text, Anchor.Middle);
            free = centre + half + 4;
        }

        scene.Text("x-title", panel.XTitle, new Spot(area.CentreX, baseline + Text.LineHeight + 2), Text, Anchor.Middle);
        scene.Text("y-title", panel.YTitle, new Spot(box.X + Text.Size, area.CentreY), Text, Anchor.Middle, turned: true);
    }
}
