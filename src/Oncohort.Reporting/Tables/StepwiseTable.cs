using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The steps of a stepwise selection.</summary>
internal sealed class StepwiseTable(Edition edition) : Written(edition)
{
    public ReportTable Of(IReadOnlyList<StepwiseStepResult> steps, string id, CoxResult result) => new()
    {
        Id = id,
        Caption = Say("Stepwise selection of covariates"),
        Columns = [new(Say("Step"), Alignment: CellAlignment.Text), new(Say("Covariate"), Alignment: CellAlignment.Text), new(Say("In or out")), new(Say("Test")), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header)],
        Rows =
        [
            .. steps.Select(step => new ReportRow(RowKind.Plain,
            [
                Rounded.Count(step.Step), step.Label ?? step.Variable, Recall(step.Action), Name(step.Test),
                step.Statistic.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(step.Statistic.Df), PValue.Of(step.Statistic.P),
            ])),
        ],
        Footnotes =
        [
            new(null, Say($"Method {Settings.Text(result, "stepwise")}; enters below p = {Settings.Text(result, "enter")}, leaves above p = {Settings.Text(result, "remove")}. Candidates: {Settings.Text(result, "candidates")}.")),
            new(null, Say("The selected model's p values and confidence intervals do not know of the selection and are too small. ") + PValue.Convention),
        ],
    };

    private string Name(string test) => test switch
    {
        "likelihood_ratio" => Say("likelihood ratio"),
        "wald" => Say("Wald"),
        _ => test,
    };
}
