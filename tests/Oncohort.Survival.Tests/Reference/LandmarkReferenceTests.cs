using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class LandmarkReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Suite =
        Golden.Read("landmark.json").GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Cases => [.. Suite.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cohorts_curves_tests_and_hazard_ratios_at_landmarks_are_those_of_r(string name)
    {
        var reference = new LandmarkCase(Suite[name]);
        TimeToEvent data = reference.Data();
        Assert.Equal(reference.Json.GetProperty("n").GetInt32(), data.Rows);
        foreach (JsonElement expected in reference.Json.GetProperty("landmarks").EnumerateArray())
        {
            LandmarkCohort cohort = Landmark.At(data, expected.Number("time"));
            Assert.Equal(expected.GetProperty("n").GetInt32(), cohort.Rows.Count);
            Assert.Equal(expected.GetProperty("event").GetInt32(), cohort.Excluded.Event);
            Assert.Equal(expected.GetProperty("censored").GetInt32(), cohort.Excluded.Censored);
            Assert.Equal(expected.GetProperty("not_entered").GetInt32(), cohort.Excluded.NotEntered);
            (Grouping groups, string[] levels) = reference.GroupsAt(cohort);
            CurvesAgree(expected.GetProperty("curves"), KaplanMeier.Estimate(cohort.Data, groups), levels);
            if (!expected.TryGetProperty("logrank", out JsonElement test)) continue;
            Agrees.ChiSquare(test, LogRank.Test(cohort.Data, groups, strata: reference.StrataAt(cohort)).Test, $"log-rank at {cohort.Time}");
            ModelAgrees(expected.GetProperty("terms"), reference, cohort, groups, levels);
            ModelAgrees(expected.GetProperty("terms"), reference, Landmark.At(data, cohort.Time, LandmarkClock.Kept), groups, levels);
        }
    }

    private static void CurvesAgree(JsonElement expected, IReadOnlyList<KaplanMeierCurve> curves, string[] levels)
    {
        JsonElement[] groups = [.. expected.EnumerateArray()];
        Assert.Equal(groups.Select(group => group.GetProperty("group").GetString()!), levels);
        for (int g = 0; g < groups.Length; g++)
        {
            Assert.Equal(groups[g].GetProperty("n").GetInt32(), curves[g].Rows);
            Assert.Equal(groups[g].Number("events"), curves[g].Events);
            Agrees.Estimate(groups[g].NumberOrNull("median"), curves[g].Median.Estimate, "median");
            double[] times = groups[g].Numbers("time");
            SurvivalPoint[] points = curves[g].At(times);
            for (int i = 0; i < times.Length; i++)
            {
                string what = $"{levels[g]} at {times[i]}";
                Agrees.Estimate(groups[g].Cells("survival")[i], points[i].Survival, what + ", survival");
                Agrees.Estimate(groups[g].Cells("se")[i], points[i].StandardError, what + ", standard error");
                Agrees.Estimate(groups[g].Cells("lower")[i], points[i].Lower, what + ", lower");
                Agrees.Estimate(groups[g].Cells("upper")[i], points[i].Upper, what + ", upper");
            }
        }
    }

    private static void ModelAgrees(JsonElement expected, LandmarkCase reference, LandmarkCohort cohort, Grouping groups, string[] levels)
    {
        double[][] indicators = [.. Enumerable.Range(1, levels.Length - 1).Select(level => groups.Codes.ToArray().Select(code => code == level ? 1.0 : 0).ToArray())];
        string[] names = [.. levels[1..].Select(level => "group=" + level), .. reference.Covariates];
        CoxFit fit = CoxModel.Fit(
            cohort.Data,
            new CovariateMatrix(names, [.. indicators, .. reference.CovariatesAt(cohort)]),
            new CoxOptions { Ties = reference.Ties, Tolerance = 1e-11, MaxIterations = 50 },
            reference.StrataAt(cohort));
        for (int j = 0; j < names.Length; j++)
        {
            Agrees.Estimate(expected.Cells("coef")[j], fit.Terms[j].Coefficient, $"{names[j]} at {cohort.Time}, coefficient");
            Agrees.Estimate(expected.Cells("se")[j], fit.Terms[j].StandardError, $"{names[j]} at {cohort.Time}, standard error");
            Agrees.Test(expected.Cells("p")[j], fit.Terms[j].P, $"{names[j]} at {cohort.Time}, p");
        }
    }
}
