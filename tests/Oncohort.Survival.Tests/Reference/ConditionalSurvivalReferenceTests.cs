using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class ConditionalSurvivalReferenceTests
{
    private static readonly ReferenceSuite Suite = new("conditional_survival.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Survival_given_survival_is_that_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        var options = new KaplanMeierOptions { IntervalType = Type(reference.Options.GetProperty("type").GetString()!), Level = reference.Options.Number("level") };
        double given = reference.Options.Number("given");
        IReadOnlyList<KaplanMeierCurve> curves = ConditionalSurvival.Estimate(reference.Data(), given, reference.Groups(), options);
        IReadOnlyList<KaplanMeierCurve> all = KaplanMeier.Estimate(reference.Data(), reference.Groups(), options);
        JsonElement[] groups = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(groups.Select(group => group.GetProperty("group").GetString()!), reference.Levels);
        for (int g = 0; g < groups.Length; g++)
        {
            Assert.Equal(groups[g].GetProperty("n").GetInt32(), curves[g].Rows);
            double[] times = groups[g].Numbers("time");
            SurvivalPoint[] points = curves[g].At(times);
            SurvivalPoint[] whole = all[g].At([given, .. times]);
            for (int i = 0; i < times.Length; i++)
            {
                string what = $"{reference.Levels[g]} at {times[i]}";
                Agrees.Estimate(groups[g].Cells("survival")[i], points[i].Survival, what + ", survival");
                Agrees.Estimate(whole[i + 1].Survival / whole[0].Survival, points[i].Survival, what + ", as a ratio");
                Agrees.Estimate(groups[g].Cells("se")[i], points[i].StandardError, what + ", standard error");
                Agrees.Estimate(groups[g].Cells("lower")[i], points[i].Lower, what + ", lower");
                Agrees.Estimate(groups[g].Cells("upper")[i], points[i].Upper, what + ", upper");
            }
        }
    }

    private static ConfidenceIntervalType Type(string name) => name switch
    {
        "log-log" => ConfidenceIntervalType.LogLog,
        "plain" => ConfidenceIntervalType.Plain,
        "logit" => ConfidenceIntervalType.Logit,
        "arcsin" => ConfidenceIntervalType.Arcsin,
        _ => ConfidenceIntervalType.Log,
    };
}
