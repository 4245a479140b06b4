using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>MaxCombo and permutation tests beside a log-rank test.</summary>
internal static class FurtherLogRankTests
{
    /// <summary>Refuses combinations of choices that no test has.</summary>
    /// <exception cref="InputException">OCH023.</exception>
    public static void RequirePossible(LogRankRequest request)
    {
        if (request.MaxCombo is null) return;
        string? also = request.Pairwise is not null ? "pairwise" : request.Trend ? "trend" : request.Permutation is not null ? "permutations" : null;
        if (also is not null)
            throw new InputException(new Fault(FaultCode.BadValue, $"'{also}' is not defined for the test 'maxcombo'", also, "a test with one weight, such as logrank", $"leave out {also}, or choose another test"));
    }

    /// <summary>The largest of several tests; null when one was asked for.</summary>
    public static MaxComboTestResult? MaxComboOf(PreparedRows rows, Levels groups, LogRankRequest request)
    {
        if (request.MaxCombo is not { } weights) return null;
        if (groups.Labels.Count > 2)
        {
            throw new AnalysisImpossibleException(new Fault(
                FaultCode.MethodNotDefined,
                FormattableString.Invariant($"MaxCombo compares two groups; {groups.Variable.Name} has {groups.Labels.Count} levels among the rows analysed"),
                groups.Variable.Name,
                "two groups",
                "keep the rows of two groups, or choose another test"));
        }

        MaxComboResult test = MaxCombo.Test(rows.Data, PreparedRows.ToGrouping(groups)!, weights, PreparedRows.ToGrouping(rows.Strata));
        foreach (MaxComboComponent component in test.Components.Where(component => component.Z is null))
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the Fleming-Harrington test with rho {component.Weight.Rho} and gamma {component.Weight.Gamma} has no variance to be judged by"));
        return new MaxComboTestResult(
            ResultNumbers.OrNull(test.MaxZ),
            ResultNumbers.OrNull(test.P),
            [.. test.Components.Select(component => new MaxComboComponentResult(
                component.Weight.Rho, component.Weight.Gamma, ResultNumbers.OrNull(component.Z), ResultNumbers.OrNull(component.P)))],
            test.Correlation);
    }

    /// <summary>The test by permutation; null when not asked for.</summary>
    public static PermutationTestResult? PermutationOf(PreparedRows rows, Levels groups, LogRankRequest request)
    {
        if (request.Permutation is not { } options) return null;
        if (rows.Weights is not null)
        {
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"a permutation test is not defined for weights"));
            return new PermutationTestResult(null, false, 0, null, null, null, null);
        }

        PermutationTest test = PermutationLogRank.Test(
            rows.Data, PreparedRows.ToGrouping(groups)!, request.Test, PreparedRows.ToGrouping(rows.Strata), options with { Level = request.Settings.Level });
        if (test.P is null) rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the permutation test has no variance to be judged by"));
        else if (!test.Exact) rows.Warnings.Add(Warn.Of(FaultCode.Approximated, $"there are too many arrangements to enumerate; the permutation p-value comes from {test.Permutations} random ones (seed {options.Seed})"));
        return new PermutationTestResult(
            ResultNumbers.OrNull(test.P),
            test.Exact,
            test.Permutations,
            test.Exact ? null : options.Seed,
            test.Exact ? null : ResultNumbers.OrNull(test.Lower),
            test.Exact ? null : ResultNumbers.OrNull(test.Upper),
            ResultNumbers.OrNull(test.Statistic));
    }

    /// <summary>Adds the choices in force.</summary>
    public static void Describe(LogRankRequest request, SortedDictionary<string, object?> sheet)
    {
        if (request.MaxCombo is { } weights)
        {
            sheet["combo"] = string.Join("; ", weights.Select(weight => FormattableString.Invariant($"{weight.Rho},{weight.Gamma}")));
            sheet["event_time_weight"] = "S(t-)^rho (1 - S(t-))^gamma";
            sheet["p_value"] = "joint normal distribution of the components";
            return;
        }

        sheet["event_time_weight"] = LogRankTestKinds.Formula(request.Test);
        if (request.Permutation is not { } options) return;
        sheet["permutation"] = FormattableString.Invariant($"all arrangements up to {options.ExactLimit}, else {options.Permutations} random ones");
        sheet["permuted_within"] = request.Strata.Count == 0 ? "all rows" : "strata";
        sheet["seed"] = options.Seed;
    }
}
