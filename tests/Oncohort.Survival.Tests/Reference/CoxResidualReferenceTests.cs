using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class CoxResidualReferenceTests
{
    private static readonly ReferenceSuite Suite = new("cox_residuals.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Residuals_of_rows_are_those_of_r(string name)
    {
        (JsonElement expected, CoxFit fit, _) = Fit(name);
        Agree(expected, "martingale", [fit.Residuals.Martingale()]);
        Agree(expected, "deviance", [fit.Residuals.Deviance()]);
        Agree(expected, "score", fit.Residuals.Score());
        Agree(expected, "dfbeta", fit.Residuals.DfBeta());
        Agree(expected, "dfbetas", fit.Residuals.DfBetas());
        Agree(expected, "displacement", [fit.Residuals.LikelihoodDisplacement()]);
        if (!expected.TryGetProperty("collapsed", out JsonElement collapsed)) return;
        Grouping clusters = Suite[name].Clusters()!;
        Agree(collapsed, "martingale", [fit.Residuals.Martingale(clusters)]);
        Agree(collapsed, "score", fit.Residuals.Score(clusters));
        Agree(collapsed, "dfbeta", fit.Residuals.DfBeta(clusters));
        if (collapsed.TryGetProperty("deviance", out _)) Agree(collapsed, "deviance", [fit.Residuals.Deviance(clusters)]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Residuals_of_event_times_are_those_of_r(string name)
    {
        (JsonElement expected, CoxFit fit, _) = Fit(name);
        SchoenfeldResiduals schoenfeld = fit.Residuals.Schoenfeld();
        Agree(expected, "schoenfeld", schoenfeld.Values);
        Agree(expected, "scaled_schoenfeld", fit.Residuals.ScaledSchoenfeld().Values);
        JsonElement places = expected.GetProperty("schoenfeld");
        int[] kept = [.. places.Cells("rows").Select(row => (int)row!)];
        Assert.Equal(places.Cells("row").Select(row => (int)row!), kept.Select(i => schoenfeld.Rows[i]));
        for (int i = 0; i < kept.Length; i++) Agrees.Estimate(places.Cells("time")[i], schoenfeld.Times[kept[i]], "time");
        Assert.Equal(fit.Events, schoenfeld.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Proportional_hazards_tests_with_every_transform_are_those_of_r(string name)
    {
        (JsonElement expected, CoxFit fit, (string Name, int First, int Count)[] terms) = Fit(name);
        foreach ((string transform, TimeTransform value) in new[] { ("km", TimeTransform.KaplanMeier), ("rank", TimeTransform.Rank), ("identity", TimeTransform.Identity), ("log", TimeTransform.Log) })
        {
            JsonElement table = expected.GetProperty("zph").GetProperty(transform);
            IReadOnlyList<ProportionalHazardsTest> tests = fit.ProportionalHazards(terms, value);
            Assert.Equal(table.Texts("term"), tests.Select(test => test.Name));
            for (int i = 0; i < tests.Count; i++)
            {
                Agrees.Test(table.Cells("chi2")[i], tests[i].Test.ChiSquare, $"{transform} {tests[i].Name}");
                Agrees.Test(table.Cells("p")[i], tests[i].Test.P, $"{transform} {tests[i].Name} p");
                Assert.Equal((int)table.Cells("df")[i]!, tests[i].Test.DegreesOfFreedom);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_smooth_of_scaled_Schoenfeld_residuals_is_the_natural_spline_of_r(string name)
    {
        (JsonElement expected, CoxFit fit, _) = Fit(name);
        if (!expected.TryGetProperty("smooth", out JsonElement smooth))
        {
            Assert.NotNull(Suite[name].Strata());
            return;
        }

        IReadOnlyList<SmoothPoint> points = SplineSmooth.Fit(fit.Residuals.TransformedTimes(TimeTransform.KaplanMeier)!, fit.Residuals.ScaledSchoenfeld().Values[0]);
        if (points.Count == 0)
        {
            Assert.True(fit.Residuals.Schoenfeld().Times.Distinct().Count() < 10, "there are enough event times for a smooth");
            return;
        }

        for (int i = 0; i < points.Count; i++)
        {
            Near.Estimate(smooth.Cells("x")[i], points[i].X, 1e-9, "place");
            Agrees.Smooth(smooth.Cells("estimate")[i], points[i].Estimate, "smooth");
            Agrees.Smooth(smooth.Cells("leverage")[i], points[i].Leverage, "leverage");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predicted_survival_and_the_baseline_hazard_are_those_of_r(string name)
    {
        (JsonElement expected, CoxFit fit, _) = Fit(name);
        if (!expected.TryGetProperty("curves", out JsonElement curves)) return;
        foreach ((string type, ConfidenceIntervalType interval) in new[] { ("log", ConfidenceIntervalType.Log), ("log-log", ConfidenceIntervalType.LogLog) })
        {
            JsonElement table = curves.GetProperty(type);
            double[] at = [.. table.Cells("at").Select(value => value!.Value)];
            var points = fit.PredictSurvival(at, 0, interval).ToDictionary(point => point.Time);
            double?[] times = table.Cells("time");
            for (int i = 0; i < times.Length; i++)
            {
                PredictedSurvivalPoint point = points[times[i]!.Value];
                Agrees.Estimate(table.Cells("cumhaz")[i], point.CumulativeHazard, "cumulative hazard");
                Agrees.Estimate(table.Cells("survival")[i], point.Survival, "survival");
                Agrees.Estimate(table.Cells("se")[i], point.StandardError, "standard error");
                Agrees.Estimate(table.Cells("lower")[i], point.Lower, "lower");
                Agrees.Estimate(table.Cells("upper")[i], point.Upper, "upper");
            }
        }

        JsonElement baseline = expected.GetProperty("baseline");
        var hazard = fit.PredictSurvival(new double[fit.Terms.Count]).ToDictionary(point => point.Time, point => point.CumulativeHazard);
        for (int i = 0; i < baseline.Cells("time").Length; i++)
            Agrees.Estimate(baseline.Cells("hazard")[i], hazard[baseline.Cells("time")[i]!.Value], "baseline hazard");
    }

    private static (JsonElement Expected, CoxFit Fit, (string Name, int First, int Count)[] Terms) Fit(string name)
    {
        ReferenceCase reference = Suite[name];
        (string[] names, double[][] columns, (string Name, int First, int Count)[] terms) = reference.Covariates();
        var options = new CoxOptions
        {
            Ties = reference.Options.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron,
            Robust = reference.Options.GetProperty("robust").GetBoolean(),
        };
        Grouping? clusters = options.Robust ? reference.Clusters() : null;
        CoxFit fit = CoxModel.Fit(reference.Data(), new CovariateMatrix(names, columns), options, reference.Strata(), clusters);
        Assert.Equal(reference.Json.GetProperty("n").GetInt32(), fit.Rows);
        return (reference.Json, fit, terms);
    }

    /// <summary>Compares kept rows, beside the largest residual of their column, and the sum of squares of all rows.</summary>
    private static void Agree(JsonElement expected, string kind, IReadOnlyList<double[]> actual)
    {
        JsonElement kept = expected.GetProperty(kind);
        int[] rows = [.. kept.Cells("rows").Select(row => (int)row!)];
        JsonElement[] columns = [.. kept.GetProperty("columns").EnumerateArray()];
        Assert.Equal(columns.Length, actual.Count);
        for (int j = 0; j < columns.Length; j++)
        {
            double?[] values = columns[j].Cells("values");
            double size = Math.Sqrt(columns[j].Number("squares") / actual[j].Length);
            for (int i = 0; i < rows.Length; i++) Agrees.Residual(values[i], actual[j][rows[i]], size, $"{kind}, column {j}, row {rows[i]}");
            Agrees.Residual(columns[j].Number("squares"), actual[j].Sum(value => value * value), columns[j].Number("squares"), $"{kind}, column {j}, sum of squares");
        }
    }
}
