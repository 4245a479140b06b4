using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class FirthCoxAnalysisTests
{
    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
        .Numbers("dead", 1, 1, 0, 1, 1, 0, 1, 1, 0, 0)
        .Numbers("age", 50, 61, 44, 70, 63, 52, 66, 41, 58, 60)
        .Texts("stage", "1", "2", "3", "1", "2", "3", "2", "1", "1", "2")
        .Numbers("treated", 0, 0, 1, 0, 0, 1, 0, 0, 1, 0)
        .Numbers("half", 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void Separated_coefficients_are_estimated_with_the_penalty_and_still_named()
    {
        CoxResult plain = CoxAnalysis.Run(Cohort, Request("treated"));
        CoxResult firth = CoxAnalysis.Run(Cohort, Request("treated") with { Penalty = new FirthPenalty() });
        Assert.Null(plain.Terms[0].Hr);
        Assert.NotNull(firth.Terms[0].Hr);
        Assert.NotNull(firth.Terms[0].Lower);
        Assert.Equal("estimated", firth.Terms[0].Status);
        foreach (CoxResult result in new[] { plain, firth })
            Assert.Equal(new SeparatedTermResult("treated", "minus_infinity", "treated=1", "treated runs to minus infinity: no event occurs with treated=1"), Assert.Single(result.Separated));
        Assert.Equal("firth", firth.Settings["penalty"]);
        Assert.DoesNotContain(firth.Warnings, warning => warning.Code == "OCH060");
    }

    [Fact]
    public void The_level_without_events_is_named_whether_it_is_the_reference_or_not()
    {
        Assert.Equal(("stage=3", "minus_infinity", "stage=3"), Separated(CoxAnalysis.Run(Cohort, Request("stage")))[0]);
        CoxResult other = CoxAnalysis.Run(Cohort, Request("stage") with { Covariates = [new Variable("stage") { Reference = "3" }] });
        Assert.Equal([("stage=1", "plus_infinity", "stage=3"), ("stage=2", "plus_infinity", "stage=3")], Separated(other));
    }

    [Fact]
    public void Events_per_coefficient_leave_collinear_ones_out()
    {
        Assert.Equal(2, CoxAnalysis.Run(Cohort, Request("age", "stage")).EventsPerVariable);
        Assert.Equal(2, CoxAnalysis.Run(Cohort, Request("age", "stage") with { Penalty = new FirthPenalty() }).EventsPerVariable);
        CoxResult collinear = CoxAnalysis.Run(new TestCohort().Numbers("time", 1, 2, 3, 4).Numbers("dead", 1, 1, 1, 0).Numbers("x", 1, 3, 2, 1).Numbers("y", 2, 6, 4, 2), Request("x", "y"));
        Assert.Equal(3, collinear.EventsPerVariable);
    }

    [Fact]
    public void P_is_that_of_the_penalised_likelihood_ratio()
    {
        CoxResult one = CoxAnalysis.Run(Cohort, Request("age") with { Penalty = new FirthPenalty() });
        Assert.Equal(one.Tests.LikelihoodRatio.P!.Value, one.Terms[0].P!.Value, 1e-12);
        Assert.NotEqual(one.Tests.Wald.P!.Value, one.Terms[0].P!.Value, 1e-6);
        Assert.Equal(one.Terms[0].Coef!.Value / one.Terms[0].Se!.Value, one.Terms[0].Z!.Value, 1e-12);
    }

    [Fact]
    public void What_the_penalty_does_not_go_with_is_refused()
    {
        CoxRequest request = Request("age") with { Penalty = new FirthPenalty() };
        CoxRequest[] refused = [request with { Robust = true }, request with { Cluster = "treated" }, request with { ProportionalHazards = true }, request with { Settings = request.Settings with { Ties = CoxTies.Discrete } }];
        foreach (CoxRequest wrong in refused)
            Assert.Equal(FaultCode.BadValue, Assert.Single(Assert.Throws<InputException>(() => CoxAnalysis.Run(Cohort, wrong)).Faults).Code);
        Assert.Equal(FaultCode.MethodNotDefined, Assert.Throws<AnalysisImpossibleException>(() => CoxAnalysis.Run(Cohort, request with { Weights = "half" })).Fault.Code);
    }

    [Fact]
    public void A_table_of_models_enters_covariates_by_the_penalised_test()
    {
        var request = new CoxTableRequest
        {
            Endpoint = Request("age").Endpoint,
            Univariable = [new Variable("age"), new Variable("treated")],
            EnterBelow = 0.99,
            Penalty = new FirthPenalty(),
        };
        CoxTableResult table = CoxTableAnalysis.Run(Cohort, request);
        Assert.Equal(2, table.Multivariable!.Terms.Count);
        Assert.All(table.Multivariable.Terms, term => Assert.NotNull(term.Upper));
        Assert.Contains("penalised likelihood ratio", (string)table.Settings["entry_rule"]!, StringComparison.Ordinal);
    }

    private static (string, string, string?)[] Separated(CoxResult result) => [.. result.Separated.Select(term => (term.Term, term.Direction, term.WithoutEvents))];

    private static CoxRequest Request(params string[] covariates) => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = EventRule.Parse("dead", "--event") },
        Covariates = [.. covariates.Select(name => new Variable(name))],
        Settings = EstimationSettings.For(Preset.R),
    };
}
