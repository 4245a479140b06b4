using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Gray's test of every cause; the curves stand when a test does not exist.</summary>
internal static class GrayTests
{
    /// <summary>The tests in order of the causes; a statistic that does not exist is null, and a warning says why.</summary>
    public static GrayTestResult[] Of(PreparedRows rows, Levels groups, double rho)
    {
        Grouping grouping = PreparedRows.ToGrouping(groups)!;
        Grouping? strata = PreparedRows.ToGrouping(rows.Strata);
        return [.. rows.Causes.Select((cause, position) => Test(rows, grouping, strata, cause, position + 1, rho))];
    }

    private static GrayTestResult Test(PreparedRows rows, Grouping groups, Grouping? strata, string cause, int code, double rho)
    {
        try
        {
            ChiSquareTest test = GrayTest.Test(rows.Data, groups, code, rho, strata);
            if (test.ChiSquare is null) rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"Gray's test of cause {cause} has no variance to be judged by"));
            return new GrayTestResult(cause, ResultNumbers.OrNull(test.ChiSquare), test.DegreesOfFreedom, ResultNumbers.OrNull(test.P));
        }
        catch (EstimationException problem)
        {
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"cause {cause} is not tested: {problem.Message}"));
            return new GrayTestResult(cause, null, groups.Groups - 1, null);
        }
    }
}
