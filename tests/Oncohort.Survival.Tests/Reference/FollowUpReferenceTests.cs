using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class FollowUpReferenceTests
{
    private static readonly ReferenceSuite Suite = new("follow_up.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Follow_up_is_the_reverse_curve_with_events_before_censorings(string name)
    {
        ReferenceCase reference = Suite[name];
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.FollowUp(reference.Data(), reference.Groups());
        JsonElement[] groups = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(groups.Length, curves.Count);
        for (int g = 0; g < groups.Length; g++)
        {
            JsonElement table = groups[g].GetProperty("survival");
            double[] times = [.. table.Cells("time").Select(time => time!.Value)];
            for (int i = 0; i < times.Length; i++)
            {
                SurvivalPoint step = curves[g].Steps.MinBy(candidate => Math.Abs(candidate.Time - times[i]));
                string at = $"{reference.Levels[g]} at {times[i]}";
                Agrees.Estimate(times[i], step.Time, at);
                Agrees.Estimate(table.Cells("estimate")[i], step.Survival, at + ", still followed");
                Agrees.Estimate(table.Cells("se")[i], step.StandardError, at + ", standard error");
            }

            JsonElement median = groups[g].GetProperty("median");
            Agrees.Estimate(median.NumberOrNull("estimate"), curves[g].Median.Estimate, "median");
            Agrees.Estimate(median.NumberOrNull("lower"), curves[g].Median.Lower, "median, lower");
            Agrees.Estimate(median.NumberOrNull("upper"), curves[g].Median.Upper, "median, upper");
        }
    }
}
