using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class RecurrentEventsReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Suite =
        Golden.Read("recurrent_events.json").GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Cases => [.. Suite.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Models_are_those_of_coxph(string name)
    {
        JsonElement reference = Suite[name];
        JsonElement input = reference.GetProperty("input");
        var table = ReferenceTable.Load(input.GetProperty("data").GetString()!);
        double[] Numbers(string column) => [.. table.Column(column).Select(ReferenceTable.Number)];
        string[] ids = table.Column("id");
        string[] distinct = [.. ids.Distinct()];
        var subjects = new Grouping([.. ids.Select(id => Array.IndexOf(distinct, id))], distinct.Length);
        int[] codes = [.. Numbers("event").Select(value => (int)value)];
        RecurrentEventModel model = input.GetProperty("model").GetString() switch
        {
            "pwp-total" => RecurrentEventModel.PwpTotalTime,
            "pwp-gap" => RecurrentEventModel.PwpGapTime,
            _ => RecurrentEventModel.AndersenGill,
        };
        int? joined = input.GetProperty("joined").ValueKind == JsonValueKind.Number ? input.GetProperty("joined").GetInt32() : null;

        var rows = RecurrentEvents.Arrange(subjects, Numbers("start"), Numbers("stop"), codes, model, joined);

        Assert.Equal(reference.GetProperty("n").GetInt32(), rows.Exit.Length);
        Assert.Equal(reference.Cells("by_number").Select(count => (int)count!.Value), rows.EventsByNumber);
        Agrees.Estimate(reference.Number("time_at_risk"), rows.Exit.Sum() - rows.Entry.Sum(), "time at risk");
        Agrees.Estimate(reference.Number("entry_sum"), rows.Entry.Sum(), "entries");
        string[] covariates = input.Texts("covariates");
        CoxTies ties = input.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron;
        CoxFit fit = CoxModel.Fit(
            TimeToEvent.Create(rows.Exit, codes, rows.Entry), new CovariateMatrix(covariates, [.. covariates.Select(Numbers)]),
            new CoxOptions { Ties = ties, Tolerance = 1e-12, MaxIterations = 50 }, rows.Strata, subjects);
        Assert.Equal(reference.GetProperty("events").GetInt64(), fit.Events);
        Agrees.LogLikelihood(reference.Cells("loglik")[0], fit.LogLikelihoodNull, "log likelihood at 0");
        Agrees.LogLikelihood(reference.Cells("loglik")[1], fit.LogLikelihood, "log likelihood");
        for (int j = 0; j < covariates.Length; j++)
        {
            Agrees.Estimate(reference.Cells("coef")[j], fit.Terms[j].Coefficient, covariates[j]);
            Agrees.Estimate(reference.Cells("se")[j], fit.Terms[j].StandardError, covariates[j] + ", standard error");
            Agrees.Estimate(reference.Cells("robust_se")[j], fit.Terms[j].RobustStandardError, covariates[j] + ", robust standard error");
        }
    }
}
