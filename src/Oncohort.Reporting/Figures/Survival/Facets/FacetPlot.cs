using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>Draws panels in rows: one key, the same axes in all, a strip above each panel and its numbers at risk below.</summary>
internal sealed class FacetPlot(Edition edition) : Written(edition)
{
    private const double Margin = FigureSize.Margin;
    private const double BetweenRows = 10;
    private const double MostHeight = 600;
    private static readonly TextStyle StripText = new(7.5, Bold: true);
    private static readonly TextStyle Nothing = new(8, Colour: Palette.Muted);

    /// <summary>The panels as one figure, or as several where one would be higher than a page.</summary>
    public IReadOnlyList<Scene> Draw(FacetModel model, SurvivalFigureOptions options)
    {
        SurvivalPlot.Check(options);
        double width = options.WidthMillimetres * FigureSize.PointsPerMillimetre;
        IReadOnlyList<string> title = Lettering.Wrap(model.VerticalTitle, PlotAxes.Title, width * 0.5);
        FacetLayout layout = FacetLayout.Of(model, options, width, title.Count, Edition);
        Scene whole = Figure(model, model.Panels, layout, options, title, width);
        int rows = (model.Panels.Count + layout.Columns - 1) / layout.Columns;
        int perFigure = Math.Max(1, (int)(rows * MostHeight / whole.Height));
        if (perFigure >= rows) return [whole];
        int figures = (rows + perFigure - 1) / perFigure;
        int even = (rows + figures - 1) / figures;
        return [.. model.Panels.Chunk(even * layout.Columns).Select(panels => Figure(model, panels, layout, options, title, width))];
    }

    private Scene Figure(FacetModel model, IReadOnlyList<FacetPanel> panels, FacetLayout layout, SurvivalFigureOptions options, IReadOnlyList<string> title, double width)
    {
        Scene scene = new(model.Title, string.Join(Say(" "), panels.Select(panel => panel.Alternative))) { Width = width };
        double y = Margin;
        if (model.Names.Count > 1)
        {
            Legend legend = new(model.GroupLabel, model.Names, width - (2 * Margin), Edition);
            legend.Draw(scene, new Spot(Margin, y));
            y += legend.Height + 6;
        }

        foreach (FacetPanel[] row in panels.Chunk(layout.Columns)) y = Row(scene, model, row, layout, options, title, y) + BetweenRows;
        scene.Height = y - BetweenRows + Margin;
        return scene;
    }

    private double Row(Scene scene, FacetModel model, FacetPanel[] panels, FacetLayout layout, SurvivalFigureOptions options, IReadOnlyList<string> title, double top)
    {
        IReadOnlyList<string>[] strips = [.. panels.Select(panel => Lettering.Wrap(panel.Strip, StripText, layout.Width - 4))];
        double strip = (strips.Max(lines => lines.Count) * StripText.LineHeight) + 4;
        Drawn[] drawn = [.. panels.Select((panel, column) => Prepare(model, panel, layout, layout.Frame(column, top + strip + 4)))];
        bool above = drawn.Any(one => one is { Note.IsEmpty: false, Place: null } && one.Panel.Curves.Count > 0);
        if (above)
        {
            double room = drawn.Max(one => one.Note.Height) + 3;
            drawn = [.. drawn.Select((one, column) => one with { Frame = layout.Frame(column, top + strip + 4 + room), Place = new Spot(one.Frame.Area.X, top + strip + 3) })];
        }

        double bottom = 0;
        for (int column = 0; column < drawn.Length; column++)
        {
            Strip(scene, strips[column], new Box(drawn[column].Frame.Area.X, top, layout.Width, strip));
            bottom = Panel(scene, model, drawn[column], options, numbers: column == 0);
        }

        PlotAxes.VerticalTitle(scene, drawn[0].Frame.Area, title);
        bottom = PlotAxes.TimeTitle(scene, (drawn[0].Frame.Area.X + drawn[^1].Frame.Area.Right) / 2, bottom, model.TimeTitle);
        if (!options.NumbersAtRisk) return bottom;
        (PlotFrame Frame, IReadOnlyList<KaplanMeierStratum> Strata)[] tables = [.. drawn.Select(one => (one.Frame, one.Panel.AtRisk))];
        bottom = layout.Risk.Draw(scene, tables, bottom + 6, Margin);
        return options.EventsTable ? layout.Risk.DrawEvents(scene, tables, bottom + 4, Margin) : bottom;
    }

    private static Drawn Prepare(FacetModel model, FacetPanel panel, FacetLayout layout, PlotFrame frame)
    {
        StepCurve[] curves = [.. panel.Curves.Select(curve => StepCurve.Of(curve.Stratum, curve.Index, model.Rising, layout.CurvesEnd))];
        Annotation note = new(panel.Sentences, layout.Width * 0.94);
        return new Drawn(panel, curves, frame, note, curves.Length > 0 && note.FreePlace(frame, curves, []) is { } free ? new Spot(free.X, free.Y) : null);
    }

    private static void Strip(Scene scene, IReadOnlyList<string> lines, Box box)
    {
        scene.Rectangle("strip", box, new Fill("#eceff2"));
        double first = box.CentreY - ((lines.Count - 1) * StripText.LineHeight / 2) + (StripText.CapHeight / 2);
        scene.Lines("strip-title", lines, new Spot(box.CentreX, first), StripText, Anchor.Middle);
    }

    /// <summary>Draws a plot and returns the baseline of the numbers under it.</summary>
    private double Panel(Scene scene, FacetModel model, Drawn one, SurvivalFigureOptions options, bool numbers)
    {
        PlotAxes.Grid(scene, one.Frame);
        if (options.Bands) new CurveLayer(Edition).Bands(scene, one.Frame, one.Curves);
        new CurveLayer(Edition).Steps(scene, one.Frame, one.Curves);
        if (options.CensoringMarks) new CurveLayer(Edition).Censoring(scene, one.Frame, one.Curves);
        new PlotAxes(Edition).Vertical(scene, one.Frame, numbers);
        if (one.Curves.Length == 0) scene.Lines("annotation", one.Panel.Sentences, new Spot(one.Frame.Area.CentreX, one.Frame.Area.CentreY), Nothing, Anchor.Middle);
        else if (one.Place is { } place) one.Note.Draw(scene, place);
        if (one.Curves.Length > 0)
        {
            scene.Panels.Add(new CurvePanel(
                one.Frame.Area, one.Frame.LastTime, model.Unit, model.StepField, model.Rising && model.StepField == "survival",
                [.. one.Panel.Curves.Select(curve => new PanelCurve(curve.Stratum.Group, Palette.Colour(curve.Index), curve.Steps))]));
        }

        return new PlotAxes(Edition).Ticks(scene, one.Frame);
    }

    private sealed record Drawn(FacetPanel Panel, StepCurve[] Curves, PlotFrame Frame, Annotation Note, Spot? Place);
}
