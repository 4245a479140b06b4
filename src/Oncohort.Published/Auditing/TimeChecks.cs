using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>Summaries against their ranges, and figures at fixed times against counts.</summary>
internal static class TimeChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedSummary summary in study.Summaries)
        {
            Printed[] ordered = [.. new[] { summary.Min, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.Max }.OfType<Printed>()];
            bool ascend = ordered.Zip(ordered.Skip(1)).All(pair => pair.First.Value <= pair.Second.Value);
            string printed = string.Join(", ", ordered.Select(number => number.Text));
            if (ordered.Length > 1) yield return new AuditFinding(summary.Id + " range", "range", printed, null, ascend ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, "smallest, quartiles and greatest must ascend");
        }

        foreach (PublishedCurve curve in study.Curves)
        {
            PublishedPoint[] points = [.. curve.Points.Where(point => point.Percent is not null).OrderBy(point => point.Time.Value)];
            if (points.Length > 1) yield return Order(curve, points);
            if (points.Length > 0 && curve.Estimator != "crude") yield return Crude(study, known, curve, points[^1]);
        }
    }

    private static AuditFinding Order(PublishedCurve curve, PublishedPoint[] points)
    {
        double sign = curve.Quantity == CurveQuantity.Survival ? -1 : 1;
        bool steady = points.Zip(points.Skip(1)).All(pair => sign * (pair.Second.Percent!.Value - pair.First.Percent!.Value) >= 0);
        return new AuditFinding(curve.Id + " order", "order", string.Join(", ", points.Select(point => point.Percent!.Text)), null, steady ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, sign < 0 ? "survival cannot rise" : "incidence cannot fall");
    }

    private static AuditFinding Crude(PublishedStudy study, KnownCounts known, PublishedCurve curve, PublishedPoint point)
    {
        string id = $"{curve.Id} {point.Time}";
        PublishedEndpoint endpoint = study.Endpoints.First(item => item.Id == curve.Endpoint);
        Selection within = KnownCounts.Join(endpoint.Within, curve.Within);
        if (known.Of(within) is not { } n || known.Of(KnownCounts.Join(within, endpoint.Event)) is not { } events || n <= 0)
            return new AuditFinding(id, "crude_rate", point.Percent!.Text, null, AuditVerdict.NotCheckable, "the number of patients or of events was not printed");
        double crude = 100 * (curve.Quantity == CurveQuantity.Incidence ? events : n - events) / n;
        bool equal = point.Percent!.Kind == PrintedKind.Number && events > 0 && events < n && Rounding.Compare(point.Percent, crude) == AuditVerdict.Consistent;
        string share = string.Create(CultureInfo.InvariantCulture, $"{events} of {n} had the event in all follow-up");
        return equal
            ? new AuditFinding(id, "crude_rate", point.Percent.Text, crude, AuditVerdict.Inconsistent, share + ": the figure printed for a fixed time is this crude proportion, which ignores time and censoring")
            : new AuditFinding(id, "crude_rate", point.Percent.Text, crude, AuditVerdict.NotCheckable, share + ", another figure than printed; an estimate by time needs the patients' times");
    }
}
