using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Analyses;

/// <summary>A log-rank type test of groups, stratified when strata are named. Competing events are censored.</summary>
public sealed record LogRankRequest : SurvivalRequest
{
    /// <summary>The grouping variable.</summary>
    public required Variable Group { get; init; }

    /// <summary>The weighting of event times.</summary>
    public LogRankOptions Test { get; init; } = new();

    /// <summary>The weights whose largest statistic is the test (MaxCombo); null for the one test of <see cref="Test"/>.</summary>
    public IReadOnlyList<FlemingHarringtonWeight>? MaxCombo { get; init; }

    /// <summary>Adds the test by permutation of the groups; null for none.</summary>
    public PermutationOptions? Permutation { get; init; }

    /// <summary>Tests of all pairs with this adjustment; null for none.</summary>
    public PAdjustment? Pairwise { get; init; }

    /// <summary>Adds the test for trend with scores 1, 2, … in level order.</summary>
    public bool Trend { get; init; }

    internal override IEnumerable<Variable> Variables => Strata.Prepend(Group);

    /// <inheritdoc/>
    public override LogRankResult Run(CohortTable table) => LogRankAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="LogRankRequest"/>.</summary>
public static class LogRankAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static LogRankResult Run(CohortTable table, LogRankRequest request) => Run(PreparedRows.Of(table, request), request);

    internal static LogRankResult Run(PreparedRows rows, LogRankRequest request)
    {
        FurtherLogRankTests.RequirePossible(request);
        Levels groups = rows.GroupsOf(request.Group, byStrata: false)!;
        if (groups.Labels.Count < 2) throw new AnalysisImpossibleException(OneGroup(groups));
        Grouping grouping = PreparedRows.ToGrouping(groups)!;
        Grouping? strata = PreparedRows.ToGrouping(rows.Strata);
        try
        {
            Survival.LogRankResult test = LogRank.Test(rows.Data, grouping, request.Test, strata);
            if (test.Test.ChiSquare is null && request.MaxCombo is null) rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the test has no variance to be judged by"));
            MaxComboTestResult? combined = FurtherLogRankTests.MaxComboOf(rows, groups, request);
            return new LogRankResult
            {
                N = rows.Rows.Length,
                Excluded = rows.Excluded,
                Settings = SettingsOf(request),
                Chi2 = combined is null ? ResultNumbers.OrNull(test.Test.ChiSquare) : null,
                Df = test.Test.DegreesOfFreedom,
                P = combined is null ? ResultNumbers.OrNull(test.Test.P) : combined.P,
                MaxCombo = combined,
                Permutation = FurtherLogRankTests.PermutationOf(rows, groups, request),
                Groups = [.. test.Groups.Select(group => Group(group, groups, weighted: request.Test.Weight != LogRankWeight.LogRank))],
                Pairwise = request.Pairwise is { } adjustment ? Pairs(LogRank.Pairwise(rows.Data, grouping, adjustment, request.Test, strata), groups) : null,
                Trend = request.Trend ? ResultNumbers.Of(LogRank.Trend(rows.Data, grouping, Scores(groups), request.Test, strata)) : null,
                Warnings = [.. rows.Warnings],
            };
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem, string.Join(", ", request.Endpoint.Columns));
        }
    }

    private static LogRankGroupResult Group(LogRankGroup group, Levels groups, bool weighted) =>
        new(groups.Labels[group.Group], group.Rows, group.Observed, group.Expected)
        {
            WeightedObserved = weighted ? group.WeightedObserved : null,
            WeightedExpected = weighted ? group.WeightedExpected : null,
        };

    private static PairwiseResult[] Pairs(IReadOnlyList<PairwiseTest> pairs, Levels groups) =>
        [.. pairs.Select(pair => new PairwiseResult(
            groups.Labels[pair.GroupA],
            groups.Labels[pair.GroupB],
            ResultNumbers.OrNull(pair.Test.ChiSquare),
            pair.Test.DegreesOfFreedom,
            ResultNumbers.OrNull(pair.Test.P),
            ResultNumbers.OrNull(pair.AdjustedP)))];

    private static double[] Scores(Levels groups) => [.. Enumerable.Range(1, groups.Labels.Count).Select(score => (double)score)];

    private static Fault OneGroup(Levels groups) => new(
        FaultCode.OneGroup,
        $"every row analysed has {groups.Variable.Name} = {groups.Labels[0]}",
        groups.Variable.Name,
        "two groups or more",
        "group by a variable that differs among the rows analysed");

    private static SortedDictionary<string, object?> SettingsOf(LogRankRequest request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["group"] = request.Group.Name;
        sheet["test"] = Choices.LogRankTests.Name(request.MaxCombo is null ? LogRankTestKinds.Of(request.Test.Weight) : LogRankTestKind.MaxCombo);
        FurtherLogRankTests.Describe(request, sheet);
        if (request.Test.Weight == LogRankWeight.FlemingHarrington)
        {
            sheet["rho"] = request.Test.Rho;
            sheet["gamma"] = request.Test.Gamma;
        }

        if (request.Pairwise is { } adjustment) sheet["pairwise"] = Choices.PAdjustments.Name(adjustment);
        if (request.Trend) sheet["trend_scores"] = "1, 2, … in level order";
        sheet["variance"] = "hypergeometric";
        return sheet;
    }
}
