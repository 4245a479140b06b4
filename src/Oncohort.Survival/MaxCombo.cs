using Oncohort.Survival.Distributions;
using Oncohort.Survival.LogRankTests;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>The weight S(t-)^rho (1 - S(t-))^gamma of a Fleming-Harrington test, with the pooled Kaplan-Meier estimate S.</summary>
/// <param name="Rho">The exponent of S(t-), 0 or more: weight on early differences.</param>
/// <param name="Gamma">The exponent of 1 - S(t-), 0 or more: weight on late differences.</param>
public readonly record struct FlemingHarringtonWeight(double Rho, double Gamma);

/// <summary>One of the tests that MaxCombo combines.</summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Z">Observed minus expected events of the second group over their standard deviation; null without variance.</param>
/// <param name="P">Its own two-sided p-value, not adjusted for the others.</param>
public readonly record struct MaxComboComponent(FlemingHarringtonWeight Weight, double? Z, double? P);

/// <summary>A MaxCombo test of two groups.</summary>
/// <param name="MaxZ">The largest |Z|; null when no component has a variance.</param>
/// <param name="P">P(max |Z| &gt;= <paramref name="MaxZ"/>) under equal hazards.</param>
/// <param name="Components">The tests combined, in the order of their weights.</param>
/// <param name="Correlation">Their correlations under equal hazards; 0 beside a component without variance.</param>
public sealed record MaxComboResult(double? MaxZ, double? P, IReadOnlyList<MaxComboComponent> Components, IReadOnlyList<IReadOnlyList<double>> Correlation);

/// <summary>The largest of several Fleming-Harrington tests, judged by their joint distribution: two groups whose hazards need not be proportional.</summary>
/// <remarks>
/// Tarone (1981), Biometrics 37:79; Lee (2007), Comput Stat Data Anal 51:6557; Karrison (2016), Stata J 16:678. The covariance of the statistics with weights v and
/// w is the sum of v w d (n - d) / (n - 1) n1 n2 / n² over event times and strata; it is the variance with the weight sqrt(v w), a Fleming-Harrington weight again.
/// Time O(n + event times x weights²) after indexing.
/// </remarks>
public static class MaxCombo
{
    /// <summary>The weights (0, 0), (0, 1), (1, 0), (1, 1): constant, late, early and middle differences.</summary>
    public static IReadOnlyList<FlemingHarringtonWeight> StandardWeights { get; } = [new(0, 0), new(0, 1), new(1, 0), new(1, 1)];

    /// <summary>Tests that two groups have the same hazard.</summary>
    /// <param name="data">Follow-up; every code above 0 but 1 counts as censored.</param>
    /// <param name="groups">The groups, of which two hold rows.</param>
    /// <param name="weights">One to four different weights; null for <see cref="StandardWeights"/>.</param>
    /// <param name="strata">Strata within which groups are compared; null for none.</param>
    /// <exception cref="ArgumentException">There are no weights, more than four, or an exponent is negative or not finite.</exception>
    /// <exception cref="EstimationException">There are no rows, no events, or other than two groups with rows.</exception>
    public static MaxComboResult Test(TimeToEvent data, Grouping groups, IReadOnlyList<FlemingHarringtonWeight>? weights = null, Grouping? strata = null)
    {
        FlemingHarringtonWeight[] combined = [.. weights ?? StandardWeights];
        RequireWeights(combined);
        RiskSetTally tally = LogRank.Tally(data, groups, strata);
        LogRankScores Scores(double rho, double gamma) => LogRankScores.Sum(
            data.Axis.Times.Length, tally, groups.Groups, strata?.Groups ?? 1, new LogRankOptions { Weight = LogRankWeight.FlemingHarrington, Rho = rho, Gamma = gamma });

        LogRankScores[] scores = Array.ConvertAll(combined, weight => Scores(weight.Rho, weight.Gamma));
        int second = SecondGroup(scores[0]);
        double[,] covariance = new double[combined.Length, combined.Length];
        for (int i = 0; i < combined.Length; i++)
        {
            covariance[i, i] = scores[i].Covariance[second, second];
            for (int j = 0; j < i; j++)
            {
                LogRankScores both = Scores((combined[i].Rho + combined[j].Rho) / 2, (combined[i].Gamma + combined[j].Gamma) / 2);
                covariance[i, j] = covariance[j, i] = both.Covariance[second, second];
            }
        }

        double floor = 1e-12 * scores[0].Events.Sum();
        double?[] z = [.. scores.Select((score, i) => covariance[i, i] > floor ? (score.Observed[second] - score.Expected[second]) / Math.Sqrt(covariance[i, i]) : (double?)null)];
        return Judge(combined, z, covariance);
    }

    private static MaxComboResult Judge(FlemingHarringtonWeight[] weights, double?[] z, double[,] covariance)
    {
        int[] used = [.. Enumerable.Range(0, z.Length).Where(i => z[i] is not null)];
        double Correlation(int i, int j) => z[i] is null || z[j] is null ? 0 : i == j ? 1 : Math.Clamp(covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]), -1, 1);
        double? largest = null;
        double? p = null;
        if (used.Length > 0)
        {
            double[,] correlation = new double[used.Length, used.Length];
            for (int i = 0; i < used.Length; i++)
            {
                for (int j = 0; j < used.Length; j++) correlation[i, j] = Correlation(used[i], used[j]);
            }

            largest = used.Max(i => Math.Abs(z[i]!.Value));
            p = LargestNormal.UpperTail(correlation, largest.Value);
        }

        MaxComboComponent[] components = [.. weights.Select((weight, i) => new MaxComboComponent(weight, z[i], z[i] is { } value ? NormalDistribution.TwoSided(value) : null))];
        return new MaxComboResult(largest, p, components, [.. Enumerable.Range(0, z.Length).Select(i => (double[])[.. Enumerable.Range(0, z.Length).Select(j => Correlation(i, j))])]);
    }

    private static int SecondGroup(LogRankScores scores)
    {
        int[] used = [.. Enumerable.Range(0, scores.Rows.Length).Where(group => scores.Rows[group] > 0)];
        if (used.Length < 2) throw new EstimationException(EstimationProblem.OneGroup, "Only one group holds rows; MaxCombo compares two.");
        if (used.Length > 2) throw new EstimationException(EstimationProblem.NotDefined, $"MaxCombo compares two groups; {used.Length} hold rows.");
        if (scores.Events.All(events => events == 0)) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");
        return used[1];
    }

    private static void RequireWeights(FlemingHarringtonWeight[] weights)
    {
        if (weights.Length is 0 or > LargestNormal.MostVariables || weights.Distinct().Count() < weights.Length)
            throw new ArgumentException($"MaxCombo combines 1 to {LargestNormal.MostVariables} different weights.", nameof(weights));
        if (Array.Exists(weights, weight => !(weight.Rho >= 0 && weight.Gamma >= 0 && double.IsFinite(weight.Rho + weight.Gamma))))
            throw new ArgumentException("The exponents of a weight are finite numbers of 0 or more.", nameof(weights));
    }
}
