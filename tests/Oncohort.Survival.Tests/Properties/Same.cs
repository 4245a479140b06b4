namespace Oncohort.Survival.Tests.Properties;

/// <summary>Two results that must agree although they were reached by different sums.</summary>
internal static class Same
{
    private const double Tolerance = 1e-8;

    public static void Fit(CoxFit expected, CoxFit actual)
    {
        Number(expected.LogLikelihoodNull, actual.LogLikelihoodNull, "log-likelihood at 0");
        Number(expected.LogLikelihood, actual.LogLikelihood, "log-likelihood");
        Test(expected.Score, actual.Score, "score");
        Test(expected.Wald, actual.Wald, "Wald");
        for (int j = 0; j < expected.Terms.Count; j++)
        {
            Xunit.Assert.Equal(expected.Terms[j].Status, actual.Terms[j].Status);
            Number(expected.Terms[j].Coefficient, actual.Terms[j].Coefficient, "coefficient");
            Number(expected.Terms[j].StandardError, actual.Terms[j].StandardError, "standard error");
            Number(expected.Terms[j].RobustStandardError, actual.Terms[j].RobustStandardError, "robust standard error");
        }
    }

    public static void Test(ChiSquareTest expected, ChiSquareTest actual, string what)
    {
        Number(expected.ChiSquare, actual.ChiSquare, what);
        Xunit.Assert.Equal(expected.DegreesOfFreedom, actual.DegreesOfFreedom);
    }

    public static void Curve(KaplanMeierCurve expected, KaplanMeierCurve actual, double unit = 1)
    {
        Xunit.Assert.Equal(expected.Steps.Count, actual.Steps.Count);
        for (int i = 0; i < expected.Steps.Count; i++)
        {
            SurvivalPoint e = expected.Steps[i];
            SurvivalPoint a = actual.Steps[i];
            Number(e.Time * unit, a.Time, "time");
            Number(e.AtRisk, a.AtRisk, "at risk");
            Number(e.Events, a.Events, "events");
            Number(e.Survival, a.Survival, "survival");
            Number(e.StandardError, a.StandardError, "standard error");
            Number(e.Lower, a.Lower, "lower");
            Number(e.Upper, a.Upper, "upper");
        }
    }

    public static void Number(double? expected, double? actual, string what) => Near.Estimate(expected, actual, Tolerance, what);
}
