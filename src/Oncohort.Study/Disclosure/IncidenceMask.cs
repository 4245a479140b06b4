using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks cumulative incidences: each cause by its own events, numbers at risk for all causes together.</summary>
internal sealed class IncidenceMask(CountBook book, Population patients, IReadOnlyDictionary<string, string> labels)
{
    public CumulativeIncidenceResult Of(CumulativeIncidenceResult incidence) => incidence with
    {
        Events = book.Print(patients.Events("", incidence.Events)),
        Strata = Strata(incidence.N, incidence.Strata, incidence.GroupLabel),
        Facets = incidence.Facets is { } facets ? new FacetMask(book, patients, labels).Of(facets, incidence) : null,
    };

    /// <summary>The curves of a set of groups, whose patients and events add up to those of the analysis.</summary>
    public CumulativeIncidenceStratum[] Strata(Count n, IReadOnlyList<CumulativeIncidenceStratum> strata, string? label)
    {
        KeyedCount[] sizes = [.. strata.Select(stratum => patients.N(label, stratum.Group, stratum.N))];
        book.Sum(patients.N(n), sizes);
        for (int cause = 0; strata.Count > 0 && cause < strata[0].Causes.Count; cause++)
        {
            KeyedCount[] events = [.. strata.Select(stratum => Events(cause, stratum, label))];
            book.Sum(patients.Events(Name(cause, strata[0]), Count.Sum(strata, stratum => stratum.Causes[cause].Events)), events);
        }

        return [.. strata.Select((stratum, i) => Stratum(stratum, label, sizes[i]))];
    }

    private CumulativeIncidenceStratum Stratum(CumulativeIncidenceStratum stratum, string? label, KeyedCount size)
    {
        KeyedCount[] events = [.. stratum.Causes.Select((_, cause) => Events(cause, stratum, label))];
        book.Sum(size, events.Append(patients.Rest($"without event of any cause|{label}={stratum.Group}", size.Number - events.Sum(count => count.Number))));
        book.Sum(size, events[0], patients.Rest($"without event|{label}={stratum.Group}", size.Number - events[0].Number));
        Count n = book.Print(size);
        RiskLevels risk = new([.. stratum.Causes[0].Steps.Select(step => (step.Time, step.AtRisk.AtLeast))], stratum.N.AtLeast, n, book.Below);
        return stratum with { N = n, AtRisk = risk.Levels, Causes = [.. stratum.Causes.Select((cause, i) => Cause(cause, n, book.Print(events[i]), risk))] };
    }

    private CumulativeIncidenceCause Cause(CumulativeIncidenceCause cause, Count n, Count events, RiskLevels risk)
    {
        int digits = n.IsWithheld || events.IsWithheld ? 2 : 3;
        bool open = n.AtMost >= book.Below && (!events.IsSome || events.AtMost >= book.Below);
        var steps = new EventSteps<CumulativeIncidenceStep>(book.Below, cause.Steps, step => step.Time, step => step.Events.AtLeast);
        double[] shown = open ? steps.SafeTimes([.. cause.At.Where(at => at.Cif is not null && risk.Before(at.Time) >= book.Below).Select(at => at.Time)]) : [];
        return cause with
        {
            Events = events,
            At = [.. cause.At.Select(at => At(at))],
            Steps = open ? [.. steps.Merge(shown, step => step.AtRisk.AtLeast >= book.Below).Select(merged => Step(merged.Step, merged.Falls))] : [],
        };

        CumulativeIncidenceTime At(CumulativeIncidenceTime at) => shown.Contains(at.Time)
            ? new(at.Time, risk.Printed(at.AtRisk.AtLeast), Round(at.Cif), Round(at.Se), Round(at.Lower), Round(at.Upper))
            : new(at.Time, risk.Printed(at.AtRisk.AtLeast), null, null, null, null);

        CumulativeIncidenceStep Step(CumulativeIncidenceStep step, bool rises) => new(
            step.Time, risk.Printed(step.AtRisk.AtLeast), rises ? Count.Between(book.Below, double.PositiveInfinity) : 0, Round(step.Cif), Round(step.Se), Round(step.Lower), Round(step.Upper));

        double? Round(double? estimate) => estimate is { } value ? Math.Round(value, digits, MidpointRounding.AwayFromZero) : null;
    }

    private KeyedCount Events(int cause, CumulativeIncidenceStratum stratum, string? label) => patients.Events(Name(cause, stratum), label, stratum.Group, stratum.Causes[cause].Events);

    /// <summary>The first cause is the endpoint itself, whose events other tables count too.</summary>
    private static string Name(int cause, CumulativeIncidenceStratum stratum) => cause == 0 ? "" : stratum.Causes.Count == 2 ? "competing" : stratum.Causes[cause].Cause;
}
