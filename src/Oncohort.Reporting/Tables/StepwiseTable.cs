using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The steps of a stepwise selection.</summary>
internal sealed class StepwiseTable(Edition edition) : Written(edition)
{
    public ReportTable Of(IReadOnlyList<StepwiseStepResult> steps, string id, CoxResult result) => new()
    {
        Id = id,
        Caption = "Stepwise selection of covariates",
        Columns = [new("Step", Alignment: CellAlignment.Text), new("Covariate", Alignment: CellAlignment.Text), new("In or out"), new("Test"), new("\u03c7\u00b2"), new("df"), new(PValue.Header)],
        Rows =
        [
            .. steps.Select(step => new ReportRow(RowKind.Plain,
            [
                Rounded.Count(step.Step), step.Label ?? step.Variable, step.Action, Name(step.Test),
                step.Statistic.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(step.Statistic.Df), PValue.Of(step.Statistic.P),
            ])),
        ],
        Footnotes =
        [
            new(null, $"Method {Settings.Text(result, "stepwise")}; enters below p = {Settings.Text(result, "enter")}, leaves above p = {Settings.Text(result, "remove")}. Candidates: {Settings.Text(result, "candidates")}."),
            new(null, "The selected model's p values and confidence intervals do not know of the selection and are too small. " + PValue.Convention),
        ],
    };

    private static string Name(string test) => test switch
    {
        "likelihood_ratio" => "likelihood ratio",
        "wald" => "Wald",
        _ => test,
    };
}
