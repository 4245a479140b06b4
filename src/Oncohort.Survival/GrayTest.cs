using Oncohort.Survival.CompetingRisks;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>Gray's test: do groups have the same cumulative incidence of a cause?</summary>
/// <remarks>
/// Gray (1988), A class of K-sample tests for comparing the cumulative incidence of a competing risk, Annals of Statistics 16:1141; as <c>cuminc</c> of R's
/// cmprsk has it. It compares subdistribution hazards, so that a difference may come from the cause itself or from the others. Time O(n + event times x groups³) after indexing.
/// </remarks>
public static class GrayTest
{
    /// <summary>Tests one cause.</summary>
    /// <param name="data">Follow-up; every event code but 0 and <paramref name="cause"/> competes. Whole weights and counts are repetitions.</param>
    /// <param name="groups">The groups; those without rows are left out.</param>
    /// <param name="cause">The event code of the cause.</param>
    /// <param name="rho">The exponent of 1 - F(t-) in the weight of an event time; 0 weights all alike.</param>
    /// <param name="strata">Strata; scores and covariances are summed over them.</param>
    /// <returns>The test on (groups with rows - 1) degrees of freedom; no statistic when its covariance is singular.</returns>
    /// <exception cref="EstimationException">There are no rows, no events of the cause, or rows in one group only; or the test is not defined: late entry, or weights that are not whole numbers.</exception>
    public static ChiSquareTest Test(TimeToEvent data, Grouping groups, int cause = 1, double rho = 0, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        if (!double.IsFinite(rho)) throw new ArgumentOutOfRangeException(nameof(rho), rho, "The exponent is finite.");
        data.RequireRows(groups.Rows, nameof(groups));
        data.RequireRows(strata?.Rows, nameof(strata));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to compare.");
        if (data.IsLeftTruncated) throw new EstimationException(EstimationProblem.NotDefined, "Gray's test is not defined for late entry.");
        if (!data.HasWholeWeights) throw new EstimationException(EstimationProblem.NotDefined, "Gray's test is not defined for weights that are not whole numbers.");

        int layers = strata?.Groups ?? 1;
        int[] cell = groups.CodeArray;
        if (strata is not null)
        {
            cell = new int[data.Rows];
            for (int row = 0; row < cell.Length; row++) cell[row] = (strata.CodeArray[row] * groups.Groups) + groups.CodeArray[row];
        }

        int causes = Math.Max(CauseTally.CausesOf(data), cause);
        var tally = CauseTally.Build(data, cell, layers * groups.Groups, causes);
        int[] used = [.. tally.Arrivals.Select(arrival => arrival.Group % groups.Groups).Distinct().Order()];
        if (used.Length < 2) throw new EstimationException(EstimationProblem.OneGroup, "Only one group holds rows; at least two are compared.");
        if (data.Events(cause) == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events of the cause.");
        GrayStratum[] sums = [.. Enumerable.Range(0, layers).Select(_ => new GrayStratum(groups.Groups, rho))];
        foreach (RiskSetTally.Arrival arrival in tally.Arrivals) sums[arrival.Group / groups.Groups].AtRisk[arrival.Group % groups.Groups] += arrival.All;
        Walk(tally, sums, groups.Groups, cause - 1);
        return Result(sums, used, groups.Groups);
    }

    private static void Walk(CauseTally tally, GrayStratum[] strata, int groups, int cause)
    {
        double[] own = new double[groups];
        double[] others = new double[groups];
        double[] exits = new double[groups];
        for (int at = 0; at < tally.Exits.Count;)
        {
            int time = tally.Exits[at].Time;
            int layer = tally.Exits[at].Group / groups;
            bool hasEvents = false;
            for (; at < tally.Exits.Count && tally.Exits[at].Time == time && tally.Exits[at].Group / groups == layer; at++)
            {
                int group = tally.Exits[at].Group % groups;
                double all = 0;
                foreach (double events in tally.Events(at)) all += events;
                own[group] = tally.Events(at)[cause];
                others[group] = all - own[group];
                exits[group] = tally.Exits[at].All;
                hasEvents |= all > 0;
            }

            if (hasEvents) strata[layer].AddEventTime(own, others);
            for (int group = 0; group < groups; group++) strata[layer].AtRisk[group] -= exits[group];
            Array.Clear(own);
            Array.Clear(others);
            Array.Clear(exits);
        }
    }

    private static ChiSquareTest Result(GrayStratum[] strata, int[] used, int groups)
    {
        double[] score = new double[groups];
        double[,] covariance = new double[groups, groups];
        foreach (GrayStratum stratum in strata) stratum.AddTo(score, covariance);
        int df = used.Length - 1;
        double[] z = new double[df];
        double[,] v = new double[df, df];
        for (int i = 0; i < df; i++)
        {
            z[i] = score[used[i]];
            for (int j = 0; j < df; j++) v[i, j] = covariance[used[i], used[j]];
        }

        var factor = SymmetricFactor.Of(v);
        double chiSquare = factor.Quadratic(z);
        if (factor.Rank < df || !double.IsFinite(chiSquare)) return new ChiSquareTest(null, df, null);
        return new ChiSquareTest(chiSquare, df, ChiSquareDistribution.UpperTail(chiSquare, df));
    }
}
