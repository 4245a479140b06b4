using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class MultiStateAnalysisTests
{
    private static readonly PatientStates IllnessDeath = new()
    {
        Initial = "well",
        States =
        [
            new EnteredState("ill", new ColumnEndpoint { Time = "ill_time", Event = new EventRule("ill") }),
            new EnteredState("dead", new ColumnEndpoint { Time = "time", Event = new EventRule("dead") }),
        ],
    };

    /// <summary>The four patients of the hand-solved case in Oncohort.Survival.Tests; nobody who stayed well has a time of falling ill.</summary>
    private static TestCohort Four => new TestCohort()
        .Numbers("ill_time", 1, null, null, 2).Numbers("ill", 1, 0, 0, 1).Numbers("time", 3, 2, 4, 5).Numbers("dead", 1, 1, 0, 0).Texts("arm", "a", "a", "b", "b");

    private static readonly RowStates Rows = new() { Id = "id", Entry = "start", Time = "stop", To = new EventRule("to"), Initial = "well" };

    private static TestCohort FourInRows => new TestCohort()
        .Texts("id", "A", "A", "B", "C", "D", "D").Numbers("start", 0, 1, 0, 0, 0, 2).Numbers("stop", 1, 3, 2, 4, 2, 5)
        .Texts("to", "ill", "dead", "dead", "censored", "ill", "censored");

    private static MultiStateResult Run(CohortTable table, StateSource source) => new MultiStateRequest { States = source, At = [2.5], Tau = 3 }.Run(table);

    [Fact]
    public void One_row_a_patient_and_one_row_a_stay_are_the_same_histories()
    {
        MultiStateResult patients = Run(Four, IllnessDeath);
        MultiStateResult stays = Run(FourInRows, Rows);
        Assert.Equal((4, 4, 6, 4), (patients.N, patients.Patients, stays.N, stays.Patients));
        foreach (MultiStateResult result in new[] { patients, stays })
        {
            Assert.Equal(["well", "ill", "dead"], result.States);
            Assert.Equal(["dead"], result.Absorbing);
            Assert.Equal([("well", "ill", 2), ("well", "dead", 1), ("ill", "dead", 1)], result.Transitions.Select(transition => (transition.From, transition.To, (int)transition.Events.Value!.Value)));
            Assert.Equal([0.25, 0.5, 0.25], result.Strata[0].States.Select(state => Math.Round(state.At[0].Probability!.Value, 12)));
            Assert.Equal([2, 0.75, 0.25], result.Strata[0].Sojourn.Select(sojourn => Math.Round(sojourn.Mean!.Value, 12)));
            Assert.Empty(result.Excluded);
        }
    }

    [Fact]
    public void Of_two_states_at_one_time_the_one_named_first_is_entered_half_the_smallest_distance_earlier()
    {
        CohortTable table = new TestCohort().Numbers("ill_time", 4, 2).Numbers("ill", 1, 1).Numbers("time", 4, 6).Numbers("dead", 1, 0);
        MultiStateResult result = Run(table, IllnessDeath);
        Assert.Equal([2, 3, 4, 6], result.Strata[0].States[0].Steps.Select(step => step.Time));
        Assert.Equal("OCH074", result.Warnings[0].Code);
        Assert.Contains("entered 1 earlier", result.Warnings[0].Text, StringComparison.Ordinal);
        Assert.Equal(3.75, Run(table, IllnessDeath with { Shift = 0.25 }).Strata[0].States[0].Steps[1].Time);
    }

    [Fact]
    public void Who_is_ill_on_the_last_day_has_no_stay_in_illness_and_who_is_ill_at_the_start_starts_in_it()
    {
        CohortTable table = new TestCohort().Numbers("ill_time", 5, 0, null).Numbers("ill", 1, 1, 0).Numbers("time", 5, 3, 4).Numbers("dead", 0, 1, 1);
        MultiStateResult result = Run(table, IllnessDeath);
        Assert.Equal([1, 1, 1], result.Transitions.Select(transition => transition.Events));
        Assert.Equal([2, 1, 0], result.Strata[0].Initial.Select(share => Math.Round(3 * share!.Value, 12)));
        Assert.Equal("estimated from those at risk at the first transition", result.Settings["start"]);
    }

    [Fact]
    public void A_state_after_the_end_of_follow_up_is_refused_at_its_cell()
    {
        CohortTable table = new TestCohort().Numbers("ill_time", 4, 9).Numbers("ill", 1, 1).Numbers("time", 5, 6).Numbers("dead", 1, 0);
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => Run(table, IllnessDeath)).Faults);
        Assert.Equal((FaultCode.ContradictoryDates, "cohort.csv:3:ill_time"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Patients_without_a_history_are_counted()
    {
        CohortTable table = new TestCohort().Numbers("ill_time", 1, null, null, 1, 1).Numbers("ill", 1, 1, 0, null, 1).Numbers("time", 3, 2, 0, 3, null).Numbers("dead", 1, 1, 1, 1, 1);
        MultiStateResult result = Run(table, IllnessDeath);
        Assert.Equal(1, result.N);
        Assert.Equal([("missing time", 1), ("no time at risk", 1), ("missing ill_time or ill", 2)], result.Excluded.Select(exclusion => (exclusion.Reason, exclusion.Count)));
    }

    [Fact]
    public void A_patient_of_whom_one_row_lacks_a_value_is_left_out_whole()
    {
        CohortTable table = new TestCohort()
            .Texts("id", "A", "A", "B").Numbers("start", 0, null, 0).Numbers("stop", 1, 3, 2).Texts("to", "ill", "dead", "dead");
        MultiStateResult result = Run(table, Rows);
        Assert.Equal((1, 1), (result.N, result.Patients));
        Assert.Equal(["missing start", "another row of the patient is left out"], result.Excluded.Select(exclusion => exclusion.Reason));
    }

    [Theory]
    [InlineData(2.0, "ill", "starts after row 2")]
    [InlineData(0.5, "ill", "starts before row 2")]
    [InlineData(1.0, "well", "is in 'well', but row 2")]
    public void Rows_that_do_not_follow_each_other_are_refused_at_the_second_of_them(double start, string from, string expected)
    {
        CohortTable table = new TestCohort()
            .Texts("id", "A", "A", "B").Numbers("start", 0, start, 0).Numbers("stop", 1, 3, 2).Texts("to", "ill", "dead", "dead").Texts("from", "well", from, "well");
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => Run(table, Rows with { From = "from" })).Faults);
        Assert.Equal(FaultCode.ContradictoryDates, fault.Code);
        Assert.Contains(expected, fault.What, StringComparison.Ordinal);
        Assert.StartsWith("cohort.csv:3:", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_estimated_is_null_with_a_warning()
    {
        MultiStateResult result = new MultiStateRequest { States = IllnessDeath, Group = new Variable("arm"), At = [1, 4.5], Tau = 4 }.Run(Four);
        Assert.Null(result.Strata[0].States[0].At[1].Probability);
        Assert.Equal(["OCH063", "OCH068"], result.Warnings.Select(warning => warning.Code).Distinct());
        Assert.Throws<AnalysisImpossibleException>(() => Run(new TestCohort().Texts("id", "A").Numbers("start", 0).Numbers("stop", 1).Texts("to", "0"), Rows));
    }

    [Fact]
    public void Ends_that_share_the_time_column_compete()
    {
        var source = IllnessDeath with
        {
            States =
            [
                IllnessDeath.States[0],
                new EnteredState("cancer death", new ColumnEndpoint { Time = "time", Event = new EventRule("cause", ["1"]) }),
                new EnteredState("other death", new ColumnEndpoint { Time = "time", Event = new EventRule("cause", ["2"]) }),
            ],
        };
        MultiStateResult result = Run(Four.Numbers("cause", 1, 2, 0, 0), source);
        Assert.Equal(["cancer death", "other death"], result.Absorbing);
        Assert.Equal([("well", "ill"), ("well", "cancer death"), ("well", "other death"), ("ill", "cancer death"), ("ill", "other death")], result.Transitions.Select(transition => (transition.From, transition.To)));
        Assert.Equal([2, 0, 1, 1, 0], result.Transitions.Select(transition => transition.Events));
    }
}
