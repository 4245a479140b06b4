using Oncohort.Cohort;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Makes the rows of Table 1.</summary>
/// <param name="table">The cohort.</param>
/// <param name="rows">The patients described.</param>
/// <param name="groups">Their groups, or null.</param>
/// <param name="percentiles">The percentile rule.</param>
/// <param name="test">The test of the groups.</param>
/// <param name="warnings">Where warnings go.</param>
internal sealed class Table1Rows(CohortTable table, int[] rows, Levels? groups, PercentileRule percentiles, GroupTest test, WarningList warnings)
{
    /// <summary>The rows of one variable.</summary>
    public IEnumerable<Table1Row> Of(Variable variable) =>
        variable.Factor || variable.Levels is not null || table[variable.Name] is TextColumn ? Categorical(variable) : [Numeric(variable)];

    private IEnumerable<Table1Row> Categorical(Variable variable)
    {
        Levels all = Levels.Of(table, variable, warnings);
        Levels levels = variable.Levels is null ? all.Restrict(rows) : all.Select(rows);
        levels.RequireFew(variable.Name);
        if (levels.Labels.Count == 0) levels = levels with { Labels = ["(none)"] };
        int missing = levels.Codes.Count(code => code < 0);
        GroupTestResult? tested = test.Of(levels);
        for (int level = 0; level < levels.Labels.Count; level++)
        {
            yield return new Table1Row
            {
                Variable = variable.Name,
                Label = variable.Caption,
                Kind = "categorical",
                Level = levels.Labels[level],
                Overall = Share(levels.Codes, level, _ => true),
                Groups = ByGroup(group => Share(levels.Codes, level, row => groups!.Codes[row] == group)),
                Missing = missing,
                Test = level == 0 ? tested?.Name : null,
                Statistic = level == 0 ? tested?.Statistic : null,
                P = level == 0 ? tested?.P : null,
            };
        }
    }

    private Table1Row Numeric(Variable variable)
    {
        var faults = new CellFaults(table);
        NumberColumn column = Numbers.Read(table, variable.Name, faults);
        faults.ThrowIfAny();
        double?[] values = Array.ConvertAll(rows, row => column.IsMissing(row) ? (double?)null : column.Values[row]);
        GroupTestResult? tested = test.Of(variable.Name, values);
        return new Table1Row
        {
            Variable = variable.Name,
            Label = variable.Caption,
            Kind = "numeric",
            Overall = Distribution(values, _ => true),
            Groups = ByGroup(group => Distribution(values, row => groups!.Codes[row] == group)),
            Missing = values.Count(value => value is null),
            Test = tested?.Name,
            Statistic = tested?.Statistic,
            P = tested?.P,
        };
    }

    private Table1Cell[] ByGroup(Func<int, Table1Cell> cell) => groups is null ? [] : [.. Enumerable.Range(0, groups.Labels.Count).Select(cell)];

    private static Table1Cell Share(int[] codes, int level, Predicate<int> member)
    {
        (int here, int known, int missing) = (0, 0, 0);
        for (int row = 0; row < codes.Length; row++)
        {
            if (!member(row)) continue;
            if (codes[row] == level) here++;
            if (codes[row] >= 0) known++;
            else missing++;
        }

        return new Table1Cell { N = here, Missing = missing, Percent = known == 0 ? null : 100.0 * here / known };
    }

    private Table1Cell Distribution(double?[] values, Predicate<int> member)
    {
        List<double> present = [];
        int missing = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (!member(row)) continue;
            if (values[row] is { } value) present.Add(value);
            else missing++;
        }

        double[] sample = [.. present];
        SampleSummary summary = SampleSummary.Of(sample);
        double?[] quartiles = SampleQuantile.Of(sample, [0.25, 0.5, 0.75], Rule());
        return new Table1Cell
        {
            N = sample.Length,
            Missing = missing,
            Median = ResultNumbers.OrNull(quartiles[1]),
            Q1 = ResultNumbers.OrNull(quartiles[0]),
            Q3 = ResultNumbers.OrNull(quartiles[2]),
            Mean = ResultNumbers.OrNull(summary.Mean),
            Sd = ResultNumbers.OrNull(summary.StandardDeviation),
            Min = ResultNumbers.OrNull(summary.Minimum),
            Max = ResultNumbers.OrNull(summary.Maximum),
        };
    }

    private SampleQuantileRule Rule() => percentiles switch
    {
        PercentileRule.Type2 => SampleQuantileRule.Sas,
        PercentileRule.Type6 => SampleQuantileRule.Spss,
        _ => SampleQuantileRule.R,
    };
}
