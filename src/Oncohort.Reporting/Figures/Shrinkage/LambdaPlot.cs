using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Shrinkage;

/// <summary>The frame that figures of a path share: the logarithm of the penalty along the bottom, falling to the right, and lines at the penalties of note.</summary>
internal sealed class LambdaPlot : Written
{
    private const double Margin = FigureSize.Margin;
    private const double HeightShare = 0.5;
    private static readonly TextStyle TickText = new(7.5);
    private static readonly TextStyle AxisTitle = new(8);
    private static readonly Stroke Axis = new(Palette.Ink, 0.7);

    private readonly IReadOnlyList<double> _ticks;
    private readonly int _decimals;
    private readonly double _width;

    public LambdaPlot(double width, double top, double rightRoom, (double From, double To) logarithms, (double From, double To) values, Edition edition)
        : base(edition)
    {
        _width = width;
        double space = Math.Max((values.To - values.From) * 0.04, 1e-6);
        (_ticks, _decimals) = LinearTicks.Between(values.From - space, values.To + space, 7);
        double left = Margin + AxisTitle.LineHeight + 2 + Lettering.Widest(_ticks.Select(tick => Rounded.Fixed(tick, _decimals)), TickText) + 7;
        Area = new Box(left, top, width - Margin - rightRoom - left, width * HeightShare);
        X = new Scale(logarithms.To, logarithms.From, Area.X, Area.Right);
        Y = new Scale(values.From - space, values.To + space, Area.Bottom, Area.Y);
        Logarithms = logarithms;
    }

    public Box Area { get; }

    /// <summary>The natural logarithm of a penalty to x.</summary>
    public Scale X { get; }

    public Scale Y { get; }

    private (double From, double To) Logarithms { get; }

    public void Grid(Scene scene)
    {
        foreach (double tick in _ticks) scene.Line("grid", new Spot(Area.X, Y[tick]), new Spot(Area.Right, Y[tick]), new Stroke("#eceff2", 0.5));
    }

    /// <summary>Lines at penalties, each with its name above the plot; equal penalties share one.</summary>
    public void Marks(Scene scene, IEnumerable<(string Name, double Lambda)> marks)
    {
        double free = double.NegativeInfinity;
        foreach (IGrouping<double, (string Name, double Lambda)> at in marks.Where(mark => mark.Lambda > 0).GroupBy(mark => mark.Lambda).OrderByDescending(group => group.Key))
        {
            double x = X[Math.Log(at.Key)];
            scene.Line("penalty-line", new Spot(x, Area.Y), new Spot(x, Area.Bottom), new Stroke(Palette.Muted, 0.7, [2, 2]));
            string name = string.Join(Say(", "), at.Select(mark => mark.Name));
            double half = Lettering.Width(name, TickText) / 2;
            double centre = Math.Min(Math.Max(Math.Max(x, Area.X + half), free + half), _width - Margin - half);
            scene.Text("penalty-name", name, new Spot(centre, Area.Y - 4), TickText, Anchor.Middle);
            free = centre + half + 5;
        }
    }

    /// <summary>Both axes; returns the lowest place used.</summary>
    public double Axes(Scene scene, string title)
    {
        scene.Path("axis", [new(Area.X, Area.Y), new(Area.X, Area.Bottom), new(Area.Right, Area.Bottom)], Axis);
        foreach (double tick in _ticks)
        {
            scene.Line("tick", new Spot(Area.X - 3, Y[tick]), new Spot(Area.X, Y[tick]), Axis);
            scene.Text("y-tick", Rounded.Fixed(tick, _decimals), new Spot(Area.X - 5, Y[tick] + (TickText.CapHeight / 2)), TickText, Anchor.End);
        }

        scene.Text("y-title", title, new Spot(Margin + AxisTitle.Size, Area.CentreY), AxisTitle, Anchor.Middle, turned: true);
        double labels = Area.Bottom + 5 + TickText.Size;
        (IReadOnlyList<double> at, int decimals) = LinearTicks.Between(Logarithms.From, Logarithms.To, 8);
        foreach (double tick in at)
        {
            scene.Line("tick", new Spot(X[tick], Area.Bottom), new Spot(X[tick], Area.Bottom + 3), Axis);
            scene.Text("x-tick", Rounded.Fixed(tick, decimals), new Spot(X[tick], labels), TickText, Anchor.Middle);
        }

        double bottom = labels + AxisTitle.LineHeight + 2;
        scene.Text("x-title", Say("Penalty, log \u03bb (weaker to the right)"), new Spot(Area.CentreX, bottom), AxisTitle, Anchor.Middle);
        return bottom + (AxisTitle.Size * 0.3);
    }
}
