using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>The figures of a curve against one another, their limits, the numbers at risk, and the median of the same times.</summary>
internal static class PointChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedCurve curve in study.Curves)
        {
            PublishedPoint[] points = [.. curve.Points.Where(point => point.Percent is not null).OrderBy(point => point.Time.Value)];
            if (points.Length > 1) yield return Order(curve, points);
            foreach (PublishedPoint point in curve.Points.Where(point => point is { Percent: not null, Lower: not null, Upper: not null })) yield return Limits(curve.Id, point);
            PublishedPoint[] risk = [.. curve.Points.Where(point => point.AtRisk is not null).OrderBy(point => point.Time.Value)];
            if (risk.Length > 1) yield return AtRisk(curve.Id, risk);
            if (curve.Estimator != "crude" || study.Endpoints.First(item => item.Id == curve.Endpoint) is not { } endpoint) continue;
            Selection within = KnownCounts.Join(endpoint.Within, curve.Within);
            if (!known.Same(within, KnownCounts.Join(within, endpoint.Event)) || known.Of(within) is not { } n) continue;
            foreach (PublishedSummary summary in study.Summaries.Where(item => item.Variable == endpoint.Id && item.Median is not null && known.Same(item.Within, within)))
                yield return Median(summary, curve, n);
        }
    }

    private static AuditFinding Order(PublishedCurve curve, PublishedPoint[] points)
    {
        bool falls = curve.Quantity == CurveQuantity.Survival;
        bool steady = points.Zip(points.Skip(1)).All(pair => falls ? Low(pair.Second.Percent!) <= High(pair.First.Percent!) : High(pair.Second.Percent!) >= Low(pair.First.Percent!));
        return new AuditFinding(curve.Id + " order", "order", string.Join(", ", points.Select(point => point.Percent!.Text)), null, steady ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, falls ? "survival cannot rise" : "incidence cannot fall");
    }

    private static AuditFinding Limits(string id, PublishedPoint point)
    {
        bool within = High(point.Percent!) >= Low(point.Lower!) && Low(point.Percent!) <= High(point.Upper!);
        return new AuditFinding($"{id} {point.Time} limits", "order", point.Percent!.Text, null, within ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, $"between its limits {point.Lower} and {point.Upper}");
    }

    private static AuditFinding AtRisk(string id, PublishedPoint[] points)
    {
        bool falls = points.Zip(points.Skip(1)).All(pair => pair.Second.AtRisk!.Value <= pair.First.AtRisk!.Value);
        return new AuditFinding(id + " at risk", "order", string.Join(", ", points.Select(point => point.AtRisk!.Text)), null, falls ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, "numbers at risk cannot rise");
    }

    /// <summary>Where every patient has had the event, the counts by time say between which times the median lies.</summary>
    private static AuditFinding Median(PublishedSummary summary, PublishedCurve curve, double patients)
    {
        double beyond = double.NegativeInfinity, within = double.PositiveInfinity, half = Math.Floor(patients / 2) + 1;
        foreach (PublishedPoint point in curve.Points.Where(point => point.N is { Kind: PrintedKind.Number }))
        {
            double by = curve.Quantity == CurveQuantity.Incidence ? point.N!.Value : patients - point.N!.Value;
            if (by >= half) within = Math.Min(within, point.Time.Value);
            if (patients - by >= half) beyond = Math.Max(beyond, point.Time.Value);
        }

        Printed median = summary.Median!;
        bool agrees = High(median) >= beyond && Low(median) <= within;
        string between = string.Create(CultureInfo.InvariantCulture, $"the counts of {curve.Id} put it {(double.IsInfinity(beyond) ? "" : $"after {beyond} ")}{(double.IsInfinity(within) ? "" : $"by {within}")}").TrimEnd();
        return new AuditFinding(summary.Id + " median", "median", median.Text, null, agrees ? AuditVerdict.Consistent : AuditVerdict.Inconsistent, between);
    }

    private static double Low(Printed number) => number.Value - number.HalfUnit;

    private static double High(Printed number) => number.Value + number.HalfUnit;
}
