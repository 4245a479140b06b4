using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes multi-state analyses.</summary>
internal static class MultiStateJson
{
    /// <summary>Writes the fields of the verb <c>multistate</c>.</summary>
    public static void Write(Utf8JsonWriter json, MultiStateResult result)
    {
        json.Count("patients", result.Patients);
        json.OptionalString("group_label", result.GroupLabel);
        json.Texts("states", result.States);
        json.Texts("absorbing", result.Absorbing);
        Transitions(json, result.Transitions);
        json.WriteNumber("tau", result.Tau);
        json.List("strata", result.Strata, stratum =>
        {
            json.WriteString("group", stratum.Group);
            json.Count("n", stratum.N);
            Transitions(json, stratum.Transitions);
            json.List("states", stratum.States.Zip(stratum.Initial), state => State(json, state.First, state.Second));
            json.List("sojourn", stratum.Sojourn, sojourn =>
            {
                json.WriteString("state", sojourn.State);
                json.Number("mean", sojourn.Mean);
                json.Number("se", sojourn.Se);
                json.Limits(sojourn.Lower, sojourn.Upper);
            });
        });
    }

    private static void Transitions(Utf8JsonWriter json, IReadOnlyList<MultiStateTransition> transitions) => json.List("transitions", transitions, transition =>
    {
        json.WriteString("from", transition.From);
        json.WriteString("to", transition.To);
        json.Count("events", transition.Events);
    });

    private static void State(Utf8JsonWriter json, MultiStateOccupancy state, double? initial)
    {
        json.WriteString("state", state.State);
        json.Number("initial", initial);
        json.List("at", state.At, time =>
        {
            json.WriteNumber("time", time.Time);
            json.Count("at_risk", time.AtRisk);
            Probability(json, time.Probability, time.Se, time.Lower, time.Upper);
        });
        json.List("steps", state.Steps, step =>
        {
            json.WriteNumber("time", step.Time);
            json.Count("at_risk", step.AtRisk);
            json.Count("entered", step.Entered);
            json.Count("censored", step.Censored);
            Probability(json, step.Probability, step.Se, step.Lower, step.Upper);
        });
    }

    private static void Probability(Utf8JsonWriter json, double? probability, double? se, double? lower, double? upper)
    {
        json.Number("probability", probability);
        json.Number("se", se);
        json.Limits(lower, upper);
    }
}
