using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Draws bands, steps and censoring marks. Points closer than a fiftieth of a point are not drawn twice.</summary>
internal sealed class CurveLayer(Edition edition) : Written(edition)
{
    private const double Finest = 0.02;
    private const double LineWidth = 1.1;
    private const int ManyMarks = 150;

    public void Bands(Scene scene, PlotFrame frame, IReadOnlyList<StepCurve> curves)
    {
        double opacity = curves.Count switch { <= 2 => 0.18, <= 4 => 0.13, _ => 0.08 };
        foreach (StepCurve curve in curves)
        {
            List<Level> run = [];
            foreach (Level level in curve.Levels)
            {
                if (level.Lower is not null && level.Upper is not null)
                {
                    run.Add(level);
                    continue;
                }

                Band(scene, frame, curve, run, level.Time, opacity);
                run.Clear();
            }

            Band(scene, frame, curve, run, curve.End, opacity);
        }
    }

    public void Steps(Scene scene, PlotFrame frame, IReadOnlyList<StepCurve> curves)
    {
        foreach (StepCurve curve in curves)
            scene.Path("curve", Outline(frame, curve.Levels, curve.End, level => level.Value), Palette.Line(curve.Index, LineWidth));
    }

    public void Censoring(Scene scene, PlotFrame frame, IReadOnlyList<StepCurve> curves)
    {
        foreach (StepCurve curve in curves)
        {
            bool many = curve.Censored.Count > ManyMarks;
            double half = many ? 1.5 : 2.1;
            double apart = many ? 0.8 : 0.15;
            List<(Spot From, Spot To)> ticks = [];
            double lastX = double.NegativeInfinity;
            double lastY = double.NegativeInfinity;
            foreach (double time in curve.Censored)
            {
                double x = frame.X[time];
                double y = frame.Y[curve.At(time).Value];
                if (x - lastX < apart && Math.Abs(y - lastY) < apart) continue;
                ticks.Add((new Spot(x, y - half), new Spot(x, y + half)));
                (lastX, lastY) = (x, y);
            }

            scene.Ticks("censored", ticks, new Stroke(Palette.Colour(curve.Index), many ? 0.4 : 0.7));
        }
    }

    /// <summary>A line at 50 % to the last median, and from it a line down to each median.</summary>
    public void Medians(Scene scene, PlotFrame frame, IReadOnlyList<(double Median, int Index)> medians)
    {
        double half = frame.Y[0.5];
        double[] dashes = [1.5, 1.5];
        (double Median, int Index)[] shown = [.. medians.Where(line => line.Median <= frame.LastTime)];
        if (shown.Length == 0) return;
        double last = frame.X[shown.Max(line => line.Median)];
        scene.Line("median", new Spot(frame.Area.X, half), new Spot(last, half), new Stroke(Palette.Muted, 0.6, dashes));
        foreach ((double median, int index) in shown)
            scene.Line("median", new Spot(frame.X[median], half), new Spot(frame.X[median], frame.Area.Bottom), new Stroke(Palette.Colour(index), 0.6, dashes));
    }

    private void Band(Scene scene, PlotFrame frame, StepCurve curve, List<Level> run, double end, double opacity)
    {
        if (run.Count == 0 || end <= run[0].Time) return;
        List<Spot> outline = Outline(frame, run, end, level => level.Upper!.Value);
        List<Spot> back = Outline(frame, run, end, level => level.Lower!.Value);
        back.Reverse();
        outline.AddRange(back);
        scene.Area("band", outline, new Fill(Palette.Colour(curve.Index), opacity));
    }

    private static List<Spot> Outline(PlotFrame frame, IReadOnlyList<Level> levels, double end, Func<Level, double> value)
    {
        double y = frame.Y[value(levels[0])];
        List<Spot> spots = [new(frame.X[levels[0].Time], y)];
        for (int i = 1; i < levels.Count; i++)
        {
            double x = frame.X[levels[i].Time];
            double next = frame.Y[value(levels[i])];
            if (Math.Abs(next - y) < Finest && i < levels.Count - 1) continue;
            spots.Add(new Spot(x, y));
            spots.Add(new Spot(x, next));
            y = next;
        }

        spots.Add(new Spot(frame.X[end], y));
        return spots;
    }
}
