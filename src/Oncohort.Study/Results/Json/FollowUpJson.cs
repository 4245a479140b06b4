using System.Globalization;
using System.Text.Json;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes visits due, overdue and lost.</summary>
internal static class FollowUpJson
{
    public static void Write(Utf8JsonWriter json, FollowUpResult result)
    {
        json.WriteString("as_of", Date(result.AsOf));
        json.WriteStartObject("counts");
        foreach (FollowUpState state in Enum.GetValues<FollowUpState>()) json.Count(Choices.FollowUpStates.Name(state), result.States[state]);
        json.WriteEndObject();
        json.WriteStartObject("completeness");
        json.Number("followed", result.Completeness.Followed);
        json.Number("person_time", result.Completeness.PersonTime);
        json.Count("lost", result.States[FollowUpState.Lost]);
        json.WriteEndObject();
        json.List("patients", result.Patients, patient =>
        {
            json.WriteString("patient", patient.Patient);
            json.WriteString("state", Choices.FollowUpStates.Name(patient.State));
            Day(json, "next_visit", patient.NextVisit);
            json.WriteNumber("days_late", patient.DaysLate);
            json.WriteNumber("visits_missed", patient.VisitsMissed);
            Day(json, "imaging_due", patient.ImagingDue);
            json.Texts("needs", patient.Needs);
        });
    }

    private static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } date) json.WriteString(name, Date(date));
        else json.WriteNull(name);
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
