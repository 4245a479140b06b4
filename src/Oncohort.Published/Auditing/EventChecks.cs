using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>Kaplan-Meier and cumulative-incidence figures at fixed times against numbers of patients and of events.</summary>
/// <remarks>
/// With d of n patients having had the event by a time, neither estimate of its incidence is below d/n: each event weighs at least 1/n, and more after
/// censoring. So an incidence F allows at most nF events by then. Holds for unweighted estimates without late entry.
/// </remarks>
internal static class EventChecks
{
    private const string Kind = "events";

    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedEndpoint endpoint in study.Endpoints)
        {
            PublishedCurve[] curves = [.. study.Curves.Where(curve => curve.Endpoint == endpoint.Id && curve.Estimator != "crude" && curve.Points.Any(point => point.Percent is not null))];
            EventBound[] bounds = [.. curves.Select(curve => EventBound.Of(study, endpoint, curve, known))];
            foreach (EventBound bound in bounds)
            {
                yield return Curve(bound);
                if (Reach(bound) is { } reach) yield return reach;
            }

            foreach (IGrouping<string, EventBound> parts in bounds.Where(bound => bound.Splits is not null).GroupBy(bound => bound.Splits!, StringComparer.Ordinal))
            {
                if (Together(study, endpoint, parts.Key, [.. parts], known) is { } joint) yield return joint;
            }
        }
    }

    private static AuditFinding Curve(EventBound bound)
    {
        string id = bound.Curve.Id + " events", printed = bound.Last.Percent!.Text;
        if (bound.Patients is not { } patients) return new AuditFinding(id, Kind, printed, null, AuditVerdict.NotCheckable, "the number of patients was not printed");
        string most = string.Create(CultureInfo.InvariantCulture, $"{printed} % of {patients} at {bound.Last.Time} {bound.Unit} is at most {bound.Most} events by then");
        if (bound.Events is not { } events) return new AuditFinding(id, Kind, printed, null, AuditVerdict.NotCheckable, most + "; how many there were was not printed");
        string detail = string.Create(CultureInfo.InvariantCulture, $"{most}; {events} were printed for all follow-up");
        if (events == 0 && bound.SomeEvent) return Finding(AuditVerdict.Inconsistent, detail + ", none of them an event");
        return events <= bound.Most ? Finding(AuditVerdict.Consistent, detail) : Later(id, printed, bound.Stated, bound.FollowUpEnd, bound.Last.Time, bound.Unit, detail, (long)(events - bound.Most));
        AuditFinding Finding(AuditVerdict verdict, string text) => new(id, Kind, printed, null, bound.Stated || verdict == AuditVerdict.Consistent ? verdict : AuditVerdict.NotCheckable, text);
    }

    /// <summary>Curves of groups that make up all patients, against the number of events in all.</summary>
    private static AuditFinding? Together(PublishedStudy study, PublishedEndpoint endpoint, string variable, EventBound[] parts, KnownCounts known)
    {
        string[] levels = [.. parts.SelectMany(part => part.Curve.Within.Levels[variable])];
        PublishedVariable split = study.Variables.First(item => item.Id == variable);
        if (levels.Distinct(StringComparer.Ordinal).Count() != levels.Length || levels.Length != split.Levels.Count || parts.Length < 2) return null;
        if (parts.Any(part => part.Patients is null) || known.Of(KnownCounts.Join(endpoint.Within, endpoint.Event)) is not { } events) return null;
        string id = $"{endpoint.Id} events by {variable}";
        long most = parts.Sum(part => part.Most);
        string detail = string.Create(CultureInfo.InvariantCulture,
            $"{string.Join(" + ", parts.Select(part => part.Most.ToString(CultureInfo.InvariantCulture)))} = {most} at most by {parts[0].Last.Time} {endpoint.Unit}; {events} were printed for all follow-up");
        string printed = events.ToString(CultureInfo.InvariantCulture);
        if (events <= most) return new AuditFinding(id, Kind, printed, null, AuditVerdict.Consistent, detail);
        return Later(id, printed, parts.All(part => part.Stated), parts.Select(part => part.FollowUpEnd).Where(end => end is not null).MaxBy(end => end!.Value), parts.MinBy(part => part.Last.Time.Value)!.Last.Time, endpoint.Unit, detail, (long)(events - most));
    }

    /// <summary>More events than by the last time printed must have come later, which needs follow-up that goes on.</summary>
    private static AuditFinding Later(string id, string printed, bool stated, Printed? end, Printed time, string unit, string detail, long later)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{detail}, so at least {later} came later");
        if (end is not { } last) return new AuditFinding(id, Kind, printed, null, AuditVerdict.NotCheckable, text + "; the longest follow-up was not printed");
        bool goesOn = last.Value + last.HalfUnit > time.Value;
        text += $"; the longest follow-up is {last} {unit}";
        return new AuditFinding(id, Kind, printed, null, goesOn ? AuditVerdict.Consistent : stated ? AuditVerdict.Inconsistent : AuditVerdict.NotCheckable, text);
    }

    /// <summary>A curve does not go beyond the longest follow-up.</summary>
    private static AuditFinding? Reach(EventBound bound)
    {
        if (bound.FollowUpEnd is not { } end) return null;
        bool within = bound.Last.Time.Value <= end.Value + end.HalfUnit;
        return new AuditFinding(bound.Curve.Id + " reach", "follow_up", bound.Last.Time.Text, null,
            within ? AuditVerdict.Consistent : bound.Stated ? AuditVerdict.Inconsistent : AuditVerdict.NotCheckable,
            $"the longest follow-up is {end} {bound.Unit}");
    }
}
