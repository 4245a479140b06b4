using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Tests of the contingency table of two variables.</summary>
public sealed record ChiSquareRequest : AnalysisRequest
{
    /// <summary>The variable of the rows.</summary>
    public required Variable Rows { get; init; }

    /// <summary>The variable of the columns.</summary>
    public required Variable ColumnVariable { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. new[] { Rows.Name, ColumnVariable.Name }.Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override ChiSquareResult Run(CohortTable table) => ChiSquareAnalysis.Run(table, this);
}

/// <summary>Tests contingency tables, from patients or from printed counts.</summary>
public static class ChiSquareAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static ChiSquareResult Run(CohortTable table, ChiSquareRequest request)
    {
        var cases = new CompleteCases(table.Rows);
        cases.Require(table[request.Rows.Name], request.Rows.Caption);
        cases.Require(table[request.ColumnVariable.Name], request.ColumnVariable.Caption);
        var warnings = new WarningList();
        if (cases.Excluded.Count > 0) warnings.Add(cases.LeftOutWarning());
        int[] kept = cases.Rows();
        Levels rows = Levels.Of(table, request.Rows, warnings).Restrict(kept);
        Levels columns = Levels.Of(table, request.ColumnVariable, warnings).Restrict(kept);
        foreach (Levels levels in new[] { rows, columns })
        {
            levels.RequireFew(levels.Variable.Name);
            if (kept.Length > 0 && levels.Labels.Count < 2) throw new AnalysisImpossibleException(OneLevel(levels));
        }

        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["rows"] = request.Rows.Name;
        sheet["columns"] = request.ColumnVariable.Name;
        return Test(CrossTable.Count(rows, columns), rows.Labels, columns.Labels, request.Settings, sheet, warnings) with { Excluded = cases.Excluded };
    }

    /// <summary>Tests a table of counts.</summary>
    /// <param name="counts">Counts, rows by columns, at least 2 x 2 and none negative.</param>
    /// <param name="settings">The conventions in force.</param>
    /// <exception cref="AnalysisImpossibleException">A row or column is empty.</exception>
    public static ChiSquareResult Run(long[,] counts, EstimationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sheet = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["preset"] = Choices.Presets.Name(settings.Preset) };
        return Test(counts, Numbered(counts.GetLength(0)), Numbered(counts.GetLength(1)), settings, sheet, []);
    }

    private static ChiSquareResult Test(
        long[,] counts, IReadOnlyList<string> rows, IReadOnlyList<string> columns, EstimationSettings settings, SortedDictionary<string, object?> sheet, WarningList warnings)
    {
        ContingencyTable table = Create(counts);
        FisherExactTest fisher = table.FisherExact(new FisherOptions { Level = settings.Level });
        Describe(sheet, settings, fisher);
        WarnOf(table, fisher, warnings);
        TestResult trend = ResultNumbers.Of(table.LinearTrend());
        return new ChiSquareResult
        {
            N = checked((int)table.Total),
            Excluded = [],
            Settings = sheet,
            Rows = rows,
            Columns = columns,
            Counts = [.. CrossTable.Nested(counts).Select(row => row.Select(count => (Count)count).ToArray())],
            Expected = CrossTable.Nested(table.Expected),
            Pearson = ResultNumbers.Of(table.Pearson()),
            Yates = table.Yates() is { } yates ? ResultNumbers.Of(yates) : null,
            LikelihoodRatio = ResultNumbers.Of(table.LikelihoodRatio()),
            Fisher = new FisherResult(
                ResultNumbers.OrNull(fisher.P), ResultNumbers.OrNull(fisher.OddsRatio.Estimate), ResultNumbers.OrNull(fisher.OddsRatio.Lower), ResultNumbers.OrNull(fisher.OddsRatio.Upper)),
            Trend = trend,
            Warnings = [.. warnings],
        };
    }

    private static ContingencyTable Create(long[,] counts)
    {
        try
        {
            return ContingencyTable.Create(counts);
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem);
        }
    }

    private static void WarnOf(ContingencyTable table, FisherExactTest fisher, WarningList warnings)
    {
        if (table.CellsExpectedBelowFive > 0)
            warnings.Add(Warn.Of(FaultCode.SmallExpectedCounts, $"{table.CellsExpectedBelowFive} of {table.Rows * table.Columns} expected counts are below 5 (the smallest is {table.SmallestExpected:G3}); prefer Fisher's test"));
        if (fisher.IsSimulated)
            warnings.Add(Warn.Of(FaultCode.Approximated, $"Fisher's p-value is simulated from {fisher.Simulations} tables (standard error {fisher.StandardError:G3})"));
        if (table is { Rows: 2, Columns: 2 } && (fisher.OddsRatio.Estimate is null || fisher.OddsRatio.Upper is null))
            warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the odds ratio or its upper limit is not finite"));
    }

    private static void Describe(SortedDictionary<string, object?> sheet, EstimationSettings settings, FisherExactTest fisher)
    {
        sheet["level"] = settings.Level;
        sheet["correction_2x2"] = settings.YatesCorrection ? "yates" : "none";
        sheet["fisher"] = fisher.IsSimulated ? string.Create(CultureInfo.InvariantCulture, $"simulated, {fisher.Simulations} tables") : "exact, two-sided by probability";
        sheet["odds_ratio"] = "conditional maximum likelihood, exact interval";
        sheet["trend"] = "linear-by-linear, scores 1, 2, …";
    }

    private static string[] Numbered(int count) => [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private static Fault OneLevel(Levels levels) => new(
        FaultCode.OneGroup,
        $"every row analysed has {levels.Variable.Name} = {levels.Labels[0]}",
        levels.Variable.Name,
        "two levels or more",
        "use a variable that differs among the rows analysed");
}
