using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks curves of survival and what compares them.</summary>
internal sealed class SurvivalMask(CountBook book, Population patients, IReadOnlyDictionary<string, string> labels)
{
    public KaplanMeierResult Of(KaplanMeierResult curves)
    {
        KaplanMeierStratum[] strata = Strata(curves.N, curves.Strata, curves.GroupLabel);
        ILookup<string, double> shown = strata.SelectMany(stratum => stratum.At.Where(at => at.Survival is not null).Select(at => (stratum.Group, at.Time))).ToLookup(at => at.Group, at => at.Time);
        return curves with
        {
            Events = book.Print(patients.Events("", curves.Events)),
            Strata = strata,
            Milestones = curves.Milestones is { } milestones ? [.. milestones.Select(milestone => shown[milestone.Group].Contains(milestone.Time) && shown[milestone.Reference].Contains(milestone.Time) ? milestone : Without(milestone))] : null,
            Conditional = curves.Conditional is { } conditional ? [.. conditional.Select(time => Conditional(time, curves, shown))] : null,
            LogRank = curves.LogRank is { } test ? Inner(test, curves.GroupLabel) : null,
            HazardRatio = curves.HazardRatio is { } ratio ? Ratio(ratio, strata) : null,
            Facets = curves.Facets is { } facets ? new FacetMask(book, patients, labels).Of(facets, curves) : null,
        };
    }

    /// <summary>The curves of a set of groups, whose patients and events add up to those of the analysis.</summary>
    public KaplanMeierStratum[] Strata(Count n, IReadOnlyList<KaplanMeierStratum> strata, string? label)
    {
        KeyedCount[] sizes = [.. strata.Select(stratum => patients.N(label, stratum.Group, stratum.N))];
        KeyedCount[] events = [.. strata.Select(stratum => patients.Events("", label, stratum.Group, stratum.Events))];
        book.Sum(patients.N(n), sizes);
        book.Sum(patients.Events("", Count.Sum(strata, stratum => stratum.Events)), events);
        return [.. strata.Select((stratum, i) => Stratum(stratum, sizes[i], events[i], $"{label}={stratum.Group}"))];
    }

    private KaplanMeierStratum Stratum(KaplanMeierStratum stratum, KeyedCount size, KeyedCount occurred, string name)
    {
        book.Sum(size, occurred, patients.Rest($"without event|{name}", size.Number - occurred.Number));
        (Count n, Count events) = (book.Print(size), book.Print(occurred));
        return new CurveMask(book.Below, n, events).Of(stratum);
    }

    /// <summary>A test that stands within another analysis.</summary>
    public LogRankResult Inner(LogRankResult test, string? label) => Test(test, label) with
    {
        N = book.Print(patients.N(test.N)),
        Excluded = [],
        Warnings = WarningMask.Of(test.Warnings),
        Settings = SettingsMask.Of(test.Settings),
    };

    public LogRankResult Of(LogRankResult test) => Test(test, Grouped(test));

    /// <summary>The expected events add up to the observed ones, and stay where all of these are told.</summary>
    public LogRankResult Test(LogRankResult test, string? label)
    {
        string by = label ?? "group";
        KeyedCount[] sizes = [.. test.Groups.Select(group => patients.N(by, group.Group, group.N))];
        KeyedCount[] observed = [.. test.Groups.Select(group => patients.Events("", by, group.Group, group.Observed))];
        book.Sum(patients.N(Count.Sum(test.Groups, group => group.N)), sizes);
        book.Sum(patients.Events("", test.Events), observed);
        for (int i = 0; i < sizes.Length; i++) book.Sum(sizes[i], observed[i], patients.Rest($"without event|{by}={test.Groups[i].Group}", sizes[i].Number - observed[i].Number));
        Count[] printed = [.. observed.Select(book.Print)];
        bool whole = !Array.Exists(printed, count => count.IsWithheld);
        return test with
        {
            Events = book.Print(patients.Events("", test.Events)),
            Groups = [.. test.Groups.Select((group, i) => group with
            {
                N = book.Print(sizes[i]),
                Observed = printed[i],
                Expected = whole ? group.Expected : null,
                WeightedObserved = whole ? group.WeightedObserved : null,
                WeightedExpected = whole ? group.WeightedExpected : null,
            })],
        };
    }

    public RestrictedMeanResult Of(RestrictedMeanResult means)
    {
        string? label = Grouped(means);
        KeyedCount[] sizes = [.. means.Groups.Select(group => patients.N(label, group.Group, group.N))];
        KeyedCount[] events = [.. means.Groups.Select(group => patients.Events("", label, group.Group, group.Events))];
        book.Sum(patients.N(means.N), sizes);
        book.Sum(patients.Events("", means.Events), events);
        for (int i = 0; i < sizes.Length; i++)
        {
            book.Sum(sizes[i], events[i], patients.Rest($"without event|{label}={means.Groups[i].Group}", sizes[i].Number - events[i].Number));
        }

        RestrictedMeanGroup[] groups = [.. means.Groups.Select((group, i) => book.Print(sizes[i]) is var n && book.Print(events[i]) is var count && (n.AtMost < book.Below || count.AtMost < book.Below && count.IsSome)
            ? group with { N = n, Events = count, Rmst = null, Se = null, Lower = null, Upper = null }
            : group with { N = n, Events = count })];
        string[] open = [.. groups.Where(group => group.Rmst is not null).Select(group => group.Group)];
        return means with
        {
            Events = book.Print(patients.Events("", means.Events)),
            Groups = groups,
            Differences = [.. means.Differences.Select(difference => open.Contains(difference.Group) && open.Contains(difference.Reference)
                ? difference : difference with { Difference = null, Se = null, Lower = null, Upper = null, Z = null, P = null })],
            Ratios = [.. means.Ratios.Select(ratio => open.Contains(ratio.Group) && open.Contains(ratio.Reference)
                ? ratio : ratio with { Ratio = null, LogSe = null, Lower = null, Upper = null, Z = null, P = null })],
        };
    }

    private string? Grouped(AnalysisResult analysis) => analysis.Settings.TryGetValue("group", out object? name) && name is string variable ? labels.GetValueOrDefault(variable, variable) : null;

    private ConditionalSurvivalResult Conditional(ConditionalSurvivalResult time, KaplanMeierResult curves, ILookup<string, double> shown)
    {
        bool open = shown[time.Group].Contains(time.Given) && shown[time.Group].Contains(time.Time);
        KaplanMeierStratum stratum = curves.Strata.First(one => one.Group == time.Group);
        Count atRisk = CurveMask.AtRisk(stratum, book.Below, time.AtRisk);
        return open ? time with { AtRisk = atRisk } : time with { AtRisk = atRisk, Survival = null, Se = null, Lower = null, Upper = null };
    }

    /// <summary>A standard error of a hazard ratio is near the root of the summed inverse events of the two groups.</summary>
    public CoxTermResult Ratio(CoxTermResult ratio, IReadOnlyList<KaplanMeierStratum> strata) =>
        strata.Any(stratum => stratum.Events.IsWithheld && stratum.Events.AtMost < book.Below) ? ModelMask.Without(ratio) : ratio;

    private static MilestoneResult Without(MilestoneResult milestone) => milestone with
    {
        Difference = null,
        Se = null,
        Lower = null,
        Upper = null,
        P = null,
        Ratio = new Interval(null, null, null),
        RatioP = null,
        LogLogP = null,
    };
}
