using Oncohort.Cohort.Faults;
using Oncohort.Published;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class PublishedStudyTests : IDisposable
{
    private const string Data = """
        id,sex,age,grade,days,dead,treated
        1,1,50,0,100,1,2020-01-31
        2,2,60,1,200,0,2020-06-01
        3,1,70,1,300,1,2021-02-01
        4,9,55,2,400,0,2021-03-01

        """;

    private const string Published = """
        {
          "id": "small", "title": "A small study", "source": {"citation": "Someone, 2020"}, "patients": "4",
          "variables": [
            {"id": "sex", "label": "Sex", "levels": ["male", "female"]},
            {"id": "grade", "label": "Grade", "levels": ["0", "1", "2"]},
            {"id": "years", "label": "Age", "unit": "years"},
            {"id": "smoking", "label": "Smoking", "levels": ["yes", "no"]}
          ],
          "endpoints": [{"id": "os", "label": "Overall survival", "origin": "start", "event": {"smoking": "yes"}, "unit": "weeks"}],
          "counts": [{"id": "men", "of": {"sex": "male"}, "n": "2", "percent": "50.0"}, {"id": "smokers", "of": {"smoking": "yes"}, "n": "1"}],
          "tables": [{"id": "grades", "variable": "grade", "rows": [{"level": "0", "cells": ["1"]}, {"level": "1", "cells": ["2"]}, {"level": "2", "cells": ["1"]}]}],
          "summaries": [{"id": "age", "variable": "years", "median": "57.5", "max": "70"}],
          "curves": [{"id": "surviving", "label": "Surviving", "endpoint": "os", "quantity": "survival", "estimator": "kaplan-meier", "points": [{"time": "15", "percent": "75"}]}],
          "models": [{"id": "cox", "method": "cox", "endpoint": "os", "together": false, "terms": [{"variable": "years", "label": "Age", "ratio": "1.0", "codings": [{"id": "linear", "linear": 1}, {"id": "ten", "linear": 10}]}]}],
          "statements": [{"id": "period", "label": "Treated in", "values": ["2020", "2021"], "decided_by": {"column": "treated", "take": ["first_year", "last_year"]}}]
        }
        """;

    private const string Head = """
        oncohort: 1
        study: {id: small, preset: spss}
        cohort: {source: data.csv, id: id}
        variables:
          sex: {labels: {1: male, 2: female}}
        endpoints:
          death: {label: Death, time: days, event: dead, unit: days}
        analyses:

        """;

    private readonly StudyFolder _folder = new();

    public PublishedStudyTests()
    {
        _folder.Write("data.csv", Data);
        _folder.Write("paper.json", Published);
    }

    [Fact]
    public void Values_of_the_data_and_their_labels_are_levels_of_the_paper()
    {
        PublishedResult result = Run("{file: paper.json, variables: {years: age}, endpoints: {os: death}}");

        Assert.Equal((2.0, 50.0), (Number(result, "men.n").Oncohort!.Value, Number(result, "men.percent").Oncohort!.Value));
        Assert.Equal([1.0, 2, 1], ((string[])["grades.0.n", "grades.1.n", "grades.2.n"]).Select(id => Number(result, id).Oncohort!.Value));
        Assert.Equal(57.5, Number(result, "age.median").Oncohort);
        Assert.Equal([2020.0, 2021], result.Numbers.Where(number => number.Id.StartsWith("period", StringComparison.Ordinal)).Select(number => number.Oncohort!.Value));
        Warning unknown = Assert.Single(result.Warnings, warning => warning.Code == "OCH070");
        Assert.Contains("'sex'", unknown.Text, StringComparison.Ordinal);
        Assert.Contains(": 9;", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_put_into_the_unit_of_the_paper() =>
        Assert.Equal(75, Number(Run("{file: paper.json, endpoints: {os: death}}"), "surviving.15.percent").Oncohort!.Value, 1e-9);

    [Fact]
    public void A_variable_that_the_cohort_lacks_leaves_its_numbers_not_comparable_and_is_warned_of()
    {
        PublishedResult result = Run("{file: paper.json, endpoints: {os: death}}");

        Assert.Equal(ComparisonVerdict.NotComparable, Number(result, "smokers.n").Verdict);
        Assert.Contains("smoking", Number(result, "smokers.n").Why, StringComparison.Ordinal);
        Assert.Contains("years, smoking", Assert.Single(result.Warnings, warning => warning.Code == "OCH096").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Codings_and_the_ties_of_the_preset_are_in_force()
    {
        PublishedResult result = Run("{file: paper.json, variables: {years: age}, endpoints: {os: death}, codings: {years: ten}}");

        Assert.Equal("Cox, breslow ties, coding ten", Number(result, "cox.years.ratio").Estimator);
        Assert.Equal("ten", result.Settings["coding_years"]);
    }

    [Fact]
    public void A_condition_keeps_some_of_the_patients_and_the_others_are_counted()
    {
        PublishedResult result = Run("{file: paper.json, variables: {years: age}, endpoints: {os: death}, where: age < 60}");

        Assert.Equal((2, 2), (result.N, Assert.Single(result.Excluded).Count));
        Assert.Equal(ComparisonVerdict.Differs, Number(result, "patients").Verdict);
    }

    [Theory]
    [InlineData("{file: no.json}", FaultCode.FileNotFound, "study.yaml:9:")]
    [InlineData("{file: paper.json, codings: {years: cut_60}}", FaultCode.UnknownCoding, "study.yaml:9:")]
    [InlineData("{file: paper.json, codings: {sex: ten}}", FaultCode.UnknownCoding, "study.yaml:9:")]
    [InlineData("{file: paper.json, variables: {yeras: age}}", FaultCode.PublishedNameUnknown, "study.yaml:9:")]
    [InlineData("{file: paper.json, endpoints: {oss: death}}", FaultCode.PublishedNameUnknown, "study.yaml:9:")]
    [InlineData("{file: paper.json, endpoints: {os: deaths}}", FaultCode.BadValue, "study.yaml:9:")]
    [InlineData("{file: paper.json, variables: {years: agee}}", FaultCode.ColumnNotFound, "study.yaml:9:")]
    [InlineData("{file: broken.json}", FaultCode.PublishedNotJson, "broken.json")]
    [InlineData("{file: wrong.json}", FaultCode.PublishedShape, "wrong.json $")]
    public void What_is_wrong_is_a_fault_with_its_place(string block, FaultCode code, string place)
    {
        _folder.Write("broken.json", "{");
        _folder.Write("wrong.json", Published.Replace("\"patients\"", "\"patiens\"", StringComparison.Ordinal));

        Fault fault = StudyCheck.Faults(Study(block)).First(found => found.Code == code);

        Assert.StartsWith(place, fault.Where, StringComparison.Ordinal);
        Assert.NotNull(fault.Expected ?? fault.Fix);
    }

    [Fact]
    public void An_unknown_coding_is_answered_with_those_that_the_file_offers() =>
        Assert.Equal("one of: linear, ten", Assert.Single(StudyCheck.Faults(Study("{file: paper.json, codings: {years: lin}}"))).Expected);

    public void Dispose() => _folder.Dispose();

    private PublishedResult Run(string block)
    {
        using PreparedStudy study = PreparedStudy.Open(Study(block));
        return Assert.IsType<PublishedResult>(Assert.Single(StudyRun.Execute(study).Analyses));
    }

    private string Study(string block) => _folder.Write("study.yaml", Head + $"  - published: {block}\n");

    private static ComparedNumber Number(PublishedResult result, string id) => result.Numbers.Single(number => number.Id == id);
}
