using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The test and the hazard ratio in the plot, at a place that no curve crosses.</summary>
internal sealed class Annotation
{
    private const double Gap = 5;
    private static readonly TextStyle Style = new(7.5);

    private readonly IReadOnlyList<string> _lines;

    public Annotation(IEnumerable<string> sentences, double mostWidth) =>
        _lines = [.. sentences.SelectMany(sentence => Lettering.Wrap(sentence, Style, mostWidth))];

    public bool IsEmpty => _lines.Count == 0;

    public double Height => _lines.Count * Style.LineHeight;

    private double Width => Lettering.Widest(_lines, Style);

    /// <summary>A free place in the plot: clear of bands if there is one, else clear of curves; null when curves are everywhere.</summary>
    public Box? FreePlace(PlotFrame frame, IReadOnlyList<StepCurve> curves, IReadOnlyList<(double Median, int Index)> medians) =>
        Search(frame, curves, medians, bands: true) ?? Search(frame, curves, medians, bands: false);

    public void Draw(Scene scene, Spot topLeft) =>
        scene.Lines("annotation", _lines, topLeft with { Y = topLeft.Y + Style.Size }, Style);

    private Box? Search(PlotFrame frame, IReadOnlyList<StepCurve> curves, IReadOnlyList<(double Median, int Index)> medians, bool bands)
    {
        double freeWidth = frame.Area.Width - Width - (2 * Gap);
        double freeHeight = frame.Area.Height - Height - (2 * Gap);
        if (freeWidth < 0 || freeHeight < 0) return null;
        foreach ((double right, double down) in Places())
        {
            Box box = new(frame.Area.X + Gap + (right * freeWidth), frame.Area.Y + Gap + (down * freeHeight), Width, Height);
            Box needed = box.Grow(Gap);
            if (curves.All(curve => IsClear(frame, curve, needed, bands)) && IsClear(frame, medians, needed)) return box;
        }

        return null;
    }

    /// <summary>Corners first (bottom left, top right, bottom right, top left), then a grid from the bottom left.</summary>
    private static IEnumerable<(double Right, double Down)> Places()
    {
        yield return (0, 1);
        yield return (1, 0);
        yield return (1, 1);
        yield return (0, 0);
        for (int row = 8; row >= 0; row--)
        {
            for (int column = 0; column <= 8; column++) yield return (column / 8.0, row / 8.0);
        }
    }

    private static bool IsClear(PlotFrame frame, IReadOnlyList<(double Median, int Index)> medians, Box box)
    {
        double half = frame.Y[0.5];
        if (medians.Count == 0 || box.Bottom < half) return true;
        bool belowHalf = box.Y > half;
        bool crossed = medians.Any(line => frame.X[line.Median] > box.X && frame.X[line.Median] < box.Right);
        return belowHalf ? !crossed : box.X > frame.X[medians.Max(line => line.Median)];
    }

    private static bool IsClear(PlotFrame frame, StepCurve curve, Box box, bool bands)
    {
        double from = (box.X - frame.Area.X) / frame.Area.Width * frame.LastTime;
        double to = (box.Right - frame.Area.X) / frame.Area.Width * frame.LastTime;
        if (curve.Reach(from, to, bands) is not (double low, double high)) return true;
        return box.Bottom < frame.Y[high] || box.Y > frame.Y[low];
    }
}
