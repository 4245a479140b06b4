using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Checks;

/// <summary>Scaled Schoenfeld residuals against time, a panel a coefficient, with their smooth, its band and the estimated coefficient.</summary>
internal sealed class SchoenfeldPlot(Edition edition, double? millimetres = null) : Written(edition)
{
    private const int MostPanels = 12;

    /// <summary>The figure; null when there is nothing to draw.</summary>
    public Scene? Draw(CoxResult model, string? unit)
    {
        SchoenfeldResult[] curves = [.. (model.Checks?.Schoenfeld ?? []).Where(curve => curve.Residuals.Count > 1 && curve.Residuals[^1].Position > curve.Residuals[0].Position).Take(MostPanels)];
        if (curves.Length == 0) return null;
        string description = string.Join(Say("; "), curves.Select(curve => Say($"{curve.Term}: coefficient {Rounded.Fixed(curve.Coef, 3)}"))) + Say(".");
        return PanelGrid.Draw(Say("Scaled Schoenfeld residuals"), description, [.. curves.Select(curve => PanelOf(curve, Name(curve, model), unit))], millimetres);
    }

    /// <summary>What stands under the figure.</summary>
    public string Caption(CoxResult model)
    {
        string level = Settings.ConfidencePercent(model);
        string scale = model.Checks!.Schoenfeld![0].Transform switch
        {
            "rank" => Say("ranked"),
            "log" => Say("on a logarithmic scale"),
            "identity" => Say("as it is"),
            _ => Say("on the scale of one minus the Kaplan\u2013Meier estimate"),
        };
        return Say($"Scaled Schoenfeld residuals of the Cox model, n = {model.N}, events = {Rounded.Count(model.Events)}; time is {scale}. Dots: one event each; line and band: natural spline with "
            + $"4 degrees of freedom and its {level}% confidence band; dashed line: the estimated coefficient, about which a proportional effect would stay.");
    }

    private static string Name(SchoenfeldResult curve, CoxResult model)
    {
        CoxTermResult? term = model.Terms.FirstOrDefault(term => term.Term == curve.Term);
        if (term?.Label is not { } label) return curve.Term;
        return term.Level is null ? label : $"{label}: {term.Level}";
    }

    private Panel PanelOf(SchoenfeldResult curve, string title, string? unit)
    {
        IEnumerable<double> values = curve.Residuals.Select(point => point.Value).Concat(curve.Smooth.SelectMany(point => (double[])[point.Lower, point.Upper])).Append(0).Append(curve.Coef);
        (double low, double high) = (values.Min(), values.Max());
        double room = 0.03 * (high - low);
        string time = unit is null ? Say("Time") : Say("Time") + Duration.InUnit(unit);
        (double From, double To) y = (low - room, high + room);
        return new Panel(title, time, Say("Coefficient"), (curve.Residuals[0].Position, curve.Residuals[^1].Position), y, TimeMarks(curve, unit), Numbers(NumberTicks.Between(y.From, y.To, 6)), (scene, area, x, v) => Draw(scene, area, x, v, curve));
    }

    private void Draw(Scene scene, Box area, Scale x, Scale y, SchoenfeldResult curve)
    {
        Stroke line = new(Palette.Colour(0), 1.1);
        if (curve.Smooth.Count > 0)
        {
            scene.Area("band", [.. curve.Smooth.Select(point => new Spot(x[point.Position], y[point.Upper])), .. curve.Smooth.Reverse().Select(point => new Spot(x[point.Position], y[point.Lower]))], new Fill(Palette.Colour(0), 0.16));
        }

        double half = curve.Residuals.Count > 400 ? 0.45 : 0.7;
        scene.Ticks("residual", [.. curve.Residuals.Select(point => (new Spot(x[point.Position] - half, y[point.Value]), new Spot(x[point.Position] + half, y[point.Value])))], new Stroke(Palette.Muted, 2 * half));
        scene.Line("coefficient", new Spot(area.X, y[curve.Coef]), new Spot(area.Right, y[curve.Coef]), new Stroke(Palette.Ink, 0.7, [3, 2]));
        scene.Path("smooth", [.. curve.Smooth.Select(point => new Spot(x[point.Position], y[point.Estimate]))], line);
    }

    /// <summary>Familiar times at the places that the transform gives them, between neighbouring events by proportion.</summary>
    private List<(double At, string Text)> TimeMarks(SchoenfeldResult curve, string? unit)
    {
        IReadOnlyList<SchoenfeldPoint> events = curve.Residuals;
        double last = events[^1].Time;
        IEnumerable<double> times = curve.Transform == "identity" ? TimeTicks.At(TimeTicks.Step(unit, last, 7), last) : Decades(last);
        List<(double, string)> marks = [];
        foreach (double time in times.Where(time => time >= events[0].Time && time <= last))
        {
            int after = 0;
            while (after < events.Count - 1 && events[after].Time < time) after++;
            SchoenfeldPoint high = events[after];
            SchoenfeldPoint low = events[Math.Max(0, after - 1)];
            double share = high.Time > low.Time ? (time - low.Time) / (high.Time - low.Time) : 1;
            marks.Add((low.Position + (share * (high.Position - low.Position)), Duration.Asked(time)));
        }

        return marks;
    }

    /// <summary>1, 2, 5, 10, … up to the last time, over four powers of ten: a transform crowds late times or early ones.</summary>
    private static IEnumerable<double> Decades(double last)
    {
        int most = (int)Math.Floor(Math.Log10(Math.Max(last, 1e-12)));
        for (int power = most - 3; power <= most; power++)
        {
            foreach (int digit in (int[])[1, 2, 5]) yield return power < 0 ? digit / Math.Pow(10, -power) : digit * Math.Pow(10, power);
        }
    }

    private List<(double At, string Text)> Numbers(IReadOnlyList<double> ticks) => [.. ticks.Select(tick => (tick, Duration.Asked(tick)))];
}
