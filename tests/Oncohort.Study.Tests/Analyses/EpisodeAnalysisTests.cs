using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class EpisodeAnalysisTests
{
    private static readonly ColumnEndpoint Death = new() { Time = "time", Event = new EventRule("dead") };

    private static TestCohort Patients => new TestCohort()
        .Numbers("time", 5, 8, 3, 9, 6, 7, 2, 4, 0, 6).Numbers("dead", 1, 1, 0, 1, 1, 0, 1, 1, 1, null).Numbers("met", 2, 4, null, 9, 1, null, 2, 3, null, 1).Numbers("age", 50, 61, 44, 70, 55, 48, 66, 59, 60, 60);

    /// <summary>The same patients as start-stop rows, split by hand: at 2, 4, 1 and 3; the fourth and the seventh die on the day of the change, the last two have no time at risk or no status.</summary>
    private static TestCohort Pieces => new TestCohort()
        .Numbers("start", 0, 2, 0, 4, 0, 0, 0, 1, 0, 0, 0, 3).Numbers("stop", 2, 5, 4, 8, 3, 9, 1, 6, 7, 2, 3, 4).Numbers("dead", 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1)
        .Numbers("after", 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1).Numbers("age", 50, 50, 61, 61, 44, 70, 55, 55, 48, 66, 59, 59);

    private static CoxRequest Model(params TimeDependentCovariate[] changes) => new() { Endpoint = Death, Covariates = [new Variable("age")], Episodes = new TimeDependentCovariates(changes) };

    [Fact]
    public void A_covariate_that_changes_is_the_model_of_the_pieces_and_counts_patients()
    {
        CoxResult result = Model(new TimeDependentCovariate("after") { Column = "met" }).Run(Patients);
        CoxResult pieces = new CoxRequest { Endpoint = new ColumnEndpoint { Time = "stop", Entry = "start", Event = new EventRule("dead") }, Covariates = [new Variable("age"), new Variable("after")] }.Run(Pieces);
        Assert.Equal(pieces.Terms.Select(term => (term.Term, term.Coef, term.Se)), result.Terms.Select(term => (term.Term, term.Coef, term.Se)));
        Assert.Equal((8, 6.0, pieces.Loglik), (result.N, result.Events, result.Loglik));
        Assert.Equal([("missing dead", 1), ("no time at risk", 1)], result.Excluded.Select(exclusion => (exclusion.Reason, exclusion.Count)));
        Assert.Equal("after at met (4 change during follow-up, 0 before it, 2 at its end or later, 2 never)", result.Settings["time_dependent"]);
        Assert.Equal("time", result.Settings["time"]);
        Assert.Equal(12, result.Settings["pieces"]);
    }

    [Fact]
    public void An_endpoint_changes_a_covariate_by_its_event()
    {
        CohortTable table = Patients.Numbers("met_event", 1, 1, 0, 1, 1, 0, 1, 1, 0, 1);
        var met = new ColumnEndpoint { Time = "met", Event = new EventRule("met_event"), Caption = new EndpointCaption("met", "Metastasis", null) };
        CoxResult byEndpoint = Model(new TimeDependentCovariate("after") { Endpoint = met }).Run(table);
        CoxResult byColumn = Model(new TimeDependentCovariate("after") { Column = "met" }).Run(table);
        Assert.Equal(byColumn.Terms, byEndpoint.Terms);
    }

    [Fact]
    public void Dates_change_a_covariate_in_the_unit_of_a_dated_endpoint()
    {
        CohortTable table = new TestCohort()
            .Dates("start", "2020-01-01", "2020-01-01", "2020-01-01", "2020-01-01", "2020-01-01").Dates("died", "2020-01-06", "2020-01-09", null, "2020-01-05", "2020-01-10")
            .Dates("last", "2020-01-06", "2020-01-09", "2020-01-04", "2020-01-05", "2020-01-10").Dates("met", "2020-01-03", null, null, "2020-01-02", "2020-01-08").Numbers("age", 50, 61, 44, 70, 58);
        var endpoint = new DatedEndpoint { Origin = "start", Events = ["died"], Censor = "last", Unit = TimeUnit.Weeks };
        CoxResult result = (Model(new TimeDependentCovariate("after") { Column = "met" }) with { Endpoint = endpoint }).Run(table);
        Assert.Equal("after at met (3 change during follow-up, 0 before it, 0 at its end or later, 2 never)", result.Settings["time_dependent"]);
        var wrong = Assert.Throws<InputException>(() => Model(new TimeDependentCovariate("after") { Column = "met" }).Run(new TestCohort()
            .Numbers("time", 1, 2).Numbers("dead", 1, 1).Numbers("age", 1, 2).Dates("met", "2020-01-01", null)));
        Assert.Equal(FaultCode.NotANumber, wrong.Faults[0].Code);
    }

    private static TestCohort Recurrences => new TestCohort()
        .Texts("id", "A", "A", "A", "B", "B", "C", "D", "D", "E").Numbers("start", 0, 3, 5, 0, 4, 0, 0, 2, 0).Numbers("stop", 3, 5, 9, 4, 6, 7, 2, 8, 5)
        .Numbers("again", 1, 1, 0, 1, 0, 0, 1, 1, 1).Numbers("x", 1, 1, 1, 0, 0, 1, 0, 0, 1);

    private static CoxRequest Recurring(RecurrentEventModel model, int? joinFrom = null) => new()
    {
        Endpoint = new ColumnEndpoint { Time = "stop", Entry = "start", Event = new EventRule("again") },
        Covariates = [new Variable("x")],
        Cluster = "id",
        Episodes = new RecurrentEpisodes(model, joinFrom),
    };

    [Fact]
    public void Gap_times_are_the_model_of_times_since_the_event_before_stratified_by_its_number()
    {
        CohortTable gaps = new TestCohort()
            .Texts("id", "A", "A", "A", "B", "B", "C", "D", "D", "E").Numbers("gap", 3, 2, 4, 4, 2, 7, 2, 6, 5).Numbers("again", 1, 1, 0, 1, 0, 0, 1, 1, 1)
            .Numbers("x", 1, 1, 1, 0, 0, 1, 0, 0, 1).Numbers("number", 1, 2, 3, 1, 2, 1, 1, 2, 1);
        CoxResult expected = new CoxRequest { Endpoint = new ColumnEndpoint { Time = "gap", Event = new EventRule("again") }, Covariates = [new Variable("x")], Strata = [new Variable("number")], Cluster = "id" }.Run(gaps);
        CoxResult result = Recurring(RecurrentEventModel.PwpGapTime).Run(Recurrences);
        Assert.Equal(expected.Terms, result.Terms);
        Assert.Equal(("pwp-gap", 5, "4, 2, 0", "event number"), (result.Settings["recurrent"], result.Settings["patients"], result.Settings["events_by_number"], result.Settings["strata"]));
        Assert.Contains(result.Warnings, warning => warning.Text.StartsWith("the stratum of event number 2 has 2 events", StringComparison.Ordinal));
        Assert.Equal("4, 2", Recurring(RecurrentEventModel.PwpTotalTime, 2).Run(Recurrences).Settings["events_by_number"]);
    }

    [Fact]
    public void Andersen_and_Gill_is_the_model_of_the_rows_with_clusters()
    {
        CoxResult plain = (Recurring(RecurrentEventModel.AndersenGill) with { Episodes = null }).Run(Recurrences);
        Assert.Equal(plain.Terms, Recurring(RecurrentEventModel.AndersenGill).Run(Recurrences).Terms);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Equal(FaultCode.BadValue, Assert.Throws<InputException>(() => (Recurring(RecurrentEventModel.PwpGapTime) with { Cluster = null }).Run(Recurrences)).Faults[0].Code);
        Assert.Equal(FaultCode.NameTaken, Assert.Throws<InputException>(() => Model(new TimeDependentCovariate("age") { Column = "met" }).Run(Patients)).Faults[0].Code);
        CohortTable overlap = new TestCohort().Texts("id", "A", "A").Numbers("start", 0, 2).Numbers("stop", 3, 5).Numbers("again", 1, 1).Numbers("x", 1, 0);
        Fault fault = Assert.Throws<InputException>(() => Recurring(RecurrentEventModel.AndersenGill).Run(overlap)).Faults[0];
        Assert.Equal((FaultCode.ContradictoryDates, "cohort.csv:3"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Split_rows_carry_what_the_patient_has_and_lose_nobody()
    {
        SplitResult result = new SplitRequest { Endpoint = Death, Id = "id", Changes = [new TimeDependentCovariate("after") { Column = "met" }], Cuts = [6] }
            .Run(Patients.Texts("id", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        Assert.Equal((8, 2, 6, 15), (result.N, Count.Sum(result.Excluded, exclusion => exclusion.Count), result.Events, result.Rows));
        Assert.Equal(new SplitChange("after", 4, 0, 2, 2), result.Changes[0]);
        Assert.Equal(["start", "stop", "event", "after", "period", "id", "met", "age"], result.Pieces.Names);
        Assert.Equal([0, 4, 6], ((NumberColumn)result.Pieces["start"]).Values[2..5].ToArray());
    }
}
