using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Forest;
using Oncohort.Reporting.Figures.Shrinkage;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class PenalisedCoxTableTests
{
    private static readonly CoxResult Firth = MadeModels.Model(MadeModels.Numeric("age", "Age", 1.02, 1.001, 1.04, 0.03)) with
    {
        Settings = new Dictionary<string, object?> { ["level"] = 0.95, ["penalty"] = "firth" },
        EventsPerVariable = 4.25,
        Separated = [new SeparatedTermResult("stage=3", "minus_infinity", "stage=3", "stage=3 runs to minus infinity: no event occurs with stage=3")],
    };

    [Fact]
    public void Notes_name_firths_penalty_events_per_coefficient_and_separation()
    {
        string[] notes = [.. new CoxTables(Edition.Plain).Of(Firth, "cox").First().Footnotes.Select(note => note.Text)];
        Assert.Contains("Firth's penalised likelihood: profile penalised-likelihood confidence intervals, penalised likelihood-ratio p values.", notes);
        Assert.Contains("Model: 4.3 events per coefficient.", notes);
        Assert.Contains("Model, separation without a penalty: stage=3 runs to minus infinity: no event occurs with stage=3.", notes);
    }

    [Fact]
    public void The_forest_says_that_intervals_are_profiles()
    {
        Assert.Contains("95% confidence interval (profile penalised likelihood)", new ForestModels(Edition.Plain).Of(Firth)!.Caption, StringComparison.Ordinal);
        Assert.Contains("95% confidence interval (Wald)", new ForestModels(Edition.Plain).Of(MadeModels.Table())!.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_has_coefficients_without_intervals_and_the_penalties_of_note()
    {
        ReportTable[] tables = [.. new ShrinkageTables(Edition.Plain).Of(Lasso, Lasso.Shrinkage!, "cox")];
        Assert.Equal(["Age, per unit", "0.020", "1.02"], tables[0].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["Size, per unit", "not selected", "\u2013"], tables[0].Rows[1].Cells.Select(cell => cell.Text));
        Assert.Contains("lasso, \u03bb = 0.0500", tables[0].Footnotes[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Chosen", "0.0500", "1", "10.0", "9.800 (0.100)"], tables[1].Rows[^1].Cells.Select(cell => cell.Text));
        Assert.Contains("5 folds, seed 2", tables[1].Footnotes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_name_every_line_and_stay_within_their_edges()
    {
        Scene[] scenes = [new ShrinkagePlots(Edition.Plain).Coefficients(Lasso, Lasso.Shrinkage!), new ShrinkagePlots(Edition.Plain).Deviances(Lasso, Lasso.Shrinkage!)];
        Assert.Equal(["Age", "Size"], scenes[0].Texts.Where(text => text.Role == "line-name").Select(text => text.Text).Order(StringComparer.Ordinal));
        foreach (Scene scene in scenes)
        {
            Assert.Contains(scene.Texts, text => text is { Role: "penalty-name", Text: "min, 1 SE" });
            Assert.All(scene.Texts, text => Assert.True(new Box(0, 0, scene.Width, scene.Height).Holds(text.Bounds), text.Text));
        }

        TextMark[] names = [.. scenes[0].Texts.Where(text => text.Role == "line-name")];
        Assert.False(names[0].Bounds.Overlaps(names[1].Bounds));
    }

    private static readonly CoxResult Lasso = MadeModels.Model(
        MadeModels.Numeric("age", "Age", 1.02, 1, 1, 0.5) with { Coef = 0.02, Lower = null, Upper = null, P = null },
        MadeModels.Numeric("size", "Size", 1, 1, 1, 0.5) with { Coef = 0, Lower = null, Upper = null, P = null, Status = "not_selected" }) with
    {
        Settings = new Dictionary<string, object?> { ["penalty"] = "lasso", ["folds"] = 5, ["seed"] = 2L },
        Shrinkage = new ShrinkageResult
        {
            Penalty = "lasso",
            Alpha = 1,
            SelectedLambda = 0.05,
            LambdaMin = 0.05,
            Lambda1se = 0.05,
            Path = [new ShrinkageStepResult(0.2, 0, 0, [0, 0]), new ShrinkageStepResult(0.05, 1, 0.1, [0.02, 0]), new ShrinkageStepResult(0.01, 2, 0.12, [0.03, 0.03])],
            CrossValidation = [new CrossValidatedResult(0.2, 10, 0.1), new CrossValidatedResult(0.05, 9.8, 0.1), new CrossValidatedResult(0.01, 9.9, 0.12)],
        },
    };
}
