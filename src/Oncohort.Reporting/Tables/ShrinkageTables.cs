using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A penalised Cox model: its coefficients, and the penalties among which it was chosen.</summary>
internal sealed class ShrinkageTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(CoxResult result, ShrinkageResult path, string id)
    {
        yield return Coefficients(result, path, id);
        yield return Penalties(result, path, id + "-path");
    }

    private ReportTable Coefficients(CoxResult result, ShrinkageResult path, string id)
    {
        List<ReportRow> rows = [];
        foreach (CoxVariable variable in CoxVariable.Of(result.Terms, Edition.Words))
        {
            if (variable.IsNumeric)
            {
                rows.Add(new(RowKind.Group, [$"{variable.Label}, {Phrases.Step(variable.IsIndicator)}", .. Cells(result, variable.Levels[0].Term)]));
                continue;
            }

            rows.Add(new(RowKind.Group, [variable.Label, "", ""]));
            if (variable.Reference is { } reference) rows.Add(new(RowKind.Member, [reference, Say("0 (reference)"), Phrases.Reference]));
            foreach ((string term, string level) in variable.Levels) rows.Add(new(RowKind.Member, [level, .. Cells(result, term)]));
        }

        string concordance = result.Concordance.Estimate is double c ? Say($"; concordance in the same patients {Rounded.Fixed(c, 3)}") : "";
        string support = result.EventsPerVariable is { } events ? Say($"; {Rounded.Fixed(events, 1)} events for each coefficient considered") : "";
        return new ReportTable
        {
            Id = id,
            Caption = result.Title ?? Say("Penalised Cox model"),
            Columns = [new(Say("Characteristic"), Alignment: CellAlignment.Text), new(Say("Coefficient")), new("HR")],
            Rows = rows,
            Footnotes =
            [
                new(null, Say($"HR, hazard ratio, shrunken by the penalty ({Name(path)}, \u03bb = {Lambda(path.SelectedLambda)}). No confidence intervals or p values: the usual ones are not valid for penalised coefficients.")),
                new(null, Say($"Model: n = {result.N}, events = {Rounded.Count(result.Events)}{support}{concordance}.")),
            ],
        };
    }

    private ReportCell[] Cells(CoxResult result, string name)
    {
        CoxTermResult term = result.Terms.First(candidate => candidate.Term == name);
        if (term.Coef is not double coefficient) return [Phrases.NotEstimable, Phrases.Dash];
        return term.Status == "not_selected" ? [Say("not selected"), Phrases.Dash] : [Rounded.Fixed(coefficient, 3), Ratio.Of(term.Hr)];
    }

    private ReportTable Penalties(CoxResult result, ShrinkageResult path, string id)
    {
        (string Label, double? Lambda)[] models =
            [(Say("Smallest cross-validated deviance"), path.LambdaMin), (Say("Within one standard error of it"), path.Lambda1se), (Say("Chosen"), path.SelectedLambda)];
        string folds = Settings.Text(result, "folds") is { } count
            ? Say($"Deviance: partial-likelihood deviance that a fold adds, for each event; {count} folds, seed {Settings.Text(result, "seed")}. SE, standard error between folds.")
            : Say("The penalty was given; it was not chosen by cross-validation.");
        return new ReportTable
        {
            Id = id,
            Caption = Say("Penalties of the path"),
            Columns = [new(Say("Penalty"), Alignment: CellAlignment.Text), new("\u03bb"), new(Say("Coefficients not 0")), new(Say("Deviance explained (%)")), new(Say("Deviance (SE)"))],
            Rows = [.. models.Where(model => model.Lambda is not null).Select(model => Row(path, model.Label, model.Lambda!.Value))],
            Footnotes = [new(null, folds)],
        };
    }

    private ReportRow Row(ShrinkageResult path, string label, double lambda)
    {
        ShrinkageStepResult step = path.Path.First(candidate => candidate.Lambda == lambda);
        CrossValidatedResult? deviance = path.CrossValidation?.First(candidate => candidate.Lambda == lambda);
        string validated = deviance is null ? Phrases.Dash : $"{Rounded.Fixed(deviance.Mean, 3)} ({Rounded.Fixed(deviance.Se, 3)})";
        return new(RowKind.Plain, [label, Lambda(lambda), Rounded.Count(step.Df), Rounded.Fixed(100 * step.DevianceRatio, 1), validated]);
    }

    /// <summary>The penalty in words.</summary>
    public string Name(ShrinkageResult path) => path.Penalty switch
    {
        "elastic-net" => Say($"elastic net, \u03b1 = {Settings.Value(path.Alpha)}"),
        _ => path.Penalty,
    };

    /// <summary>A penalty with three significant digits.</summary>
    public string Lambda(double lambda) => lambda switch
    {
        0 => "0",
        >= 0.1 => Rounded.Fixed(lambda, 3),
        _ => Rounded.Fixed(lambda, Math.Min(12, 2 - (int)Math.Floor(Math.Log10(lambda)))),
    };
}
