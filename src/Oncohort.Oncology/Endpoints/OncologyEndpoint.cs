namespace Oncohort.Oncology.Endpoints;

/// <summary>An endpoint of a cancer cohort: its origin, its events and what competes with them.</summary>
/// <param name="Id">The identifier, such as <c>dmfs</c>.</param>
/// <param name="Label">The name in a caption.</param>
/// <param name="Events">The dates of which the first is the event.</param>
/// <param name="Competing">The dates that end observation as competing events.</param>
/// <param name="FromTreatmentEnd">Whether time counts from the last day of radiotherapy in place of the first.</param>
/// <param name="OnlyWithEvent">Whether only patients with the event have a time.</param>
public sealed record OncologyEndpoint(
    string Id, string Label, IReadOnlyList<CourseDate> Events, IReadOnlyList<CourseDate> Competing, bool FromTreatmentEnd = false, bool OnlyWithEvent = false)
{
    /// <summary>Death of any cause; censored at last contact.</summary>
    public static OncologyEndpoint OverallSurvival { get; } = new("os", "Overall survival", [CourseDate.Death], []);

    /// <summary>The first of recurrence, metastasis and death of any cause.</summary>
    public static OncologyEndpoint ProgressionFreeSurvival { get; } = new("pfs", "Progression-free survival", [CourseDate.LocalRecurrence, CourseDate.RegionalRecurrence, CourseDate.Metastasis, CourseDate.Death], []);

    /// <summary>From the end of radiotherapy to metastasis; only patients with metastasis have one.</summary>
    public static OncologyEndpoint RemissionDuration { get; } = new("remission", "Remission duration", [CourseDate.Metastasis], [], FromTreatmentEnd: true, OnlyWithEvent: true);

    /// <summary>Distant metastasis; death is an event (the composite) or a competing event. Series differ, so that the choice is explicit.</summary>
    public static OncologyEndpoint DistantMetastasisFreeSurvival(bool deathIsEvent) => Failure("dmfs", "Distant-metastasis-free survival", "Distant metastasis", CourseDate.Metastasis, deathIsEvent);

    /// <summary>Local recurrence; death is an event or a competing event.</summary>
    public static OncologyEndpoint LocalRecurrenceFreeSurvival(bool deathIsEvent) => Failure("lrfs", "Local-recurrence-free survival", "Local recurrence", CourseDate.LocalRecurrence, deathIsEvent);

    /// <summary>Regional recurrence; death is an event or a competing event.</summary>
    public static OncologyEndpoint RegionalRecurrenceFreeSurvival(bool deathIsEvent) => Failure("rrfs", "Regional-recurrence-free survival", "Regional recurrence", CourseDate.RegionalRecurrence, deathIsEvent);

    /// <summary>The time and outcome of a patient; null when the endpoint does not exist for the patient.</summary>
    /// <remarks>An event and a competing event on the same day are an event. The dates are taken as they are: see <see cref="PatientDates.Contradictions"/>.</remarks>
    public EndpointOutcome? Of(PatientDates dates)
    {
        DateOnly? origin = FromTreatmentEnd ? dates.TreatmentEnd : dates.TreatmentStart;
        DateOnly? happened = First(Events, dates);
        if (origin is not { } start || (OnlyWithEvent && happened is null)) return null;
        DateOnly? competed = First(Competing, dates);
        if (happened is { } event_ && (competed is null || event_ <= competed)) return Outcome(event_, EndpointStatus.Event);
        return competed is { } other ? Outcome(other, EndpointStatus.Competing) : Outcome(dates.LastContact, EndpointStatus.Censored);
        EndpointOutcome Outcome(DateOnly day, EndpointStatus status) => new(day.DayNumber - start.DayNumber, status);
    }

    private static OncologyEndpoint Failure(string id, string composite, string alone, CourseDate failure, bool deathIsEvent) =>
        deathIsEvent ? new(id, composite, [failure, CourseDate.Death], []) : new(id + "-competing", alone, [failure], [CourseDate.Death]);

    private static DateOnly? First(IReadOnlyList<CourseDate> kinds, PatientDates dates) => kinds.Select(dates.Of).Min();
}

/// <summary>How observation ended.</summary>
public enum EndpointStatus
{
    /// <summary>Without event, at last contact.</summary>
    Censored,
    /// <summary>With the event.</summary>
    Event,
    /// <summary>With a competing event.</summary>
    Competing,
}

/// <summary>The days from the origin and how they ended.</summary>
public sealed record EndpointOutcome(int Days, EndpointStatus Status);
