using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class CumulativeIncidenceReferenceTests
{
    private static readonly ReferenceSuite Suite = new("cumulative_incidence.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Curves_are_those_of_cmprsk(string name)
    {
        ReferenceCase reference = Suite[name];
        Assert.Equal(reference.Json.GetProperty("n").GetInt32(), reference.Rows);
        var options = new CumulativeIncidenceOptions
        {
            Level = reference.Options.Number("level"),
            IntervalType = reference.Options.GetProperty("interval").GetString() == "plain" ? ConfidenceIntervalType.Plain : ConfidenceIntervalType.LogLog,
        };
        IReadOnlyList<CumulativeIncidenceGroup> groups = CumulativeIncidence.Estimate(reference.Data(), reference.Groups(), options);
        JsonElement[] expected = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(expected.Select(group => group.GetProperty("group").GetString()!), reference.Levels);
        Assert.Equal(expected.Length, groups.Count);
        for (int g = 0; g < expected.Length; g++)
        {
            Assert.Equal(expected[g].GetProperty("n").GetInt32(), groups[g].Rows);
            JsonElement[] causes = [.. expected[g].GetProperty("causes").EnumerateArray()];
            Assert.Equal(causes.Length, groups[g].Causes.Count);
            for (int cause = 0; cause < causes.Length; cause++)
            {
                Assert.Equal(expected[g].GetProperty("steps_total").GetInt32(), groups[g].Causes[cause].Steps.Count);
                Agrees.Estimate(causes[cause].Number("events"), groups[g].Causes[cause].Events, "events");
                CurveAgrees(causes[cause].GetProperty("steps"), groups[g].Causes[cause], $"{reference.Levels[g]}, cause {cause + 1}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gray_tests_are_those_of_cmprsk(string name)
    {
        ReferenceCase reference = Suite[name];
        TimeToEvent data = reference.Data();
        JsonElement[] tests = [.. reference.Json.GetProperty("tests").EnumerateArray()];
        bool defined = reference.Groups() is { Groups: > 1 } && !data.IsLeftTruncated && reference.Json.GetProperty("source").GetString() == "cuminc";
        Assert.Equal(defined, tests.Length > 0);
        for (int cause = 0; cause < tests.Length; cause++)
        {
            ChiSquareTest test = GrayTest.Test(data, reference.Groups()!, cause + 1, reference.Options.Number("rho"), reference.Strata());
            Agrees.ChiSquare(tests[cause], test, $"cause {cause + 1}");
        }
    }

    private static void CurveAgrees(JsonElement steps, CumulativeIncidenceCurve curve, string what)
    {
        double[] times = steps.Numbers("time");
        CumulativeIncidencePoint[] fixedTimes = curve.At(times);
        for (int i = 0; i < times.Length; i++)
        {
            CumulativeIncidencePoint step = curve.Steps.MinBy(candidate => Math.Abs(candidate.Time - times[i]));
            string at = $"{what} at {times[i]}";
            Agrees.Estimate(times[i], step.Time, at);
            Agrees.Estimate(steps.Cells("events")[i], step.Events, at + ", events");
            foreach (CumulativeIncidencePoint point in (CumulativeIncidencePoint[])[step, fixedTimes[i]])
            {
                Agrees.Estimate(steps.Cells("at_risk")[i], point.AtRisk, at + ", at risk");
                Agrees.Estimate(steps.Cells("cif")[i], point.Incidence, at + ", incidence");
                Agrees.Estimate(steps.Cells("se")[i], point.StandardError, at + ", standard error");
                Agrees.Estimate(steps.Cells("lower")[i], point.Lower, at + ", lower");
                Agrees.Estimate(steps.Cells("upper")[i], point.Upper, at + ", upper");
            }
        }
    }
}
