using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks the panels of curves: each level of a variable is a set of patients of its own, and all levels add up to the analysis.</summary>
internal sealed class FacetMask(CountBook book, Population patients, IReadOnlyDictionary<string, string> labels)
{
    public FacetResult<KaplanMeierPanel> Of(FacetResult<KaplanMeierPanel> facets, KaplanMeierResult whole)
    {
        AddUp(facets, whole.N, panel => panel.Level, panel => panel.N);
        Spread rest = Missing(facets, whole.GroupLabel, whole.Strata.Select(stratum => (stratum.Group, stratum.N, stratum.Events)), panel => panel.Level, panel => panel.Strata.Select(stratum => (stratum.Group, stratum.N, stratum.Events)));
        KeyedCount[] events = [.. facets.Panels.Select(panel => Panel(facets, panel.Level).Events("", panel.Events))];
        book.Sum(patients.Events("", whole.Events), events.Concat(rest.Events));
        return facets with
        {
            Missing = book.Print(patients.Missing(facets.Caption, null, null, facets.Missing)),
            Panels = [.. facets.Panels.Select((panel, i) => Panel(panel, Panel(facets, panel.Level), whole.GroupLabel, events[i]))],
        };
    }

    public FacetResult<CumulativeIncidencePanel> Of(FacetResult<CumulativeIncidencePanel> facets, CumulativeIncidenceResult whole)
    {
        AddUp(facets, whole.N, panel => panel.Level, panel => panel.N);
        Missing(facets, whole.GroupLabel, whole.Strata.Select(stratum => (stratum.Group, stratum.N, stratum.Causes[0].Events)), panel => panel.Level, panel => panel.Strata.Select(stratum => (stratum.Group, stratum.N, stratum.Causes[0].Events)));
        return facets with
        {
            Missing = book.Print(patients.Missing(facets.Caption, null, null, facets.Missing)),
            Panels = [.. facets.Panels.Select(panel => panel with
            {
                N = book.Print(Panel(facets, panel.Level).N(panel.N)),
                Strata = new IncidenceMask(book, Panel(facets, panel.Level), labels).Strata(panel.N, panel.Strata, whole.GroupLabel),
            })],
        };
    }

    private KaplanMeierPanel Panel(KaplanMeierPanel panel, Population here, string? label, KeyedCount events)
    {
        var curves = new SurvivalMask(book, here, labels);
        KaplanMeierStratum[] strata = curves.Strata(panel.N, panel.Strata, label);
        return panel with
        {
            N = book.Print(here.N(panel.N)),
            Events = book.Print(events),
            Strata = strata,
            LogRank = panel.LogRank is { } test ? curves.Inner(test, label) : null,
            HazardRatio = panel.HazardRatio is { } ratio ? curves.Ratio(ratio, strata) : null,
        };
    }

    private Population Panel<TPanel>(FacetResult<TPanel> facets, string level) => patients.Narrow($"{facets.Caption}={level}");

    private void AddUp<TPanel>(FacetResult<TPanel> facets, Count n, Func<TPanel, string> level, Func<TPanel, Count> size) =>
        book.Sum(patients.N(n), facets.Panels.Select(panel => Panel(facets, level(panel)).N(size(panel))).Append(patients.Missing(facets.Caption, null, null, facets.Missing)));

    /// <summary>A group's patients are in the panels or without a level; so are its events. Nobody without a level, no rest to hide behind.</summary>
    private Spread Missing<TPanel>(
        FacetResult<TPanel> facets, string? label, IEnumerable<(string Group, Count N, Count Events)> groups, Func<TPanel, string> level, Func<TPanel, IEnumerable<(string Group, Count N, Count Events)>> strata)
    {
        List<KeyedCount> patientsLeft = [];
        List<KeyedCount> eventsLeft = [];
        foreach ((string group, Count n, Count events) in groups)
        {
            (string Level, (string Group, Count N, Count Events) Stratum)[] parts = [.. facets.Panels.SelectMany(panel => strata(panel).Where(stratum => stratum.Group == group).Select(stratum => (level(panel), stratum)))];
            KeyedCount left = patients.Rest($"without {facets.Caption}|{label}={group}", n.AtLeast - parts.Sum(part => part.Stratum.N.AtLeast));
            KeyedCount occurred = patients.Rest($"events without {facets.Caption}|{label}={group}", events.AtLeast - parts.Sum(part => part.Stratum.Events.AtLeast));
            book.Sum(patients.N(label, group, n), parts.Select(part => Panel(facets, part.Level).N(label, group, part.Stratum.N)).Append(left));
            book.Sum(patients.Events("", label, group, events), parts.Select(part => Panel(facets, part.Level).Events("", label, group, part.Stratum.Events)).Append(occurred));
            book.Sum(left, occurred, patients.Rest($"without event and {facets.Caption}|{label}={group}", left.Number - occurred.Number));
            patientsLeft.Add(left);
            eventsLeft.Add(occurred);
        }

        book.Sum(patients.Missing(facets.Caption, null, null, facets.Missing), patientsLeft);
        return new Spread(eventsLeft);
    }

    private readonly record struct Spread(IReadOnlyList<KeyedCount> Events);
}
