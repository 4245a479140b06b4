using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Shrinkage;

/// <summary>Figures of a penalised Cox model: coefficients along the path, and the cross-validated deviance.</summary>
internal sealed class ShrinkagePlots(Edition edition, double? millimetres = null) : Written(edition)
{
    private const double UsualMillimetres = 150;
    private const double Top = 18;
    private static readonly TextStyle Name = new(7);

    private double Width => (millimetres ?? UsualMillimetres) * FigureSize.PointsPerMillimetre;

    /// <summary>Each coefficient, in the units of its covariate, along the path.</summary>
    public Scene Coefficients(CoxResult result, ShrinkageResult path)
    {
        ShrinkageStepResult[] steps = Drawn(path);
        int[] columns = [.. Enumerable.Range(0, result.Terms.Count).Where(j => result.Terms[j].Status != "collinear")];
        string[] labels = [.. columns.Select(j => Label(result.Terms[j]))];
        IEnumerable<double> values = steps.SelectMany(step => step.Coef).Append(0);
        Scene scene = new(result.Title ?? Say("Coefficients along the path"), Say($"{labels.Length} coefficients at {steps.Length} penalties; at the chosen one {Selected(path).Df} are not 0.")) { Width = Width };
        LambdaPlot plot = new(Width, Top, Math.Min(Lettering.Widest(labels, Name) + 8, Width * 0.35), Logarithms(steps), (values.Min(), values.Max()), Edition);
        plot.Grid(scene);
        plot.Marks(scene, Marks(path));
        for (int i = 0; i < columns.Length; i++)
            scene.Path("coefficient", [.. steps.Select(step => new Spot(plot.X[Math.Log(step.Lambda)], plot.Y[step.Coef[columns[i]]]))], Palette.Line(i, 1));
        NameLines(scene, plot, labels, [.. columns.Select(j => steps[^1].Coef[j])]);
        scene.Height = FigureSize.Margin + plot.Axes(scene, Say("Coefficient (log hazard ratio)"));
        return scene;
    }

    public Scene Deviances(CoxResult result, ShrinkageResult path)
    {
        CrossValidatedResult[] deviances = [.. path.CrossValidation!.Where(at => at.Lambda > 0)];
        Scene scene = new(
            result.Title ?? Say("Cross-validated deviance"),
            Say($"Deviance for each event at {deviances.Length} penalties, smallest {Rounded.Fixed(deviances.Min(at => at.Mean), 3)}."))
        { Width = Width };
        LambdaPlot plot = new(Width, Top, 6, Logarithms(Drawn(path)), (deviances.Min(at => at.Mean - at.Se), deviances.Max(at => at.Mean + at.Se)), Edition);
        plot.Grid(scene);
        Stroke error = new(Palette.Rule, 0.8);
        foreach (CrossValidatedResult at in deviances)
        {
            double x = plot.X[Math.Log(at.Lambda)];
            scene.Line("error", new Spot(x, plot.Y[at.Mean - at.Se]), new Spot(x, plot.Y[at.Mean + at.Se]), error);
        }

        plot.Marks(scene, Marks(path));
        scene.Path("deviance", [.. deviances.Select(at => new Spot(plot.X[Math.Log(at.Lambda)], plot.Y[at.Mean]))], Palette.Line(0, 1.2));
        scene.Height = FigureSize.Margin + plot.Axes(scene, Say("Deviance for each event"));
        return scene;
    }

    public string CoefficientsCaption(CoxResult result, ShrinkageResult path) =>
        Say($"Coefficients of the penalised Cox model ({new ShrinkageTables(Edition).Name(path)}) against the logarithm of the penalty \u03bb{Endpoint(result)}. n = {result.N}, events = {Rounded.Count(result.Events)}. {Lines(path)}");

    public string DeviancesCaption(CoxResult result, ShrinkageResult path) =>
        Say($"Cross-validated partial-likelihood deviance for each event against the logarithm of the penalty \u03bb{Endpoint(result)}. n = {result.N}, events = {Rounded.Count(result.Events)}, {Settings.Text(result, "folds")} folds. Bars: one standard error. {Lines(path)}");

    private string Endpoint(CoxResult result) => result.Endpoint is { } caption ? Say(", ") + EndpointWords.InSentence(caption.Label) : "";

    private string Lines(ShrinkageResult path) => path.CrossValidation is null
        ? Say("Dashed line: the penalty chosen.")
        : Say("Dashed lines: the smallest deviance (min) and the largest penalty within one standard error of it (1 SE).");

    private IEnumerable<(string, double)> Marks(ShrinkageResult path)
    {
        if (path.LambdaMin is { } minimum) yield return (Say("min"), minimum);
        if (path.Lambda1se is { } within) yield return (Say("1 SE"), within);
        if (path.SelectedLambda != path.LambdaMin && path.SelectedLambda != path.Lambda1se) yield return (Say("chosen"), path.SelectedLambda);
    }

    private static ShrinkageStepResult Selected(ShrinkageResult path) => path.Path.First(step => step.Lambda == path.SelectedLambda);

    private static ShrinkageStepResult[] Drawn(ShrinkageResult path) => [.. path.Path.Where(step => step.Lambda > 0)];

    private static (double From, double To) Logarithms(ShrinkageStepResult[] steps) => (Math.Log(steps[^1].Lambda), Math.Log(steps[0].Lambda));

    private static string Label(CoxTermResult term) => term.Level is { } level ? $"{term.Label ?? term.Variable}: {level}" : term.Label ?? term.Variable;

    /// <summary>Names the lines at their right end, moved apart where they would overlap.</summary>
    private void NameLines(Scene scene, LambdaPlot plot, string[] labels, IReadOnlyList<double> last)
    {
        double room = Width - FigureSize.Margin - plot.Area.Right - 6;
        int[] order = [.. Enumerable.Range(0, labels.Length).OrderBy(j => plot.Y[last[j]])];
        double[] y = [.. order.Select(j => plot.Y[last[j]])];
        for (int i = 1; i < y.Length; i++) y[i] = Math.Max(y[i], y[i - 1] + Name.LineHeight);
        for (int i = y.Length - 1; i >= 0; i--) y[i] = Math.Min(y[i], plot.Area.Bottom - ((y.Length - 1 - i) * Name.LineHeight));
        for (int i = 0; i < y.Length; i++)
        {
            string text = Lettering.Wrap(labels[order[i]], Name, room)[0];
            scene.Text("line-name", text, new Spot(plot.Area.Right + 5, y[i] + (Name.CapHeight / 2)), Name with { Colour = Palette.Colour(order[i]) });
        }
    }
}
