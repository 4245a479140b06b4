using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The axes of a plot of probabilities over time.</summary>
internal sealed class PlotAxes(Edition edition) : Written(edition)
{
    private const double BesideTicks = 5;
    private static readonly double[] Percentages = [0, 0.2, 0.4, 0.6, 0.8, 1];
    private static readonly Stroke Line = new(Palette.Ink, 0.7);

    /// <summary>The numbers at the ticks.</summary>
    public static TextStyle TickText { get; } = new(7.5);

    /// <summary>The titles of the axes.</summary>
    public static TextStyle Title { get; } = new(8);

    /// <summary>The room that the vertical axis needs left of the plot.</summary>
    public static double LeftRoom(int titleLines) => FigureSize.Margin + (titleLines * Title.LineHeight) + 2 + Lettering.Width("100", TickText) + BesideTicks;

    /// <summary>The smallest step whose labels, and the cells under them, stand apart.</summary>
    public double Step(string? unit, double width, double last, Func<IReadOnlyList<double>, double> widestCell)
    {
        for (int most = 10; most > 2; most--)
        {
            double step = TimeTicks.Step(unit, last, most);
            IReadOnlyList<double> ticks = TimeTicks.At(step, last);
            double widest = Math.Max(Lettering.Widest(ticks.Select(Duration.Asked), TickText), widestCell(ticks));
            if (widest + 7 <= step / last * width) return step;
        }

        return TimeTicks.Step(unit, last, 2);
    }

    /// <summary>The faint lines across the plot.</summary>
    public static void Grid(Scene scene, PlotFrame frame)
    {
        foreach (double share in Percentages[1..])
            scene.Line("grid", new Spot(frame.Area.X, frame.Y[share]), new Spot(frame.Area.Right, frame.Y[share]), new Stroke("#eceff2", 0.5));
    }

    /// <summary>Both lines of the axes and the ticks of the vertical one, with their numbers when <paramref name="numbers"/>.</summary>
    public void Vertical(Scene scene, PlotFrame frame, bool numbers = true)
    {
        scene.Path("axis", [new(frame.Area.X, frame.Area.Y), new(frame.Area.X, frame.Area.Bottom), new(frame.Area.Right, frame.Area.Bottom)], Line);
        foreach (double share in Percentages)
        {
            double y = frame.Y[share];
            scene.Line("tick", new Spot(frame.Area.X - 3, y), new Spot(frame.Area.X, y), Line);
            if (numbers) scene.Text("y-tick", Rounded.Fixed(share * 100, 0), new Spot(frame.Area.X - BesideTicks, y + (TickText.CapHeight / 2)), TickText, Anchor.End);
        }
    }

    /// <summary>The title of the vertical axis, left of its numbers.</summary>
    public static void VerticalTitle(Scene scene, Box area, IReadOnlyList<string> title)
    {
        double x = area.X - BesideTicks - Lettering.Width("100", TickText) - 5;
        for (int i = 0; i < title.Count; i++)
        {
            double line = x - ((title.Count - 1 - i) * Title.LineHeight);
            scene.Text("y-title", title[i], new Spot(line, area.CentreY), Title, Anchor.Middle, turned: true);
        }
    }

    /// <summary>The ticks of the time axis with their numbers; returns the baseline of the numbers.</summary>
    public double Ticks(Scene scene, PlotFrame frame)
    {
        double labels = frame.Area.Bottom + BesideTicks + TickText.Size;
        foreach (double tick in frame.Ticks)
        {
            double x = frame.X[tick];
            scene.Line("tick", new Spot(x, frame.Area.Bottom), new Spot(x, frame.Area.Bottom + 3), Line);
            scene.Text("x-tick", Duration.Asked(tick), new Spot(x, labels), TickText, Anchor.Middle);
        }

        return labels;
    }

    /// <summary>The time axis with its title; returns where it ends.</summary>
    public double Time(Scene scene, PlotFrame frame, string title) => TimeTitle(scene, frame.Area.CentreX, Ticks(scene, frame), title);

    /// <summary>The title of the time axis under the numbers; returns where it ends.</summary>
    public static double TimeTitle(Scene scene, double centre, double numbers, string title)
    {
        double baseline = numbers + Title.LineHeight + 2;
        scene.Text("x-title", title, new Spot(centre, baseline), Title, Anchor.Middle);
        return baseline + (Title.Size * 0.3);
    }
}
