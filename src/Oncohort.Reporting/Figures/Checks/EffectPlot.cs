using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Checks;

/// <summary>Hazard ratios of numeric covariates along their curves, against the median, with the confidence band.</summary>
internal sealed class EffectPlot(Edition edition, double? millimetres = null) : Written(edition)
{
    private const int MostPanels = 12;

    /// <summary>The figure; null when there is no curve.</summary>
    public Scene? Draw(CoxResult model)
    {
        EffectCurveResult[] curves = [.. Curves(model)];
        if (curves.Length == 0) return null;
        string description = string.Join(Say("; "), curves.Select(curve => Say($"{curve.Label ?? curve.Term} against {Duration.Asked(curve.Reference)}"))) + Say(".");
        return PanelGrid.Draw(Say("Hazard ratios along curves"), description, [.. curves.Select(PanelOf)], millimetres);
    }

    /// <summary>What stands under the figure.</summary>
    public string Caption(CoxResult model)
    {
        string level = Settings.ConfidencePercent(model);
        string[] given = [.. Curves(model).Where(curve => curve.Given is not null).Select(curve => $"{curve.Label ?? curve.Term}: {curve.Given}")];
        return Say($"Hazard ratios by Cox regression, adjusted for the other covariates, n = {model.N}, events = {Rounded.Count(model.Events)}. Each curve is 1 at the median of its covariate and runs from the "
            + $"1st to the 99th percentile; band: {level}% confidence interval; marks on the axis: knots of the spline.") + (given.Length == 0 ? "" : Say($" Covariates in interaction held at {string.Join(Say("; "), given)}."));
    }

    private static IEnumerable<EffectCurveResult> Curves(CoxResult model) =>
        (model.Checks?.Splines ?? []).Where(curve => curve.Points.Count > 1 && curve.Points[^1].Value > curve.Points[0].Value && curve.Points.All(point => point.Hr > 0 && point.Lower > 0 && point.Upper > 0)).Take(MostPanels);

    private Panel PanelOf(EffectCurveResult curve)
    {
        RatioAxis axis = RatioAxis.For(curve.Points.SelectMany(point => (double[])[point.Hr!.Value, point.Lower!.Value, point.Upper!.Value]), 7);
        (double from, double to) = (curve.Points[0].Value, curve.Points[^1].Value);
        string name = curve.Label ?? curve.Term;
        return new Panel(name, name, Say("Hazard ratio (log scale)"), (from, to), (0, 1), [.. NumberTicks.Between(from, to, 7).Select(tick => (tick, Duration.Asked(tick)))],
            [.. axis.Ticks.Select(tick => (axis.Share(tick), Duration.Asked(tick)))], (scene, area, x, y) => Draw(scene, area, x, y, axis, curve));
    }

    private void Draw(Scene scene, Box area, Scale x, Scale y, RatioAxis axis, EffectCurveResult curve)
    {
        double Place(double ratio) => y[Math.Clamp(axis.Share(ratio), 0, 1)];
        scene.Area("band", [.. curve.Points.Select(point => new Spot(x[point.Value], Place(point.Upper!.Value))), .. curve.Points.Reverse().Select(point => new Spot(x[point.Value], Place(point.Lower!.Value)))], new Fill(Palette.Colour(0), 0.16));
        scene.Line("one", new Spot(area.X, Place(1)), new Spot(area.Right, Place(1)), new Stroke(Palette.Muted, 0.6, [2, 2]));
        scene.Ticks("knot", [.. curve.Knots.Where(knot => knot >= x.DataFrom && knot <= x.DataTo).Select(knot => (new Spot(x[knot], area.Bottom - 4), new Spot(x[knot], area.Bottom)))], new Stroke(Palette.Ink, 0.9));
        scene.Path("curve", [.. curve.Points.Select(point => new Spot(x[point.Value], Place(point.Hr!.Value)))], new Stroke(Palette.Colour(0), 1.1));
    }
}
