using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>Survival and incidence at fixed times, by every estimator that the printed figure may be.</summary>
internal static class CurveComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, NumberList numbers)
    {
        foreach (PublishedCurve curve in study.Curves)
        {
            foreach (PublishedPoint point in curve.Points) Point(curve, point, cohort, numbers);
        }
    }

    private static void Point(PublishedCurve curve, PublishedPoint point, CohortView cohort, NumberList numbers)
    {
        string id = $"{curve.Id}.{point.Time.Text}";
        string label = $"{curve.Label}, at {point.Time.Text}";
        CohortFollowUp? followUp = cohort.FollowUp(curve.Endpoint);
        int[]? within = cohort.Select(curve.Within, out string? why);
        if (followUp is null) why = cohort.NoEndpoint(curve.Endpoint);
        if (why is null && CohortView.Observed(followUp!, within!).Length == 0) why = "no patient was observed";
        PointEstimates? estimates = why is null ? PointEstimates.Of(followUp!, CohortView.Observed(followUp!, within!), point.Time.Value, curve.Quantity) : null;
        foreach ((string key, string name) in Estimators(curve))
        {
            bool first = key == Estimators(curve)[0].Key;
            Estimate estimate = estimates is null ? new Estimate(null, null, null) : estimates.By(key);
            string suffix = first ? "" : "." + key;
            numbers.Add($"{id}.percent{suffix}", label + ", %", curve.Place, point.Percent, Of(estimate.Percent), name, !first);
            numbers.Add($"{id}.lower{suffix}", label + ", lower limit", curve.Place, point.Lower, Of(estimate.Lower), name, !first);
            numbers.Add($"{id}.upper{suffix}", label + ", upper limit", curve.Place, point.Upper, Of(estimate.Upper), name, !first);
        }

        string counted = curve.Quantity == CurveQuantity.Incidence ? ", patients with the event" : ", patients without the event";
        numbers.Add(id + ".n", label + counted, curve.Place, point.N, Of(estimates?.Count));
        numbers.Add(id + ".at_risk", label + ", at risk", curve.Place, point.AtRisk, Of(estimates?.AtRisk));

        Computed Of(double? value) => Computed.Of(value, why ?? "it is not estimable from these patients at this time");
    }

    /// <summary>The estimators for a curve; the one that the paper names first, or else the likeliest.</summary>
    private static (string Key, string Name)[] Estimators(PublishedCurve curve)
    {
        bool incidence = curve.Quantity == CurveQuantity.Incidence;
        (string Key, string Name) kaplanMeier = ("kaplan-meier", incidence ? "1 - Kaplan-Meier" : "Kaplan-Meier");
        (string Key, string Name) competing = ("cumulative-incidence", "cumulative incidence");
        (string Key, string Name) crude = ("crude", "crude proportion");
        if (!incidence) return curve.Estimator == "crude" ? [crude] : [kaplanMeier];
        return curve.Estimator switch
        {
            "kaplan-meier" => [kaplanMeier, competing, crude],
            "cumulative-incidence" => [competing, kaplanMeier, crude],
            _ => [crude, competing, kaplanMeier],
        };
    }
}
