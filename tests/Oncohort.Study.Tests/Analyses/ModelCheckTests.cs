using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class ModelCheckTests
{
    private const int Patients = 60;

    /// <summary>Sixty patients; the times, ages and arms run through their ranges at different paces.</summary>
    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", [.. Places.Select(i => (double?)(1 + (i * 17 % 31)))])
        .Numbers("dead", [.. Places.Select(i => (double?)(i % 3 == 0 ? 0 : 1))])
        .Numbers("age", [.. Places.Select(i => (double?)(40 + (i * 7 % 41)))])
        .Numbers("dose", [.. Places.Select(i => (double?)(10 + (i * 11 % 23)))])
        .Texts("arm", [.. Places.Select(i => i % 2 == 0 ? "a" : "b")])
        .Texts("who", [.. Places.Select(i => FormattableString.Invariant($"p{i / 2}"))]);

    private static IEnumerable<int> Places => Enumerable.Range(0, Patients);

    [Fact]
    public void A_spline_has_a_column_for_each_knot_but_one_and_a_curve_that_is_1_at_the_median()
    {
        CoxResult result = Run(Shape(splines: [new SplineTerm("age", 4, null)]));
        Assert.Equal(["age", "age'", "age''", "dose", "arm=b"], result.Terms.Select(term => term.Term));
        EffectCurveResult curve = Assert.Single(result.Checks!.Splines!);
        Assert.Equal((4, 101), (curve.Knots.Count, curve.Points.Count));
        Assert.All(curve.Points, point => Assert.True(point.Lower <= point.Hr && point.Hr <= point.Upper));
        Assert.Equal(1, curve.Points.MinBy(point => Math.Abs(point.Value - curve.Reference))!.Hr!.Value, 0.05);
        Assert.Contains("restricted cubic, knots", (string)result.Settings["splines"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_curve_of_a_polynomial_is_its_linear_predictor()
    {
        CoxResult result = Run(Shape() with { Polynomials = [new PolynomialTerm("age", 2)] });
        EffectCurveResult curve = Assert.Single(result.Checks!.Splines!);
        double slope = result.Terms[0].Coef!.Value;
        double bend = result.Terms[1].Coef!.Value;
        foreach (EffectPoint point in curve.Points)
            Assert.Equal((slope * (point.Value - curve.Reference)) + (bend * ((point.Value * point.Value) - (curve.Reference * curve.Reference))), point.LogHr!.Value, 1e-9);
    }

    [Fact]
    public void An_interaction_is_named_by_its_parts_and_holds_its_partner_at_the_reference()
    {
        CoxResult result = Run(Shape(splines: [new SplineTerm("age", 3, null)]) with { Interactions = [new InteractionTerm("age", "arm"), new InteractionTerm("dose", "arm")] });
        Assert.Equal(["age:arm=b", "age':arm=b", "dose:arm=b"], result.Terms.Skip(4).Select(term => term.Term));
        Assert.Equal("arm=a", result.Checks!.Splines![0].Given);
        Assert.Contains(result.Checks.TermTests!, test => test is { Term: "age:arm", Kind: "nonlinear", Test.Df: 1 });
        Assert.Contains(result.Checks.TermTests!, test => test is { Term: "arm", Kind: "interaction", Test.Df: 3 });
    }

    [Fact]
    public void An_effect_in_steps_has_a_coefficient_each_and_a_test_of_change()
    {
        CoxResult result = Run(Shape() with { TimeVarying = [new TimeVaryingTerm("age", [10, 20])] });
        Assert.Equal(["age:t<=10", "age:10<t<=20", "age:t>20", "dose", "arm=b"], result.Terms.Select(term => term.Term));
        Assert.Equal((Patients, 40), (result.N, result.Events));
        Oncohort.Study.Results.TestResult change = result.Checks!.TermTests!.Single(test => test.Kind == "time_varying").Test;
        Assert.Equal(2, change.Df);
        Assert.Null(result.Checks.Splines);
    }

    /// <summary>With two steps the test of change is the squared difference of the coefficients over its variance; log time has its own coefficient.</summary>
    [Fact]
    public void The_test_of_change_with_log_time_is_that_of_its_coefficient()
    {
        CoxResult result = Run(Shape() with { TimeVarying = [new TimeVaryingTerm("dose", null)] });
        CoxTermResult slope = result.Terms.Single(term => term.Term == "dose:log(t)");
        Assert.Equal(slope.Z!.Value * slope.Z.Value, result.Checks!.TermTests!.Single(test => test.Kind == "time_varying").Test.Chi2!.Value, 1e-9);
    }

    [Fact]
    public void Robust_errors_of_an_effect_that_changes_treat_a_patient_as_one()
    {
        CoxRequest request = Request(Shape() with { TimeVarying = [new TimeVaryingTerm("age", [100])] }) with { Covariates = [new Variable("age")], Robust = true };
        CoxResult split = CoxAnalysis.Run(Cohort, request with { Shape = new ModelShape { TimeVarying = [new TimeVaryingTerm("age", [30])] } });
        CoxResult whole = CoxAnalysis.Run(Cohort, request with { Shape = ModelShape.Plain });
        Assert.NotNull(split.Terms[0].RobustSe);
        Assert.Equal(whole.Terms[0].RobustSe!.Value, split.Terms[0].RobustSe!.Value, 0.02);
    }

    [Fact]
    public void Influence_names_rows_or_patients_largest_first()
    {
        CoxResult rows = CoxAnalysis.Run(Cohort, Request(ModelShape.Plain) with { Checks = new ModelChecks { Influence = true } });
        Assert.Equal(15, rows.Checks!.Influence!.Count);
        foreach (IGrouping<string, InfluenceResult> term in rows.Checks.Influence.GroupBy(row => row.Term))
        {
            double[] sizes = [.. term.Select(row => Math.Abs(row.DfBetas))];
            Assert.Equal(sizes.OrderDescending(), sizes);
            Assert.All(term, row => Assert.InRange(row.Row!.Value, 2, Patients + 1));
        }

        CoxResult patients = CoxAnalysis.Run(Cohort, Request(ModelShape.Plain) with { Cluster = "who", Checks = new ModelChecks { Influence = true } });
        Assert.All(patients.Checks!.Influence!, row => Assert.True(row.Row is null && row.Id![0] == 'p'));
        CoxResult named = CoxAnalysis.Run(Cohort, Request(ModelShape.Plain) with { Checks = new ModelChecks { Influence = true, Identifier = "who", RowNumbers = false } });
        Assert.Equal(rows.Checks.Influence.Select(row => row.DfBetas), named.Checks!.Influence!.Select(row => row.DfBetas));
        Assert.Equal(rows.Checks.Influence.Select(row => FormattableString.Invariant($"p{(row.Row - 2) / 2}")), named.Checks.Influence!.Select(row => row.Id));
    }

    [Fact]
    public void A_patient_who_moves_a_coefficient_by_more_than_its_error_is_named_in_a_warning()
    {
        TestCohort cohort = new TestCohort().Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8).Numbers("dead", 1, 1, 1, 1, 1, 1, 1, 1).Numbers("age", 60, 58, 61, 54, 56, 50, 62, 52)
            .Numbers("w", 1, 1, 1, 1, 1, 1, 1, 12);
        CoxResult result = CoxAnalysis.Run(cohort, Request(ModelShape.Plain) with { Weights = "w", Covariates = [new Variable("age")], Checks = new ModelChecks { Influence = true } });
        Warning warning = Assert.Single(result.Warnings, warning => warning.Code == "OCH080");
        Assert.Contains("row 9 moves the coefficient of age", warning.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResidualKind.Martingale, 60, 1)]
    [InlineData(ResidualKind.Deviance, 60, 1)]
    [InlineData(ResidualKind.Score, 60, 4)]
    [InlineData(ResidualKind.DfBeta, 60, 4)]
    [InlineData(ResidualKind.DfBetas, 60, 4)]
    [InlineData(ResidualKind.Schoenfeld, 40, 4)]
    [InlineData(ResidualKind.ScaledSchoenfeld, 40, 4)]
    public void Residuals_stand_one_a_row_or_one_an_event(ResidualKind kind, int rows, int columns)
    {
        ModelShape change = Shape() with { TimeVarying = [new TimeVaryingTerm("age", [10])] };
        ResidualTable table = CoxAnalysis.Run(Cohort, Request(change) with { Checks = new ModelChecks { Residuals = kind } }).Checks!.Residuals!;
        Assert.Equal((rows, columns), (table.Rows.Count, table.Columns.Count));
        Assert.Equal(rows, table.Rows.Distinct().Count());
        Assert.Equal(rows == 40, table.Times is not null);
        Assert.All(table.Columns, column => Assert.All(column.Values, value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    public void Schoenfeld_curves_run_over_the_event_times_and_leave_curved_terms_out()
    {
        CoxRequest request = Request(Shape(splines: [new SplineTerm("age", 3, null)])) with { Checks = new ModelChecks { SchoenfeldCurves = true, Transform = TimeTransform.Rank } };
        CoxResult result = CoxAnalysis.Run(Cohort, request);
        Assert.Equal(["dose", "arm=b"], result.Checks!.Schoenfeld!.Select(curve => curve.Term));
        SchoenfeldResult dose = result.Checks.Schoenfeld![0];
        Assert.Equal((40, 40, "rank"), (dose.Residuals.Count, dose.Smooth.Count, dose.Transform));
        Assert.Equal(dose.Residuals[0].Time, dose.Smooth[0].Time, 1e-9);
        Assert.Equal(dose.Residuals[^1].Time, dose.Smooth[^1].Time, 1e-9);
        Assert.Equal(dose.Coef, dose.Residuals.Average(point => point.Value), 1e-6);
    }

    [Fact]
    public void Impossible_shapes_are_faults_together()
    {
        ModelShape wrong = new()
        {
            Splines = [new SplineTerm("aeg", 3, null), new SplineTerm("age", 3, null)],
            Polynomials = [new PolynomialTerm("age", 2)],
            Interactions = [new InteractionTerm("age", "age")],
        };
        IReadOnlyList<Fault> faults = Assert.Throws<InputException>(() => Run(wrong)).Faults;
        Assert.Equal(3, faults.Count);
        Assert.Equal("did you mean 'age'?", faults[0].Fix);
        Assert.All(faults, fault => Assert.Equal(FaultCode.BadValue, fault.Code));
    }

    [Fact]
    public void A_curve_of_a_factor_and_residuals_of_the_discrete_likelihood_are_faults()
    {
        Assert.Equal("arm", Assert.Single(Assert.Throws<InputException>(() => Run(Shape(splines: [new SplineTerm("arm", 3, null)]))).Faults).Where);
        CoxRequest discrete = Request(ModelShape.Plain) with { Settings = EstimationSettings.For(Preset.R) with { Ties = CoxTies.Discrete }, Checks = new ModelChecks { Influence = true } };
        Assert.Equal("ties", Assert.Single(Assert.Throws<InputException>(() => CoxAnalysis.Run(Cohort, discrete)).Faults).Where);
    }

    [Fact]
    public void Too_few_values_for_a_spline_make_the_model_impossible_and_fewer_knots_a_warning()
    {
        TestCohort cohort = new TestCohort().Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8).Numbers("dead", 1, 1, 1, 1, 1, 1, 1, 1)
            .Numbers("grade", 1, 2, 1, 2, 3, 3, 1, 2).Numbers("age", 1, 2, 3, 4, 5, 6, 4, 2);
        CoxRequest request = Request(Shape(splines: [new SplineTerm("grade", 3, null)])) with { Covariates = [new Variable("grade")] };
        Assert.Equal(FaultCode.MethodNotDefined, Assert.Throws<AnalysisImpossibleException>(() => CoxAnalysis.Run(cohort, request)).Fault.Code);
        CoxResult result = CoxAnalysis.Run(cohort, request with { Covariates = [new Variable("age")], Shape = Shape(splines: [new SplineTerm("age", 5, null)]) });
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH079");
    }

    [Theory]
    [InlineData("age:sex", "age", "sex")]
    [InlineData("a:b:c", "a:b", "c")]
    [InlineData("age:other", null, null)]
    public void Interactions_are_read_whatever_signs_names_hold(string text, string? first, string? second)
    {
        var term = InteractionTerm.From(text, ["age", "sex", "a:b", "c"]);
        Assert.Equal((first, second), (term?.First, term?.Second));
    }

    private static ModelShape Shape(IReadOnlyList<SplineTerm>? splines = null) => new() { Splines = splines ?? [] };

    private static CoxResult Run(ModelShape shape) => CoxAnalysis.Run(Cohort, Request(shape));

    private static CoxRequest Request(ModelShape shape) => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("dead") },
        Covariates = [new Variable("age"), new Variable("dose"), new Variable("arm")],
        Shape = shape,
    };
}
