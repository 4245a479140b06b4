using Oncohort.Reporting.Figures.Forest;
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
        string[] notes = [.. CoxTables.Of(Firth, "cox").First().Footnotes.Select(note => note.Text)];
        Assert.Contains("Firth's penalised likelihood: profile penalised-likelihood confidence intervals, penalised likelihood-ratio p values.", notes);
        Assert.Contains("Model: 4.3 events per coefficient.", notes);
        Assert.Contains("Model, separation without a penalty: stage=3 runs to minus infinity: no event occurs with stage=3.", notes);
    }

    [Fact]
    public void The_forest_says_that_intervals_are_profiles()
    {
        Assert.Contains("95% confidence interval (profile penalised likelihood)", ForestModel.Of(Firth)!.Caption, StringComparison.Ordinal);
        Assert.Contains("95% confidence interval (Wald)", ForestModel.Of(MadeModels.Table())!.Caption, StringComparison.Ordinal);
    }
}
