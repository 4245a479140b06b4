using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>An estimate in percent with its limits; null where not estimable.</summary>
internal readonly record struct Estimate(double? Percent, double? Lower, double? Upper);

/// <summary>What a group's follow-up says of one time.</summary>
/// <param name="Crude">The proportion of patients, whatever their follow-up.</param>
/// <param name="KaplanMeier">The Kaplan-Meier estimate, with competing events censored.</param>
/// <param name="CumulativeIncidence">The cumulative incidence, with competing events as causes of their own.</param>
/// <param name="Count">Patients with the event by then, or without it.</param>
/// <param name="AtRisk">Patients at risk just before then.</param>
internal sealed record PointEstimates(Estimate Crude, Estimate KaplanMeier, Estimate CumulativeIncidence, double Count, double AtRisk)
{
    public Estimate By(string estimator) => estimator switch
    {
        "crude" => Crude,
        "cumulative-incidence" => CumulativeIncidence,
        _ => KaplanMeier,
    };

    public static PointEstimates Of(CohortFollowUp followUp, int[] observed, double time, CurveQuantity quantity)
    {
        TimeToEvent data = CohortView.TimesOf(followUp, observed);
        SurvivalPoint survival = Survival.KaplanMeier.Estimate(data)[0].At([time])[0];
        CumulativeIncidencePoint incidence = Survival.CumulativeIncidence.Estimate(data, options: new CumulativeIncidenceOptions { Causes = Math.Max(1, followUp.Codes.Max()) })[0].Causes[0].At([time])[0];
        int events = observed.Count(row => followUp.Codes[row] == 1 && followUp.Times[row] <= time);
        bool with = quantity == CurveQuantity.Incidence;
        int count = with ? events : observed.Length - events;
        return new PointEstimates(
            new Estimate(100.0 * count / observed.Length, null, null),
            with ? new Estimate(100 * (1 - survival.Survival), 100 * (1 - survival.Upper), 100 * (1 - survival.Lower)) : new Estimate(100 * survival.Survival, 100 * survival.Lower, 100 * survival.Upper),
            with ? new Estimate(100 * incidence.Incidence, 100 * incidence.Lower, 100 * incidence.Upper) : default,
            count,
            survival.AtRisk);
    }
}
