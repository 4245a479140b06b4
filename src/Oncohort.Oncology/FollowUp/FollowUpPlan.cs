namespace Oncohort.Oncology.FollowUp;

/// <summary>Applies a follow-up rule to patients as of a day.</summary>
public static class FollowUpPlan
{
    /// <summary>How a patient stands on a day. Dates after that day have not happened yet.</summary>
    /// <remarks>A visit counts for the planned visit nearest to it, an early one included; the next visit is the planned one after that.</remarks>
    public static FollowUpStatus Of(FollowedPatient patient, FollowUpRule rule, DateOnly asOf)
    {
        if (patient.Event <= asOf || patient.Death <= asOf) return new(patient.Id, FollowUpState.Ended, null, 0, 0, null, []);
        DateOnly? lastVisit = Known(patient.LastVisit, asOf);
        int months = Months(patient.TreatmentEnd, asOf > (lastVisit ?? asOf) ? asOf : lastVisit ?? asOf);
        int longest = rule.Stretches[^1].EveryMonths;
        DateOnly[] planned = [.. rule.VisitMonths(months + (2 * longest)).Select(month => patient.TreatmentEnd.AddMonths(month))];
        int kept = lastVisit is { } seen && seen > patient.TreatmentEnd ? Nearest(planned, seen) + 1 : 0;
        DateOnly next = planned[kept];
        DateOnly imaging = Known(patient.LastImaging, asOf) is { } last && last > patient.TreatmentEnd ? last.AddMonths(rule.ImagingMonths) : patient.TreatmentEnd.AddMonths(rule.ImagingMonths);
        int late = Math.Max(0, asOf.DayNumber - next.DayNumber);
        DateOnly visit = next > asOf ? next : asOf;
        string[] needs = [.. kept == 0 ? rule.FirstVisit : [], .. imaging <= visit ? rule.Imaging : []];
        return new(patient.Id, State(patient, rule, asOf, next, late), next, late, planned.Skip(kept).Count(day => day <= asOf), imaging, needs);
    }

    private static FollowUpState State(FollowedPatient patient, FollowUpRule rule, DateOnly asOf, DateOnly next, int late)
    {
        if (patient.Lost || late > rule.LostAfterDays) return FollowUpState.Lost;
        if (next > asOf) return FollowUpState.UpToDate;
        return late > rule.GraceDays ? FollowUpState.Overdue : FollowUpState.Due;
    }

    private static int Nearest(DateOnly[] planned, DateOnly visit)
    {
        int nearest = 0;
        for (int i = 1; i < planned.Length; i++)
        {
            if (Math.Abs(planned[i].DayNumber - visit.DayNumber) < Math.Abs(planned[nearest].DayNumber - visit.DayNumber)) nearest = i;
        }

        return nearest;
    }

    private static DateOnly? Known(DateOnly? date, DateOnly asOf) => date <= asOf ? date : null;

    private static int Months(DateOnly from, DateOnly to) => Math.Max(0, ((to.Year - from.Year) * 12) + to.Month - from.Month + 1);
}

/// <summary>How complete the follow-up of a cohort is as of a day.</summary>
/// <param name="Patients">All patients.</param>
/// <param name="Lost">Patients who are lost.</param>
/// <param name="Followed">The share that is not lost, 0 to 1; null without patients.</param>
/// <param name="PersonTime">Observed over potential person-time, 0 to 1 (Clark, Altman and De Stavola, Lancet 2002;359:1309-1310); null without potential time.</param>
public sealed record FollowUpCompleteness(int Patients, int Lost, double? Followed, double? PersonTime)
{
    /// <summary>Counts those lost and adds up person-time: potential time ends with death or on the day, observed time with death or the last visit.</summary>
    public static FollowUpCompleteness Of(IReadOnlyCollection<FollowedPatient> patients, FollowUpRule rule, DateOnly asOf)
    {
        int lost = patients.Count(patient => FollowUpPlan.Of(patient, rule, asOf).State == FollowUpState.Lost);
        long potential = 0;
        long observed = 0;
        foreach (FollowedPatient patient in patients)
        {
            DateOnly end = patient.Death < asOf ? patient.Death.Value : asOf;
            DateOnly seen = new[] { patient.Death, patient.LastVisit, patient.Event }.Where(date => date <= asOf).Max() ?? patient.TreatmentEnd;
            int possible = Math.Max(0, end.DayNumber - patient.TreatmentEnd.DayNumber);
            potential += possible;
            observed += Math.Clamp(seen.DayNumber - patient.TreatmentEnd.DayNumber, 0, possible);
        }

        return new(patients.Count, lost, patients.Count == 0 ? null : (double)(patients.Count - lost) / patients.Count, potential == 0 ? null : (double)observed / potential);
    }
}
