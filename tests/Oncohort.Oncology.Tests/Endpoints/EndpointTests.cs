using Oncohort.Oncology.Endpoints;
using Xunit;

namespace Oncohort.Oncology.Tests.Endpoints;

public sealed class EndpointTests
{
    private static readonly DateOnly Start = new(2010, 1, 1);
    private static readonly PatientDates Patient = new() { TreatmentStart = Start, TreatmentEnd = Start.AddDays(45), Metastasis = Start.AddDays(200), Death = Start.AddDays(300), LastContact = Start.AddDays(300) };

    [Fact]
    public void Each_endpoint_ends_with_its_own_event()
    {
        Assert.Equal(new EndpointOutcome(300, EndpointStatus.Event), OncologyEndpoint.OverallSurvival.Of(Patient));
        Assert.Equal(new EndpointOutcome(200, EndpointStatus.Event), OncologyEndpoint.ProgressionFreeSurvival.Of(Patient));
        Assert.Equal(new EndpointOutcome(155, EndpointStatus.Event), OncologyEndpoint.RemissionDuration.Of(Patient));
        Assert.Equal(new EndpointOutcome(300, EndpointStatus.Competing), OncologyEndpoint.LocalRecurrenceFreeSurvival(deathIsEvent: false).Of(Patient));
        Assert.Equal(new EndpointOutcome(300, EndpointStatus.Event), OncologyEndpoint.RegionalRecurrenceFreeSurvival(deathIsEvent: true).Of(Patient));
    }

    [Fact]
    public void Death_without_metastasis_is_an_event_of_the_composite_and_competes_otherwise()
    {
        PatientDates died = Patient with { Metastasis = null };
        Assert.Equal(EndpointStatus.Event, OncologyEndpoint.DistantMetastasisFreeSurvival(deathIsEvent: true).Of(died)!.Status);
        Assert.Equal(EndpointStatus.Competing, OncologyEndpoint.DistantMetastasisFreeSurvival(deathIsEvent: false).Of(died)!.Status);
        Assert.Null(OncologyEndpoint.RemissionDuration.Of(died));
    }

    [Fact]
    public void Without_an_event_a_patient_is_censored_at_last_contact() =>
        Assert.Equal(new EndpointOutcome(300, EndpointStatus.Censored), OncologyEndpoint.OverallSurvival.Of(Patient with { Death = null }));

    [Fact]
    public void Metastasis_on_the_day_of_death_is_metastasis() =>
        Assert.Equal(EndpointStatus.Event, OncologyEndpoint.DistantMetastasisFreeSurvival(deathIsEvent: false).Of(Patient with { Metastasis = Patient.Death })!.Status);

    [Fact]
    public void Dates_in_order_do_not_contradict_each_other() => Assert.Empty(Patient.Contradictions());

    [Fact]
    public void Contradictions_name_both_dates()
    {
        PatientDates wrong = Patient with { LocalRecurrence = Start.AddDays(-1), Metastasis = Start.AddDays(310) };
        Assert.Equal(
            ["local recurrence 2009-12-31 lies before start of radiotherapy 2010-01-01", "metastasis 2010-11-07 lies after death 2010-10-28", "metastasis 2010-11-07 lies after last contact 2010-10-28"],
            wrong.Contradictions().Select(contradiction => contradiction.ToString()));
    }

    [Fact]
    public void Two_organs_are_multiple_unless_the_threshold_says_three()
    {
        Assert.Equal("multiple", MetastaticSites.Of(["lung", "bone"]).Label);
        Assert.Equal(MetastaticPattern.SingleSite, MetastaticSites.Of(["lung", "bone"], multipleFrom: 3).Pattern);
        Assert.Equal("lung", MetastaticSites.Of(["lung", "lung"]).Label);
        Assert.Throws<ArgumentException>(() => MetastaticSites.Of([]));
    }
}
