using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class CoxAnalysisTests
{
    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8, 9, null)
        .Numbers("dead", 1, 1, 0, 1, 1, 0, 1, 1, 0, 1)
        .Numbers("age", 50, 61, 44, 70, null, 52, 66, 41, 58, 60)
        .Numbers("stage", 2, 1, 2, 10, 1, 10, 1, 2, 10, 1)
        .Texts("arm", "b", "a", "b", null, null, "a", "b", "a", "b", "a")
        .Numbers("same", 7, 7, 7, 7, 7, 7, 7, 7, 7, 7)
        .Texts("one", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x")
        .Numbers("w", 0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void Numbers_are_terms_and_factors_are_contrasts_in_order_of_value()
    {
        CoxResult result = Fit(Age, new Variable("stage") { Factor = true }, new Variable("arm"));
        Assert.Equal(["age", "stage=2", "stage=10", "arm=b"], result.Terms.Select(term => term.Term));
        Assert.Equal(["1", "1", "a"], result.Terms.Skip(1).Select(term => term.Reference));
        Assert.All(result.Terms, term => Assert.NotNull(term.Variable));
    }

    [Theory]
    [InlineData(Preset.R, "1")]
    [InlineData(Preset.Spss, "10")]
    [InlineData(Preset.Sas, "10")]
    [InlineData(Preset.Stata, "1")]
    public void The_preset_chooses_the_reference_level(Preset preset, string reference)
    {
        CoxResult result = CoxAnalysis.Run(Cohort, Request(new Variable("stage") { Factor = true }) with { Settings = EstimationSettings.For(preset) });
        Assert.All(result.Terms, term => Assert.Equal(reference, term.Reference));
    }

    [Fact]
    public void A_reference_can_be_named_as_a_person_writes_it() =>
        Assert.Equal(["stage=1", "stage=10"], Fit(new Variable("stage") { Factor = true, Reference = "2.0" }).Terms.Select(term => term.Term));

    [Fact]
    public void An_unknown_reference_is_a_fault_that_lists_the_levels()
    {
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => Fit(new Variable("arm") { Reference = "c" })).Faults);
        Assert.Equal(FaultCode.UnknownLevel, fault.Code);
        Assert.Equal("one of: a, b", fault.Expected);
    }

    [Fact]
    public void A_reference_of_a_numeric_covariate_is_a_fault() =>
        Assert.Equal(FaultCode.BadValue, Assert.Single(Assert.Throws<InputException>(() => Fit(Age with { Reference = "50" })).Faults).Code);

    [Fact]
    public void Declared_levels_order_the_contrasts()
    {
        CoxResult result = Fit(new Variable("stage") { Levels = ["10", "2", "1"] });
        Assert.Equal(["stage=2", "stage=1"], result.Terms.Select(term => term.Term));
    }

    [Fact]
    public void Rows_analysed_and_left_out_add_up_and_say_why()
    {
        CoxResult result = Fit(Age, new Variable("arm"));
        Assert.Equal([new Exclusion("missing time", 1), new Exclusion("missing age", 1), new Exclusion("missing arm", 1)], result.Excluded);
        Assert.Equal(10, result.N + Count.Sum(result.Excluded, exclusion => exclusion.Count));
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH065" && warning.Text.StartsWith("3 rows were left out", StringComparison.Ordinal));
    }

    [Fact]
    public void The_coefficient_is_that_of_R()
    {
        // R 4.2.2, survival 3.5-3: coxph(Surv(c(1,2,3,4,6,7,8,9), c(1,1,0,1,0,1,1,0)) ~ c(50,61,44,70,52,66,41,58)).
        CoxResult result = Fit(Age);
        Assert.Equal(0.03267864858546303, result.Terms[0].Coef!.Value, 1e-10);
        Assert.Equal(0.048861900439229174, result.Terms[0].Se!.Value, 1e-10);
        Assert.Equal(-7.4265490723973038, result.Loglik.Null!.Value, 1e-10);
        Assert.Equal(-7.1895247548674712, result.Loglik.Model!.Value, 1e-10);
    }

    [Fact]
    public void A_constant_covariate_alone_cannot_be_analysed()
    {
        Assert.Equal(FaultCode.ConstantCovariate, Assert.Throws<AnalysisImpossibleException>(() => Fit(new Variable("same"))).Fault.Code);
        Assert.Equal(FaultCode.ConstantCovariate, Assert.Throws<AnalysisImpossibleException>(() => Fit(new Variable("one"))).Fault.Code);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("one")]
    public void A_constant_covariate_among_others_has_a_status_and_no_number(string constant)
    {
        CoxResult result = Fit(Age, new Variable(constant));
        CoxTermResult term = Assert.Single(result.Terms, term => term.Variable == constant);
        Assert.Equal("collinear", term.Status);
        Assert.Equal(new double?[7], [term.Coef, term.Hr, term.Se, term.Z, term.P, term.Lower, term.Upper]);
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH043");
        Assert.Equal(Fit(Age).Terms[0].Coef, result.Terms[0].Coef);
    }

    [Fact]
    public void Complete_separation_has_a_status_and_no_number()
    {
        TestCohort separated = new TestCohort().Numbers("time", 1, 2, 3, 4, 5, 6).Numbers("dead", 1, 1, 1, 0, 0, 0).Numbers("x", 1, 1, 1, 0, 0, 0);
        CoxResult result = CoxAnalysis.Run(separated, Request(new Variable("x")));
        Assert.Equal(("separated", null, null), (result.Terms[0].Status, result.Terms[0].Coef, result.Terms[0].Upper));
        Assert.Null(result.Tests.Wald.P);
        Assert.NotNull(result.Tests.LikelihoodRatio.P);
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH060");
    }

    [Fact]
    public void Few_events_for_the_coefficients_are_a_warning() => Assert.Contains(Fit(Age).Warnings, warning => warning.Code == "OCH066");

    [Fact]
    public void Without_events_there_is_no_analysis()
    {
        TestCohort none = new TestCohort().Numbers("time", 1, 2).Numbers("dead", 0, 0).Numbers("age", 1, 2);
        Assert.Equal(FaultCode.NoEvents, Assert.Throws<AnalysisImpossibleException>(() => CoxAnalysis.Run(none, Request(Age))).Fault.Code);
    }

    [Fact]
    public void Fractional_weights_make_the_variance_robust()
    {
        CoxResult result = CoxAnalysis.Run(Cohort, Request(Age) with { Weights = "w" });
        Assert.Equal("robust", result.Settings["variance"]);
        Assert.NotNull(result.Terms[0].RobustSe);
        Assert.Equal("model", Fit(Age).Settings["variance"]);
    }

    [Fact]
    public void A_negative_weight_is_a_fault_with_its_place()
    {
        TestCohort bad = new TestCohort().Numbers("time", 1, 2).Numbers("dead", 1, 0).Numbers("age", 1, 2).Numbers("w", 1, -1);
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => CoxAnalysis.Run(bad, Request(Age) with { Weights = "w" })).Faults);
        Assert.Equal((FaultCode.BadWeight, "cohort.csv:3:w"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Competing_events_are_censored()
    {
        TestCohort cohort = new TestCohort().Numbers("time", 1, 2, 3, 4, 5).Numbers("why", 1, 2, 0, 1, 2).Numbers("age", 5, 3, 4, 1, 2);
        CoxRequest request = Request(Age) with { Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("why", ["1"]) } };
        CoxRequest competing = request with { Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("why", ["1"]), Competing = new EventRule("why", ["2"]) } };
        Assert.Equal(2, CoxAnalysis.Run(cohort, competing).Events);
        Assert.Equal(CoxAnalysis.Run(cohort, request).Terms[0].Coef, CoxAnalysis.Run(cohort, competing).Terms[0].Coef);
        Assert.Equal("censored", CoxAnalysis.Run(cohort, competing).Settings["competing_events"]);
    }

    private static Variable Age => new("age");

    private static CoxResult Fit(params Variable[] covariates) => CoxAnalysis.Run(Cohort, Request(covariates));

    private static CoxRequest Request(params Variable[] covariates) => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("dead") },
        Covariates = covariates,
    };
}
