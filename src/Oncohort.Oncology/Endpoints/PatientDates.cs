using System.Globalization;

namespace Oncohort.Oncology.Endpoints;

/// <summary>The dates of one patient from which every endpoint follows; null is an event that has not happened.</summary>
public sealed record PatientDates
{
    /// <summary>The first day of radiotherapy.</summary>
    public required DateOnly TreatmentStart { get; init; }

    /// <summary>The last day of radiotherapy; null when not known.</summary>
    public DateOnly? TreatmentEnd { get; init; }

    /// <summary>Local recurrence.</summary>
    public DateOnly? LocalRecurrence { get; init; }

    /// <summary>Regional recurrence.</summary>
    public DateOnly? RegionalRecurrence { get; init; }

    /// <summary>Confirmed distant metastasis.</summary>
    public DateOnly? Metastasis { get; init; }

    /// <summary>Death of any cause.</summary>
    public DateOnly? Death { get; init; }

    /// <summary>The day on which the patient was last known alive, or died.</summary>
    public required DateOnly LastContact { get; init; }

    /// <summary>One of the dates; null when it has not happened or is not known.</summary>
    public DateOnly? Of(CourseDate date) => date switch
    {
        CourseDate.TreatmentStart => TreatmentStart,
        CourseDate.TreatmentEnd => TreatmentEnd,
        CourseDate.LocalRecurrence => LocalRecurrence,
        CourseDate.RegionalRecurrence => RegionalRecurrence,
        CourseDate.Metastasis => Metastasis,
        CourseDate.Death => Death,
        _ => LastContact,
    };

    /// <summary>Every contradiction between the dates; empty when there is none.</summary>
    public IReadOnlyList<DateContradiction> Contradictions() =>
    [
        .. Before([CourseDate.TreatmentEnd, .. Failures, CourseDate.Death, CourseDate.LastContact], CourseDate.TreatmentStart),
        .. After([.. Failures, CourseDate.LastContact], CourseDate.Death),
        .. After([.. Failures, CourseDate.Death], CourseDate.LastContact),
        .. TreatmentEnd >= TreatmentStart ? Before(Failures, CourseDate.TreatmentEnd).Where(found => found.Date >= TreatmentStart) : [],
    ];

    private static CourseDate[] Failures => [CourseDate.LocalRecurrence, CourseDate.RegionalRecurrence, CourseDate.Metastasis];

    private IEnumerable<DateContradiction> Before(IEnumerable<CourseDate> dates, CourseDate first) =>
        dates.Where(date => Of(date) < Of(first)).Select(date => new DateContradiction(date, Of(date)!.Value, "before", first, Of(first)!.Value));

    private IEnumerable<DateContradiction> After(IEnumerable<CourseDate> dates, CourseDate last) =>
        dates.Where(date => Of(date) > Of(last)).Select(date => new DateContradiction(date, Of(date)!.Value, "after", last, Of(last)!.Value));
}

/// <summary>Two dates that cannot both be right.</summary>
/// <param name="Event">The one.</param>
/// <param name="Date">Its date.</param>
/// <param name="Relation"><c>before</c> or <c>after</c>.</param>
/// <param name="Other">The other.</param>
/// <param name="OtherDate">Its date.</param>
public sealed record DateContradiction(CourseDate Event, DateOnly Date, string Relation, CourseDate Other, DateOnly OtherDate)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event.Words()} {Date:yyyy-MM-dd} lies {Relation} {Other.Words()} {OtherDate:yyyy-MM-dd}");
}
