using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>Made curves: invented follow-up by a fixed generator, with the product-limit estimate and its log interval. No patient stands behind them.</summary>
internal static class MadeCurves
{
    private const double Z = 1.959963984540054;

    public static IReadOnlyDictionary<string, object?> Settings { get; } = new SortedDictionary<string, object?>(StringComparer.Ordinal)
    {
        ["conf_type"] = "log",
        ["level"] = 0.95,
        ["quantile_rule"] = "r",
    };

    /// <summary>Curves of groups with the sizes given; each group's hazard is 1.35 times that of the one before.</summary>
    public static KaplanMeierResult Of(
        IReadOnlyList<string> groups, int size = 60, string? unit = "months", double last = 84, double hazard = 0.02, string? label = "Stage", IReadOnlyList<double>? at = null)
    {
        KaplanMeierStratum[] strata =
        [
            .. groups.Select((group, i) => Stratum(group, FollowUp(size + (7 * i), hazard * 84 / last * Math.Pow(1.35, i), last, (uint)(i + 17)), at ?? [])),
        ];
        return new KaplanMeierResult
        {
            Id = "km-1",
            Title = "Overall survival" + (label is null ? "" : $" by {label}"),
            Endpoint = new EndpointCaption("os", "Overall survival", unit),
            N = Count.Sum(strata, s => s.N),
            Excluded = [],
            Warnings = [],
            Settings = Settings,
            Events = Count.Sum(strata, s => s.Events),
            GroupLabel = groups.Count > 1 ? label : null,
            Strata = strata,
            MedianFollowUp = new Interval(last * 0.6, last * 0.5, last * 0.7),
            LogRank = groups.Count > 1 ? LogRank(strata) : null,
            HazardRatio = groups.Count == 2 ? MadeModels.Factor("stage", label ?? "Stage", groups[1], groups[0], 1.62, 1.08, 2.43, 0.0198) : null,
        };
    }

    public static KaplanMeierStratum Stratum(string group, IReadOnlyList<(double Time, bool Event)> followUp, IReadOnlyList<double> at)
    {
        List<KaplanMeierStep> steps = [];
        double survival = 1;
        double greenwood = 0;
        int atRisk = followUp.Count;
        foreach (IGrouping<double, (double Time, bool Event)> same in followUp.GroupBy(p => p.Time).OrderBy(g => g.Key))
        {
            int events = same.Count(p => p.Event);
            survival *= 1 - ((double)events / atRisk);
            if (survival > 0) greenwood += events / ((double)atRisk * (atRisk - events));
            steps.Add(Step(same.Key, atRisk, events, same.Count() - events, survival, greenwood));
            atRisk -= same.Count();
        }

        double? median = steps.FirstOrDefault(step => step.Survival <= 0.5)?.Time;
        return new KaplanMeierStratum
        {
            Group = group,
            N = followUp.Count,
            Events = followUp.Count(p => p.Event),
            Median = new Interval(median, median * 0.8, null),
            MedianFollowUp = new Interval(followUp.Select(p => p.Time).DefaultIfEmpty(0).Max() * 0.6, null, null),
            At = [.. at.Select(time => At(steps, time))],
            Steps = steps,
        };
    }

    private static KaplanMeierStep Step(double time, int atRisk, int events, int censored, double survival, double greenwood)
    {
        if (survival == 0) return new KaplanMeierStep(time, atRisk, events, censored, 0, null, null, null);
        double se = Math.Sqrt(greenwood);
        return new KaplanMeierStep(time, atRisk, events, censored, survival, survival * se, survival * Math.Exp(-Z * se), Math.Min(1, survival * Math.Exp(Z * se)));
    }

    private static KaplanMeierTime At(List<KaplanMeierStep> steps, double time)
    {
        double atRisk = steps.FirstOrDefault(step => step.Time >= time)?.AtRisk.AtLeast ?? 0;
        if (steps.Count == 0 || time > steps[^1].Time) return new KaplanMeierTime(time, atRisk, null, null, null, null);
        return steps.LastOrDefault(step => step.Time <= time) is { } step
            ? new KaplanMeierTime(time, atRisk, step.Survival, step.Se, step.Lower, step.Upper)
            : new KaplanMeierTime(time, atRisk, 1, 0, 1, 1);
    }

    private static (double Time, bool Event)[] FollowUp(int n, double hazard, double last, uint seed)
    {
        uint state = seed * 2654435761u;
        double Next()
        {
            state = (state * 1664525u) + 1013904223u;
            return ((state >> 8) + 0.5) / (1 << 24);
        }

        var patients = new (double, bool)[n];
        for (int i = 0; i < n; i++)
        {
            double death = -Math.Log(Next()) / hazard;
            double censor = last * (0.25 + (0.75 * Next()));
            patients[i] = (Math.Round(Math.Min(death, censor), 1) + (last / 1000), death <= censor);
        }

        return patients;
    }

    private static LogRankResult LogRank(KaplanMeierStratum[] strata) => new()
    {
        N = Count.Sum(strata, s => s.N),
        Excluded = [],
        Warnings = [],
        Settings = new SortedDictionary<string, object?> { ["test"] = "logrank", ["pairwise"] = "holm" },
        Chi2 = 5.4271,
        Df = strata.Length - 1,
        P = 0.019824,
        Groups = [.. strata.Select(s => new LogRankGroupResult(s.Group, s.N, s.Events, s.Events.AtLeast * 1.04))],
        Pairwise = strata.Length < 3 ? null :
        [
            .. from a in Enumerable.Range(0, strata.Length)
               from b in Enumerable.Range(a + 1, strata.Length - a - 1)
               select new PairwiseResult(strata[a].Group, strata[b].Group, 1.25 + a + b, 1, 0.26, 0.52),
        ],
    };
}
