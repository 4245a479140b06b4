using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Landmark analysis: from each landmark on, curves, log-rank test and Cox model of groups that are known by then. Competing events are censored.</summary>
public sealed record LandmarkRequest : SurvivalRequest
{
    /// <summary>The landmarks, at least one.</summary>
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>What may have happened by a landmark; null when the groups are those of <see cref="Group"/>.</summary>
    public LandmarkStatus? By { get; init; }

    /// <summary>The grouping variable, known from the start; null when the groups are those of <see cref="By"/>.</summary>
    public Variable? Group { get; init; }

    /// <summary>Further covariates of the Cox models.</summary>
    public IReadOnlyList<Variable> Covariates { get; init; } = [];

    /// <summary>The groups as a variable.</summary>
    internal Variable Grouping => Group ?? new Variable(By!.Name) { Label = By.Label };

    internal override IEnumerable<Variable> Variables => Covariates.Concat(Strata).Concat(Group is null ? [] : [Group]);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. base.Columns.Concat(By?.Columns ?? []).Distinct(StringComparer.Ordinal)];

    internal override void LeaveOut(CohortTable table, CompleteCases cases) => By?.Times(table, cases);

    /// <inheritdoc/>
    public override LandmarkResult Run(CohortTable table) => LandmarkAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="LandmarkRequest"/>.</summary>
public static class LandmarkAnalysis
{
    private static readonly string[] StatusLevels = ["no", "yes"];

    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static LandmarkResult Run(CohortTable table, LandmarkRequest request)
    {
        if ((request.By is null) == (request.Group is null)) throw new ArgumentException("The groups come from By or from Group.", nameof(request));
        var rows = PreparedRows.Of(table, request);
        double[]? happened = request.By?.Times(table, new CompleteCases(table.Rows));
        LandmarkAnalysisResult[] landmarks = [.. request.At.Distinct().Order().Select(time => At(rows, request, happened, time))];
        if (Array.TrueForAll(landmarks, landmark => landmark.N == 0))
            throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "nobody is under observation and free of the event after any landmark", "at", "a landmark within follow-up", "choose earlier landmarks"));
        return new LandmarkResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request),
            GroupLabel = request.Grouping.Caption,
            Landmarks = landmarks,
            Warnings = [.. rows.Warnings],
        };
    }

    private static LandmarkAnalysisResult At(PreparedRows all, LandmarkRequest request, double[]? happened, double time)
    {
        LandmarkCohort cohort = Landmark.At(all.Data, time);
        Exclusion[] excluded = Reasons(cohort.Excluded);
        if (cohort.Rows.Count == 0)
        {
            all.Warnings.Add(Warn.Of(FaultCode.LandmarkNotComparable, $"landmark {time}: nobody is under observation and free of the event after it"));
            return new LandmarkAnalysisResult { Time = time, N = 0, Events = 0, Excluded = excluded, Strata = [] };
        }

        PreparedRows rows = all.At(cohort, excluded, happened is null ? [] : [Status(request.By!.Name, happened, time)]);
        Levels groups = rows.GroupsOf(request.Grouping, byStrata: false)!;
        KaplanMeierOptions options = KaplanMeierAnalysis.OptionsOf(request.Settings);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(rows.Data, PreparedRows.ToGrouping(groups), options, rows.Clusters);
        KaplanMeierStratum[] strata = KaplanMeierAnalysis.Strata(rows, groups, curves, options, []);
        rows.Warnings.AddRange(KaplanMeierWarnings.Of(strata, curves, request.Settings.IntervalType));
        (Results.LogRankResult? test, CoxResult? model) = Compare(rows, request, groups);
        foreach (Warning warning in rows.Warnings) all.Warnings.Add(Warn.About(FormattableString.Invariant($"landmark {time}"), warning));
        return new LandmarkAnalysisResult
        {
            Time = time,
            N = cohort.Rows.Count,
            Events = Count.Sum(strata, stratum => stratum.Events),
            Excluded = excluded,
            Strata = strata,
            LogRank = test,
            Model = model,
        };
    }

    private static (Results.LogRankResult? Test, CoxResult? Model) Compare(PreparedRows rows, LandmarkRequest request, Levels groups)
    {
        try
        {
            if (groups.Labels.Count < 2) throw new AnalysisImpossibleException(new Fault(FaultCode.OneGroup, $"everyone has {groups.Variable.Name} = {groups.Labels[0]}", null, "two groups or more"));
            Results.LogRankResult test = LogRankAnalysis.Run(rows, new LogRankRequest
            {
                Endpoint = request.Endpoint,
                Group = request.Grouping,
                Strata = request.Strata,
                Weights = request.Weights,
                Settings = request.Settings,
            });
            return (test, CoxAnalysis.Run(rows, new CoxRequest
            {
                Endpoint = request.Endpoint,
                Covariates = [request.Grouping with { Factor = true, Reference = request.Grouping.Reference ?? groups.Labels[0] }, .. request.Covariates],
                Strata = request.Strata,
                Weights = request.Weights,
                Cluster = request.Cluster,
                Settings = request.Settings,
            }));
        }
        catch (AnalysisImpossibleException impossible)
        {
            rows.Warnings.Add(Warn.Of(FaultCode.LandmarkNotComparable, $"the groups cannot be compared: {impossible.Fault.What}"));
            return (null, null);
        }
    }

    private static TextColumn Status(string name, double[] happened, double landmark) => new(name, Landmark.StatusAt(happened, landmark).Codes.ToArray(), StatusLevels);

    private static Exclusion[] Reasons(LandmarkExclusions excluded) =>
    [
        .. new Exclusion[]
        {
            new("event by the landmark", excluded.Event),
            new("competing event by the landmark", excluded.CompetingEvent),
            new("observation ended by the landmark", excluded.Censored),
            new("not yet under observation at the landmark", excluded.NotEntered),
        }.Where(reason => reason.Count.IsSome),
    ];

    private static SortedDictionary<string, object?> SettingsOf(LandmarkRequest request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["landmarks"] = Listed.Numbers(request.At);
        sheet["clock"] = "time since the landmark";
        sheet["included"] = "entry <= landmark < exit";
        sheet["group"] = request.Grouping.Name;
        if (request.By is { } status) sheet["group_definition"] = $"yes when it happened by the landmark: {status.Definition}";
        if (request.Covariates.Count > 0) sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["level"] = request.Settings.Level;
        sheet["conf_type"] = Choices.IntervalTypes.Name(request.Settings.IntervalType);
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["test"] = "logrank";
        return sheet;
    }
}
