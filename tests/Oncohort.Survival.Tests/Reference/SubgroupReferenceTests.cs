using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class SubgroupReferenceTests
{
    private static readonly ReferenceSuite Suite = new("subgroups.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Effects_and_interactions_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        string[] variables = reference.Json.Texts("variables");
        (string[] names, double[][] columns, _) = reference.Covariates();
        SubgroupEffects effects = SubgroupAnalysis.Estimate(
            reference.Data(),
            Arms(reference),
            [.. variables.Select(variable => Factor(reference.Column(variable)))],
            names.Length == 0 ? null : new CovariateMatrix(names, columns),
            new CoxOptions
            {
                Ties = reference.Options.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron,
                Robust = reference.Options.GetProperty("robust").GetBoolean(),
            },
            reference.Strata(),
            reference.Clusters());

        EffectAgrees(reference.Json.GetProperty("overall"), effects.Overall, "overall");
        JsonElement[] within = [.. reference.Json.GetProperty("within").EnumerateArray()];
        Assert.Equal(within.Length, effects.Variables.Count);
        for (int v = 0; v < within.Length; v++)
        {
            Assert.Equal(within[v].GetProperty("unknown").GetInt64(), effects.Variables[v].Unknown);
            Agrees.ChiSquare(within[v].GetProperty("likelihood_ratio"), effects.Variables[v].LikelihoodRatio, variables[v] + ", likelihood ratio");
            Agrees.ChiSquare(within[v].GetProperty("wald"), effects.Variables[v].Wald, variables[v] + ", Wald");
            JsonElement[] levels = [.. within[v].GetProperty("levels").EnumerateArray()];
            Assert.Equal(levels.Length, effects.Variables[v].Levels.Count);
            for (int l = 0; l < levels.Length; l++) EffectAgrees(levels[l], effects.Variables[v].Levels[l], $"{variables[v]} {levels[l].GetProperty("level").GetString()}");
        }
    }

    private static void EffectAgrees(JsonElement expected, TreatmentEffect effect, string what)
    {
        Assert.Equal((expected.GetProperty("n").GetInt64(), expected.GetProperty("events").GetInt64()), (effect.Rows, effect.Events));
        Assert.Equal(
            expected.GetProperty("arms").EnumerateArray().Select(arm => (arm.GetProperty("n").GetInt64(), arm.GetProperty("events").GetInt64())),
            effect.Arms.Select(arm => (arm.Rows, arm.Events)));
        Assert.Equal(expected.NumberOrNull("coef") is not null, effect.Status == EstimateStatus.Estimated);
        Agrees.Estimate(expected.NumberOrNull("coef"), effect.Coefficient, what + ", coefficient");
        Agrees.Estimate(expected.NumberOrNull("se"), effect.StandardError, what + ", standard error");
        Agrees.Estimate(expected.NumberOrNull("lower"), effect.HazardRatio.Lower, what + ", lower");
        Agrees.Estimate(expected.NumberOrNull("upper"), effect.HazardRatio.Upper, what + ", upper");
        Agrees.Test(expected.NumberOrNull("p"), effect.P, what + ", p");
    }

    private static Grouping Arms(ReferenceCase reference)
    {
        int first = Array.IndexOf(reference.Levels, reference.Options.GetProperty("reference").GetString());
        return new Grouping([.. reference.Groups()!.Codes.ToArray().Select(code => code == first ? 0 : 1)], 2);
    }

    private static SubgroupFactor Factor(string[] cells)
    {
        string[] known = [.. cells.Where(cell => cell.Length > 0).Distinct()];
        bool numeric = known.All(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        string[] levels = numeric ? [.. known.OrderBy(ReferenceTable.Number)] : [.. known.Order(StringComparer.Ordinal)];
        return new SubgroupFactor([.. cells.Select(cell => Array.IndexOf(levels, cell))], levels.Length);
    }
}
