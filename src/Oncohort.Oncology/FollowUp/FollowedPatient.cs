namespace Oncohort.Oncology.FollowUp;

/// <summary>What is known about the follow-up of one patient.</summary>
public sealed record FollowedPatient
{
    /// <summary>The patient's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The last day of treatment.</summary>
    public required DateOnly TreatmentEnd { get; init; }

    /// <summary>The last visit; null before the first.</summary>
    public DateOnly? LastVisit { get; init; }

    /// <summary>The last imaging; null before the first.</summary>
    public DateOnly? LastImaging { get; init; }

    /// <summary>Recurrence or metastasis, whichever came first; null when neither happened.</summary>
    public DateOnly? Event { get; init; }

    /// <summary>Death; null when alive.</summary>
    public DateOnly? Death { get; init; }

    /// <summary>Whether the record says that the patient is lost.</summary>
    public bool Lost { get; init; }
}

/// <summary>How a patient stands on a day.</summary>
public enum FollowUpState
{
    /// <summary>The next visit lies ahead.</summary>
    UpToDate,
    /// <summary>A visit is due, within the days of grace.</summary>
    Due,
    /// <summary>A visit is overdue.</summary>
    Overdue,
    /// <summary>The patient is lost.</summary>
    Lost,
    /// <summary>The schedule ended with recurrence, metastasis or death.</summary>
    Ended,
}

/// <summary>How a patient stands on a day.</summary>
/// <param name="Patient">The identifier.</param>
/// <param name="State">The state.</param>
/// <param name="NextVisit">The earliest planned visit that has not taken place; null when the schedule ended.</param>
/// <param name="DaysLate">Days since that visit was due; 0 when it lies ahead.</param>
/// <param name="VisitsMissed">Planned visits since the last one that took place.</param>
/// <param name="ImagingDue">When imaging is due; null when the schedule ended.</param>
/// <param name="Needs">What the next visit needs.</param>
public sealed record FollowUpStatus(string Patient, FollowUpState State, DateOnly? NextVisit, int DaysLate, int VisitsMissed, DateOnly? ImagingDue, IReadOnlyList<string> Needs);
