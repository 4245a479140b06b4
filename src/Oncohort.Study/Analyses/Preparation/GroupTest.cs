using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>What a test of Table 1 answered.</summary>
internal sealed record GroupTestResult(string Name, double? Statistic, double? P);

/// <summary>Chooses and runs the test of one variable of Table 1; patients without its value take no part.</summary>
/// <param name="choice">The test asked for.</param>
/// <param name="settings">The conventions in force.</param>
/// <param name="groups">The groups, or null.</param>
/// <param name="warnings">Where warnings go.</param>
internal sealed class GroupTest(Table1Test choice, EstimationSettings settings, Levels? groups, WarningList warnings)
{
    /// <summary>The test of a categorical variable; null when fewer than two levels or groups hold patients.</summary>
    public GroupTestResult? Of(Levels levels)
    {
        if (groups is null || choice == Table1Test.None) return null;
        long[,] counts = CrossTable.WithoutEmpty(CrossTable.Count(levels, groups));
        if (counts.GetLength(0) < 2 || counts.GetLength(1) < 2) return null;
        var table = ContingencyTable.Create(counts);
        bool fisher = choice == Table1Test.Fisher || (choice == Table1Test.Auto && table.CellsExpectedBelowFive > 0);
        return fisher ? Fisher(table, levels.Variable.Name) : ChiSquare(table, levels.Variable.Name);
    }

    /// <summary>The test of a numeric variable; null when fewer than two groups hold values.</summary>
    public GroupTestResult? Of(string variable, double?[] values)
    {
        if (groups is null || choice == Table1Test.None) return null;
        double[][] samples = [.. Enumerable.Range(0, groups.Labels.Count)
            .Select(group => values.Where((value, row) => value is not null && groups.Codes[row] == group).Select(value => value!.Value).ToArray())
            .Where(sample => sample.Length > 0)];
        if (samples.Length < 2) return null;
        GroupTestResult result = choice == Table1Test.T ? Means(samples) : Ranks(samples);
        if (result.P is null) warnings.Add(Warn.Of(FaultCode.NotEstimable, $"{variable} does not vary enough within the groups to be tested"));
        return result;
    }

    private GroupTestResult ChiSquare(ContingencyTable table, string variable)
    {
        if (table.CellsExpectedBelowFive > 0)
            warnings.Add(Warn.Of(FaultCode.SmallExpectedCounts, $"{variable}: {table.CellsExpectedBelowFive} of {table.Rows * table.Columns} expected counts are below 5"));
        bool corrected = settings.YatesCorrection && (choice is Table1Test.ChiSquare or Table1Test.T);
        (string name, ChiSquareTest test) = corrected && table.Yates() is { } yates
            ? ("Pearson chi-square with Yates's correction", yates)
            : ("Pearson chi-square", table.Pearson());
        return new GroupTestResult(name, ResultNumbers.OrNull(test.ChiSquare), ResultNumbers.OrNull(test.P));
    }

    private GroupTestResult Fisher(ContingencyTable table, string variable)
    {
        FisherExactTest test = table.FisherExact();
        if (test.IsSimulated) warnings.Add(Warn.Of(FaultCode.Approximated, $"{variable}: Fisher's p-value is simulated from {test.Simulations} tables"));
        return new GroupTestResult(test.IsSimulated ? "Fisher's test (simulated)" : "Fisher's exact test", null, ResultNumbers.OrNull(test.P));
    }

    private static GroupTestResult Ranks(double[][] samples)
    {
        if (samples.Length == 2)
        {
            RankSumTest test = RankTests.Wilcoxon(samples[0], samples[1]);
            return new GroupTestResult(test.IsExact ? "Wilcoxon rank-sum test (exact)" : "Wilcoxon rank-sum test", ResultNumbers.OrNull(test.W), ResultNumbers.OrNull(test.P));
        }

        (double[] values, Grouping grouping) = Stacked(samples);
        ChiSquareTest kruskal = RankTests.KruskalWallis(values, grouping);
        return new GroupTestResult("Kruskal-Wallis test", ResultNumbers.OrNull(kruskal.ChiSquare), ResultNumbers.OrNull(kruskal.P));
    }

    private GroupTestResult Means(double[][] samples)
    {
        if (samples.Length == 2)
        {
            bool welch = settings.TTest == TTestKind.Welch;
            MeanDifferenceTest test = welch ? MeanTests.Welch(samples[0], samples[1], settings.Level) : MeanTests.Student(samples[0], samples[1], settings.Level);
            return new GroupTestResult(welch ? "Welch's t test" : "Student's t test", ResultNumbers.OrNull(test.T), ResultNumbers.OrNull(test.P));
        }

        (double[] values, Grouping grouping) = Stacked(samples);
        VarianceRatioTest anova = MeanTests.Anova(values, grouping);
        return new GroupTestResult("Analysis of variance", ResultNumbers.OrNull(anova.F), ResultNumbers.OrNull(anova.P));
    }

    private static (double[] Values, Grouping Groups) Stacked(double[][] samples) =>
        ([.. samples.SelectMany(sample => sample)], new Grouping([.. samples.SelectMany((sample, group) => Enumerable.Repeat(group, sample.Length))], samples.Length));
}
