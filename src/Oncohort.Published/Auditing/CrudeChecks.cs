using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>Figures for a fixed time that are events over patients of all follow-up.</summary>
internal static class CrudeChecks
{
    private const string Kind = "crude_rate";

    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedEndpoint endpoint in study.Endpoints)
        {
            Figure[] figures = [.. study.Curves.Where(curve => curve.Endpoint == endpoint.Id && curve.Estimator != "crude" && curve.Points.Any(point => point.Percent is not null))
                .Select(curve => Figure.Of(endpoint, curve, known))];
            PublishedSummary? followUp = study.Summaries.FirstOrDefault(summary => summary.Variable == endpoint.FollowUp && summary.Within.IsAll);
            foreach (Figure figure in figures) yield return Judge(figure, figures, followUp);
        }
    }

    /// <summary>
    /// One figure may equal its crude proportion by chance, and all do where everybody was followed to the time. Two or more of an endpoint, by no named
    /// estimator, while half the patients were followed for less, are crude proportions.
    /// </summary>
    private static AuditFinding Judge(Figure figure, Figure[] all, PublishedSummary? followUp)
    {
        string id = $"{figure.Curve.Id} {figure.Point.Time}", printed = figure.Point.Percent!.Text;
        if (figure.Crude is not { } crude) return new AuditFinding(id, Kind, printed, null, AuditVerdict.NotCheckable, "the number of patients or of events was not printed");
        string share = string.Create(CultureInfo.InvariantCulture, $"{figure.Events} of {figure.Patients} had the event in all follow-up");
        if (!figure.Equal) return new AuditFinding(id, Kind, printed, crude, AuditVerdict.NotCheckable, share + ", another figure than printed; an estimate by time needs the patients' times");
        bool shorter = followUp is { Median: { Kind: PrintedKind.Number } median } && median.Value + median.HalfUnit < figure.Point.Time.Value;
        if (figure.Curve.Estimator == "not stated" && shorter && all.Count(other => other.Equal) > 1)
            return new AuditFinding(id, Kind, printed, crude, AuditVerdict.Inconsistent, share + ": the figure printed for a fixed time is this crude proportion, which ignores time and censoring");
        return new AuditFinding(id, Kind, printed, crude, AuditVerdict.NotCheckable, share + ": the figure equals this crude proportion, as an estimate by time may");
    }

    private sealed record Figure(PublishedCurve Curve, PublishedPoint Point, double? Patients, double? Events)
    {
        public double? Crude => Patients is { } n && n > 0 && Events is { } events ? 100 * (Curve.Quantity == CurveQuantity.Incidence ? events : n - events) / n : null;

        public bool Equal => Crude is { } crude && Events > 0 && Events < Patients && Point.Percent!.Kind == PrintedKind.Number && Rounding.Compare(Point.Percent, crude) == AuditVerdict.Consistent;

        public static Figure Of(PublishedEndpoint endpoint, PublishedCurve curve, KnownCounts known)
        {
            Selection within = KnownCounts.Join(endpoint.Within, curve.Within);
            return new Figure(curve, curve.Points.Where(point => point.Percent is not null).MaxBy(point => point.Time.Value)!, known.Of(within), known.Of(KnownCounts.Join(within, endpoint.Event)));
        }
    }
}
