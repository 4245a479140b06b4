using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class ModelShapeFileTests : IDisposable
{
    private const string Head = """
        oncohort: 1
        study: {id: a}
        cohort: {source: data.csv, id: who}
        endpoints: {os: {label: Overall survival, time: t, event: e, unit: days}}
        analyses:

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Terms_and_checks_are_read()
    {
        CoxRequest cox = Assert.IsType<CoxRequest>(Assert.Single(Read("""
              - cox: {endpoint: os, covariates: [age, dose, arm], splines: {age: 4, dose: [1, 3, 10]}, interactions: ['age:arm'], time_varying: {arm: log, dose: [365, 730]}, diagnostics: true, zph_transform: rank}
            """).Analyses).Request);
        Assert.Equal([("age", 4, false), ("dose", 3, true)], cox.Shape.Splines.Select(term => (term.Variable, term.Count, term.Knots is not null)));
        Assert.Equal("age:arm", Assert.Single(cox.Shape.Interactions).Name);
        Assert.Equal([null, 2], cox.Shape.TimeVarying.Select(term => term.Cuts?.Count));
        Assert.Equal((true, true, "who", TimeTransform.Rank, false), (cox.Checks.Influence, cox.Checks.SchoenfeldCurves, cox.Checks.Identifier, cox.Checks.Transform, cox.Checks.RowNumbers));
        Assert.Contains("who", cox.Columns);
    }

    [Fact]
    public void Models_side_by_side_share_their_terms()
    {
        CoxTableRequest table = Assert.IsType<CoxTableRequest>(Assert.Single(Read("""
              - cox: {endpoint: os, univariable: [age, arm], multivariable: [age, arm], polynomials: {age: 2}, interactions: ['age:arm'], term_tests: true}
            """).Analyses).Request);
        Assert.Equal(2, Assert.Single(table.Shape.Polynomials).Degree);
        Assert.True(table.Checks.TermTests);
        Assert.Empty(table.Shape.For(["age"]).Interactions);
    }

    [Theory]
    [InlineData("splines: {age: 2}", "'age' has no such form")]
    [InlineData("splines: {height: 4}", "'height' is no covariate of the model")]
    [InlineData("splines: [age]", "'splines' is a list")]
    [InlineData("polynomials: {age: 1}", "'age' has no such form")]
    [InlineData("interactions: ['age:sex']", "'age:sex' is no interaction")]
    [InlineData("time_varying: {age: [9, 3]}", "'age' has no such form")]
    [InlineData("time_varying: {age: cubic}", "'age'")]
    [InlineData("zph_transform: square", "'square' is not a value of 'zph_transform'")]
    [InlineData("ties: discrete, diagnostics: true", "residuals are not defined")]
    public void What_cannot_be_is_a_fault_with_its_place(string keys, string what)
    {
        IReadOnlyList<Fault> faults = Assert.Throws<InputException>(() => Read($"  - cox: {{endpoint: os, covariates: [age, arm], {keys}}}\n")).Faults;
        Assert.Contains(faults, fault => fault.What.Contains(what, StringComparison.Ordinal) && fault.Where!.StartsWith("study.yaml:6:", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_name_patients_and_do_not_depend_on_the_order_of_rows()
    {
        string[] rows = [.. Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"p{i:00},{1 + (i * 17 % 31)},{(i % 3 == 0 ? 0 : 1)},{40 + (i * 7 % 41)},{(i % 2 == 0 ? "a" : "b")}"))];
        CoxResult one = Run(rows);
        CoxResult other = Run([.. rows.Reverse()]);
        Assert.All(one.Checks!.Influence!, row => Assert.True(row.Row is null && row.Id!.StartsWith('p')));
        Assert.Equal(one.Checks.Influence, other.Checks!.Influence!);
        Assert.Equal(one.Checks.Schoenfeld!.SelectMany(curve => curve.Smooth), other.Checks.Schoenfeld!.SelectMany(curve => curve.Smooth));
        Assert.Equal(one.Checks.TermTests!, other.Checks.TermTests!);
    }

    [Fact]
    public void Methods_say_what_was_done()
    {
        Read("""
              - cox: {endpoint: os, covariates: [age, arm], splines: {age: 4}, interactions: ['age:arm'], time_varying: {arm: [365]}, diagnostics: true}
            """);
        File.WriteAllText(Path.Combine(_folder.Path, "data.csv"), "who,t,e,age,arm\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"p{i},{300 + (i * 17 % 131)},{(i % 3 == 0 ? 0 : 1)},{40 + (i * 7 % 41)},{(i % 2 == 0 ? "a" : "b")}\n"))));
        using PreparedStudy prepared = PreparedStudy.Open(Path.Combine(_folder.Path, "study.yaml"));
        string methods = string.Join(' ', StudyRun.Execute(prepared).Methods);
        foreach (string words in (string[])["age, 4 knots at quantiles", "age by arm", "arm, in steps at 365", "natural spline smooth", "dfbetas"])
            Assert.Contains(words, methods, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private CoxResult Run(string[] rows)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "data.csv"), "who,t,e,age,arm\n" + string.Concat(rows.Select(row => row + "\n")));
        Read("""
              - cox: {endpoint: os, covariates: [age, arm], diagnostics: true, term_tests: true}
            """);
        using PreparedStudy prepared = PreparedStudy.Open(Path.Combine(_folder.Path, "study.yaml"));
        return Assert.IsType<CoxResult>(Assert.Single(StudyRun.Execute(prepared).Analyses));
    }

    private StudyFile Read(string analyses)
    {
        string path = Path.Combine(_folder.Path, "study.yaml");
        File.WriteAllText(path, Head + analyses);
        return StudyFile.Read(path);
    }
}
