using Oncohort.Oncology.FollowUp;
using Xunit;

namespace Oncohort.Oncology.Tests.FollowUp;

public sealed class FollowUpTests
{
    private static readonly FollowUpRule Rule = FollowUpRule.ReferenceStudy;
    private static readonly FollowedPatient Patient = new() { Id = "1", TreatmentEnd = new DateOnly(2010, 1, 15) };

    [Fact]
    public void Five_years_have_fourteen_visits() =>
        Assert.Equal([3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54, 60, 72], Rule.VisitMonths(83));

    [Theory]
    [InlineData(2010, 4, 14, FollowUpState.UpToDate, 0)]
    [InlineData(2010, 4, 15, FollowUpState.Due, 0)]
    [InlineData(2010, 5, 15, FollowUpState.Due, 30)]
    [InlineData(2010, 5, 16, FollowUpState.Overdue, 31)]
    public void A_visit_is_due_on_its_day_and_overdue_after_the_days_of_grace(int year, int month, int day, FollowUpState state, int late)
    {
        FollowUpStatus status = FollowUpPlan.Of(Patient, Rule, new DateOnly(year, month, day));
        Assert.Equal(state, status.State);
        Assert.Equal(late, status.DaysLate);
        Assert.Equal(new DateOnly(2010, 4, 15), status.NextVisit);
        Assert.Contains("MRI of nasopharynx and neck", status.Needs);
    }

    [Fact]
    public void An_early_visit_counts_for_the_planned_visit_nearest_to_it() =>
        Assert.Equal(new DateOnly(2010, 7, 15), FollowUpPlan.Of(Patient with { LastVisit = new DateOnly(2010, 4, 1) }, Rule, new DateOnly(2010, 5, 1)).NextVisit);

    [Fact]
    public void Imaging_is_due_six_months_after_the_last()
    {
        FollowedPatient seen = Patient with { LastVisit = new DateOnly(2010, 7, 15), LastImaging = new DateOnly(2010, 7, 15) };
        FollowUpStatus status = FollowUpPlan.Of(seen, Rule, new DateOnly(2010, 9, 1));
        Assert.Equal(new DateOnly(2011, 1, 15), status.ImagingDue);
        Assert.Empty(status.Needs);
        Assert.Equal(Rule.Imaging, FollowUpPlan.Of(seen with { LastVisit = new DateOnly(2010, 10, 15) }, Rule, new DateOnly(2010, 12, 1)).Needs);
    }

    [Fact]
    public void The_schedule_ends_with_an_event_or_death_but_not_with_one_that_lies_ahead()
    {
        var asOf = new DateOnly(2011, 1, 1);
        Assert.Equal(FollowUpState.Ended, FollowUpPlan.Of(Patient with { Event = asOf }, Rule, asOf).State);
        Assert.Equal(FollowUpState.Ended, FollowUpPlan.Of(Patient with { Death = asOf }, Rule, asOf).State);
        Assert.Equal(FollowUpState.Overdue, FollowUpPlan.Of(Patient with { Death = asOf.AddDays(1) }, Rule, asOf).State);
    }

    [Fact]
    public void A_patient_is_lost_by_the_record_or_after_the_days_that_the_rule_states()
    {
        var asOf = new DateOnly(2012, 1, 1);
        Assert.Equal(FollowUpState.Lost, FollowUpPlan.Of(Patient with { Lost = true }, Rule, asOf).State);
        Assert.Equal(FollowUpState.Lost, FollowUpPlan.Of(Patient, Rule with { LostAfterDays = 365 }, asOf).State);
        Assert.Equal(7, FollowUpPlan.Of(Patient, Rule, asOf).VisitsMissed);
    }

    [Fact]
    public void Eight_lost_of_530_leave_98_and_a_half_per_cent_followed()
    {
        var asOf = new DateOnly(2011, 1, 15);
        FollowedPatient[] cohort = [.. Enumerable.Range(0, 530).Select(i => Patient with { Lost = i < 8, LastVisit = i < 8 ? Patient.TreatmentEnd : asOf })];
        FollowUpCompleteness completeness = FollowUpCompleteness.Of(cohort, Rule, asOf);
        Assert.Equal(8, completeness.Lost);
        Assert.Equal(522.0 / 530, completeness.Followed!.Value, 1e-12);
        Assert.Equal(522.0 / 530, completeness.PersonTime!.Value, 1e-12);
        Assert.Null(FollowUpCompleteness.Of([], Rule, asOf).Followed);
    }
}
