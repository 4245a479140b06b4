using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class KaplanMeierReferenceTests
{
    private static readonly ReferenceSuite Suite = new("kaplan_meier.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Curves_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        Assert.Equal(reference.Json.GetProperty("n").GetInt32(), reference.Rows);
        KaplanMeierOptions options = OptionsOf(reference.Options);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(reference.Data(), reference.Groups(), options, reference.Clusters());
        IReadOnlyList<KaplanMeierCurve> extended = KaplanMeier.Estimate(reference.Data(), reference.Groups(), options with { Extend = true }, reference.Clusters());
        JsonElement[] groups = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(groups.Select(group => group.GetProperty("group").GetString()!), reference.Levels);
        Assert.Equal(groups.Length, curves.Count);
        for (int g = 0; g < groups.Length; g++)
        {
            Assert.Equal(groups[g].GetProperty("n").GetInt32(), curves[g].Rows);
            StepsAgree(groups[g], curves[g], reference.Levels[g]);
            QuantilesAgree(groups[g].GetProperty("quantiles"), curves[g], reference.Levels[g]);
            TimesAgree(groups[g], extended[g], double.PositiveInfinity, reference.Levels[g]);
            TimesAgree(groups[g], curves[g], groups[g].Number("last"), reference.Levels[g]);
        }
    }

    private static void StepsAgree(JsonElement group, KaplanMeierCurve curve, string level)
    {
        Assert.Equal(group.GetProperty("steps_total").GetInt32(), curve.Steps.Count);
        JsonElement steps = group.GetProperty("steps");
        double[] times = [.. steps.Cells("time").Select(time => time!.Value)];
        for (int i = 0; i < times.Length; i++)
        {
            SurvivalPoint step = curve.Steps.MinBy(candidate => Math.Abs(candidate.Time - times[i]));
            string at = $"{level} at {times[i]}";
            Agrees.Estimate(times[i], step.Time, at);
            Agrees.Estimate(steps.Cells("at_risk")[i], step.AtRisk, at + ", at risk");
            Agrees.Estimate(steps.Cells("events")[i], step.Events, at + ", events");
            Agrees.Estimate(steps.Cells("censored")[i], step.Censored, at + ", censored");
            PointAgrees(steps, i, step, at);
        }
    }

    private static void PointAgrees(JsonElement table, int row, SurvivalPoint point, string at)
    {
        Agrees.Estimate(table.Cells("survival")[row], point.Survival, at + ", survival");
        Agrees.Estimate(table.Cells("se")[row], point.StandardError, at + ", standard error");
        Agrees.Estimate(table.Cells("lower")[row], point.Lower, at + ", lower");
        Agrees.Estimate(table.Cells("upper")[row], point.Upper, at + ", upper");
    }

    private static void QuantilesAgree(JsonElement quantiles, KaplanMeierCurve curve, string level)
    {
        double[] shares = quantiles.Numbers("prob");
        for (int i = 0; i < shares.Length; i++)
        {
            IntervalEstimate quantile = curve.Quantile(shares[i]);
            string what = $"{level}, quantile {shares[i]}";
            Agrees.Estimate(quantiles.Cells("estimate")[i], quantile.Estimate, what);
            Agrees.Estimate(quantiles.Cells("lower")[i], quantile.Lower, what + " lower");
            Agrees.Estimate(quantiles.Cells("upper")[i], quantile.Upper, what + " upper");
        }
    }

    /// <summary>Fixed times; beyond <paramref name="last"/> nothing may be estimated.</summary>
    private static void TimesAgree(JsonElement group, KaplanMeierCurve curve, double last, string level)
    {
        JsonElement at = group.GetProperty("at");
        double[] times = at.Numbers("time");
        SurvivalPoint[] points = curve.At(times);
        for (int i = 0; i < times.Length; i++)
        {
            string what = $"{level}, fixed time {times[i]}";
            Agrees.Estimate(at.Cells("at_risk")[i], points[i].AtRisk, what + ", at risk");
            if (times[i] <= last) PointAgrees(at, i, points[i], what);
            else Assert.Equal((null, null, null, null), (points[i].Survival, points[i].StandardError, points[i].Lower, points[i].Upper));
        }
    }

    private static KaplanMeierOptions OptionsOf(JsonElement options) => new()
    {
        IntervalType = options.GetProperty("interval").GetString() switch
        {
            "log" => ConfidenceIntervalType.Log,
            "log-log" => ConfidenceIntervalType.LogLog,
            "plain" => ConfidenceIntervalType.Plain,
            "logit" => ConfidenceIntervalType.Logit,
            "arcsin" => ConfidenceIntervalType.Arcsin,
            _ => ConfidenceIntervalType.None,
        },
        QuantileRule = options.GetProperty("rule").GetString() switch { "first" => QuantileRule.First, "sas" => QuantileRule.Sas, _ => QuantileRule.R },
        Level = options.Number("level"),
        Robust = options.GetProperty("robust") is { ValueKind: JsonValueKind.True or JsonValueKind.False } robust ? robust.GetBoolean() : null,
    };
}
