using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses;

/// <summary>Which test compares the groups of Table 1.</summary>
public enum Table1Test
{
    /// <summary>Pearson's test, or Fisher's when an expected count is below 5; Wilcoxon's or Kruskal and Wallis's test of numeric variables.</summary>
    Auto,
    /// <summary>Pearson's chi-square without correction; rank tests of numeric variables.</summary>
    Pearson,
    /// <summary>The chi-square test with the preset's correction for 2 x 2; rank tests of numeric variables.</summary>
    ChiSquare,
    /// <summary>Fisher's exact test; rank tests of numeric variables.</summary>
    Fisher,
    /// <summary>The t test or analysis of variance of numeric variables; the chi-square test with the preset's correction otherwise.</summary>
    T,
    /// <summary>No test.</summary>
    None,
}

/// <summary>Patient characteristics, overall and by group.</summary>
public sealed record Table1Request : AnalysisRequest
{
    /// <summary>The grouping variable; null for one column.</summary>
    public Variable? By { get; init; }

    /// <summary>The variables of the rows, at least one.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    /// <summary>The test.</summary>
    public Table1Test Test { get; init; } = Table1Test.Auto;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. (By is null ? Variables : Variables.Prepend(By)).Select(variable => variable.Name).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override Table1Result Run(CohortTable table) => Table1Analysis.Run(table, this);
}

/// <summary>
/// Runs a <see cref="Table1Request"/>. Patients without a group are left out; those without the value of one variable stay and are counted as missing there.
/// </summary>
public static class Table1Analysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static Table1Result Run(CohortTable table, Table1Request request)
    {
        var cases = new CompleteCases(table.Rows);
        if (request.By is not null) cases.Require(table[request.By.Name], request.By.Caption);
        int[] rows = cases.Rows();
        if (rows.Length == 0) throw new AnalysisImpossibleException(NoRows(table, cases));
        var warnings = new WarningList();
        if (cases.Excluded.Count > 0) warnings.Add(cases.LeftOutWarning());
        Levels? groups = request.By is null ? null : Levels.Of(table, request.By, warnings).Restrict(rows);
        groups?.RequireFew("by");
        var test = new GroupTest(request.Test, request.Settings, groups, warnings);
        var builder = new Table1Rows(table, rows, groups, request.Settings.Percentiles, test, warnings);
        return new Table1Result
        {
            N = rows.Length,
            Excluded = cases.Excluded,
            Settings = SettingsOf(request),
            GroupLabel = request.By?.Caption,
            Groups = groups is null ? [] : [.. groups.Labels.Select((label, code) => new Table1Group(label, groups.Codes.Count(group => group == code)))],
            Rows = [.. request.Variables.SelectMany(builder.Of)],
            Warnings = [.. warnings],
        };
    }

    private static Fault NoRows(CohortTable table, CompleteCases cases) => new(
        FaultCode.NoRows,
        cases.Excluded.Count == 0 ? "there is no patient to describe" : $"there is no patient to describe: {cases.Reasons}",
        table.SourceName,
        "at least one patient with a group");

    private static SortedDictionary<string, object?> SettingsOf(Table1Request request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["missing"] = "counted in each variable, left out of its percentages and test";
        sheet["percentiles"] = Choices.Percentiles.Name(request.Settings.Percentiles);
        if (request.By is null) return sheet;
        sheet["by"] = request.By.Name;
        sheet["test"] = Choices.Table1Tests.Name(request.Test);
        if (request.Test == Table1Test.Auto) sheet["fisher_when"] = "an expected count is below 5";
        if (request.Test == Table1Test.T) sheet["t_test"] = Choices.TTests.Name(request.Settings.TTest);
        if (request.Test is Table1Test.T or Table1Test.ChiSquare) sheet["correction_2x2"] = request.Settings.YatesCorrection ? "yates" : "none";
        if (request.Test is not (Table1Test.T or Table1Test.None)) sheet["wilcoxon"] = "exact without ties below 50 a group, else normal with continuity correction";
        return sheet;
    }
}
