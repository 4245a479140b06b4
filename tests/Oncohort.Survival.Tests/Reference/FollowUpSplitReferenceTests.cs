using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class FollowUpSplitReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Suite =
        Golden.Read("start_stop.json").GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Cases => [.. Suite.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pieces_and_models_are_those_of_tmerge_survSplit_and_coxph(string name)
    {
        JsonElement reference = Suite[name];
        JsonElement input = reference.GetProperty("input");
        var table = ReferenceTable.Load(input.GetProperty("data").GetString()!);
        double[] Numbers(string column) => [.. table.Column(column).Select(ReferenceTable.Number)];
        string[] changes = input.Texts("changes");
        int[] events = [.. Numbers("event").Select(value => (int)value)];
        double?[][] times = [.. changes.Select(change => table.Column(change).Select(cell => cell.Length == 0 ? (double?)null : ReferenceTable.Number(cell)).ToArray())];

        var split = FollowUpSplit.Of(Numbers("time"), events, null, times, [.. input.Cells("cuts").Select(cut => cut!.Value)]);

        Assert.Equal(reference.GetProperty("patients").GetInt32(), split.SourceRows.Distinct().Count());
        Assert.Equal(reference.GetProperty("pieces").GetInt32(), split.SourceRows.Count);
        Assert.Equal(reference.GetProperty("events").GetInt32(), split.EventCodes.Sum());
        Assert.Equal(reference.GetProperty("period_sum").GetInt32(), split.Period.Sum());
        Agrees.Estimate(reference.Number("time_at_risk"), split.Stop.Sum() - split.Start.Sum(), "time at risk");
        Agrees.Estimate(reference.Number("start_sum"), split.Start.Sum(), "starts");
        for (int change = 0; change < changes.Length; change++)
        {
            Assert.Equal((int)reference.Cells("changed")[change]!.Value, split.Changed[change].Sum());
            double changed = split.Changed[change].Select((value, piece) => value * (split.Stop[piece] - split.Start[piece])).Sum();
            Agrees.Estimate(reference.Cells("changed_time")[change], changed, "time after " + changes[change]);
        }

        ModelAgrees(reference, input, split, Numbers);
    }

    private static void ModelAgrees(JsonElement reference, JsonElement input, FollowUpSplit split, Func<string, double[]> numbers)
    {
        if (reference.GetProperty("coef").ValueKind == JsonValueKind.Null) return;
        string[] covariates = input.Texts("covariates");
        List<string> names = [.. covariates];
        List<double[]> columns = [.. covariates.Select(name => numbers(name) is var values ? split.SourceRows.Select(row => values[row]).ToArray() : [])];
        foreach (string change in input.Texts("changes")) names.Add(change);
        columns.AddRange(split.Changed.Select(changed => changed.Select(value => (double)value).ToArray()));
        CoxTies ties = input.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron;
        CoxFit fit = CoxModel.Fit(
            TimeToEvent.Create([.. split.Stop], [.. split.EventCodes], [.. split.Start]), new CovariateMatrix(names, columns), new CoxOptions { Ties = ties, Tolerance = 1e-12, MaxIterations = 50 });
        Agrees.LogLikelihood(reference.Cells("loglik")[0], fit.LogLikelihoodNull, "log likelihood at 0");
        Agrees.LogLikelihood(reference.Cells("loglik")[1], fit.LogLikelihood, "log likelihood");
        for (int j = 0; j < names.Count; j++)
        {
            Agrees.Estimate(reference.Cells("coef")[j], fit.Terms[j].Coefficient, names[j]);
            Agrees.Estimate(reference.Cells("se")[j], fit.Terms[j].StandardError, names[j] + ", standard error");
        }
    }
}
