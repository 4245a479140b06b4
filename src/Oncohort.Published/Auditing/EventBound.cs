namespace Oncohort.Published.Auditing;

/// <summary>How many events the last figure of a curve allows.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Unit">The unit of its times.</param>
/// <param name="Last">Its last figure.</param>
/// <param name="Patients">How many patients it is of; null when not printed.</param>
/// <param name="Events">How many of them had the event in all follow-up; null when not printed.</param>
/// <param name="Most">The greatest number of events by the last time.</param>
/// <param name="SomeEvent">Whether the figure needs at least one event.</param>
/// <param name="FollowUpEnd">The longest follow-up of these or of all patients; null when not printed.</param>
/// <param name="Splits">The one variable whose levels distinguish the curve's patients; null when there is no such variable.</param>
internal sealed record EventBound(
    PublishedCurve Curve, string Unit, PublishedPoint Last, double? Patients, double? Events, long Most, bool SomeEvent, Printed? FollowUpEnd, string? Splits)
{
    /// <summary>Whether the paper names an estimator for which the bound holds.</summary>
    public bool Stated => Curve.Estimator is "kaplan-meier" or "cumulative-incidence";

    public static EventBound Of(PublishedStudy study, PublishedEndpoint endpoint, PublishedCurve curve, KnownCounts known)
    {
        PublishedPoint last = curve.Points.Where(point => point.Percent is not null).MaxBy(point => point.Time.Value)!;
        Selection within = KnownCounts.Join(endpoint.Within, curve.Within);
        double? patients = known.OfOrRest(within);
        (double least, double most) = Incidence(curve.Quantity, last.Percent!);
        long events = patients is { } n ? (long)Math.Floor((n * most / 100) + 1e-9) : 0;
        PublishedSummary? followUp = study.Summaries.FirstOrDefault(summary => summary.Variable == endpoint.FollowUp && summary.Max is { Kind: PrintedKind.Number } && (summary.Within.IsAll || known.Same(summary.Within, within)));
        return new EventBound(curve, endpoint.Unit, last, patients, known.OfOrRest(KnownCounts.Join(within, endpoint.Event)), events, least > 0,
            followUp?.Max,
            curve.Within.Levels.Count == 1 ? curve.Within.Levels.Keys.First() : null);
    }

    private static (double Least, double Most) Incidence(CurveQuantity quantity, Printed percent)
    {
        double low = percent.Kind == PrintedKind.Below ? 0 : percent.Value - (percent.Kind == PrintedKind.Number ? percent.HalfUnit : 0);
        double high = percent.Kind == PrintedKind.Above ? 100 : percent.Value + (percent.Kind == PrintedKind.Number ? percent.HalfUnit : 0);
        (low, high) = (Math.Clamp(low, 0, 100), Math.Clamp(high, 0, 100));
        return quantity == CurveQuantity.Incidence ? (low, high) : (100 - high, 100 - low);
    }
}
