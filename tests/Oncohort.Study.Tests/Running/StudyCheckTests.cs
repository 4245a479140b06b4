using Oncohort.Cohort.Faults;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class StudyCheckTests : IDisposable
{
    private const string Data = """
        id,age,sex,stage,months,dead,start,died,last
        1,50,m,early,12,1,2020-01-01,2021-01-01,2021-01-01
        2,60,f,late,6,0,2020-01-01,,2020-07-01
        3,70,m,late,24,1,2020-01-01,2022-01-01,2022-01-01
        4,,f,early,30,0,2020-01-01,,2022-07-01

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void A_study_that_fits_its_data_has_no_fault() =>
        Assert.Equal([], Check("""
            variables: {old: {sql: age >= 60, label: Old}}
            endpoints: {os: {time: months, event: dead}}
            analyses: [{km: {endpoint: os, by: old}}, {table1: {by: os, rows: [age, sex]}}]
            """));

    [Fact]
    public void Faults_of_the_file_and_of_its_data_are_reported_together_in_the_order_of_the_file()
    {
        IReadOnlyList<Fault> faults = Check("""
            variables:
              old: {sql: "agee >= 60", label: Old}
              group: {column: stagee, label: Stage}
            endpoints:
              os: {time: months, event: ded, unti: months}
            analyses:
              - table1: {by: sx, rows: [age, old]}
            """);

        Assert.Equal([FaultCode.ColumnNotFound, FaultCode.ColumnNotFound, FaultCode.ColumnNotFound, FaultCode.UnknownKey, FaultCode.ColumnNotFound], faults.Select(fault => fault.Code));
        Assert.Equal(["5", "6", "8", "8", "10"], faults.Select(fault => fault.Where!.Split(':')[1]));
        Assert.Equal("did you mean 'stage'?", faults[1].Fix);
        Assert.Equal("did you mean 'dead'?", faults[2].Fix);
        Assert.Equal("did you mean 'sex'?", faults[4].Fix);
    }

    [Fact]
    public void A_landmark_status_that_is_text_where_a_time_is_needed_is_a_fault_of_its_cells()
    {
        IReadOnlyList<Fault> faults = Check("""
            endpoints: {os: {time: months, event: dead}}
            analyses: [{landmark: {endpoint: os, at: [3], by: stage}}]
            """);

        Assert.All(faults, fault => Assert.Equal(FaultCode.NotANumber, fault.Code));
        Assert.Equal(4, faults.Count);
    }

    [Fact]
    public void What_depends_on_a_name_with_a_fault_is_not_reported_again()
    {
        IReadOnlyList<Fault> faults = Check("""
            variables:
              old: {sql: "agee >= 60", label: Old}
              old_man: {sql: "old AND sex = 'm'", label: Old man}
            analyses:
              - table1: {by: old, rows: [age, old_man], where: old}
            """);

        Assert.Single(faults);
    }

    [Theory]
    [InlineData("variables: {x: {sql: 'SELECT 1'}}", 5)]
    [InlineData("variables: {x: {sql: 'count(*)'}}", 5)]
    [InlineData("variables: {x: {sql: 'read_text(''/etc/passwd'')'}}", 5)]
    [InlineData("analyses: [{table1: {rows: [age], where: 'age'}}]", 4)]
    public void An_expression_that_is_not_one_value_of_one_row_is_a_fault_with_its_place(string section, int line)
    {
        Fault fault = Assert.Single(Check(section.Replace("variables: {x", "variables:\n  {x", StringComparison.Ordinal)));

        Assert.True(fault.Code is FaultCode.BadExpression or FaultCode.ExpressionNotAllowed, fault.ToString());
        Assert.StartsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"study.yaml:{line}:"), fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_cannot_take_the_name_of_a_column() =>
        Assert.Equal(FaultCode.NameTaken, Assert.Single(Check("variables: {age: {sql: age / 10}}")).Code);

    [Fact]
    public void Follow_up_that_makes_no_sense_is_a_fault()
    {
        IReadOnlyList<Fault> faults = Check("""
            endpoints:
              a: {time: sex, event: dead}
              b: {time: months, event: stage}
              c: {origin: last, event: died, censor: start}
            """);

        Assert.Contains(faults, fault => fault.Code == FaultCode.NotANumber);
        Assert.Contains(faults, fault => fault.Code == FaultCode.EventValuesUnclear);
        Assert.Contains(faults, fault => fault.Code == FaultCode.ContradictoryDates);
    }

    [Fact]
    public void Text_where_numbers_are_needed_dates_as_covariates_and_unknown_levels_are_faults()
    {
        IReadOnlyList<Fault> faults = Check("""
            variables:
              s: {column: sex, kind: numeric}
              g: {column: stage, levels: [T1, T2]}
              h: {column: stage, reference: middle}
            endpoints: {os: {time: months, event: dead}}
            analyses: [{cox: {endpoint: os, covariates: [start]}}]
            """);

        Assert.Equal([FaultCode.NotANumber, FaultCode.UnknownLevel, FaultCode.UnknownLevel, FaultCode.BadValue], faults.Select(fault => fault.Code));
    }

    [Fact]
    public void A_patient_identifier_that_does_not_exist_or_stands_twice_is_a_fault()
    {
        Assert.Equal(FaultCode.ColumnNotFound, Assert.Single(Check("", id: "idd")).Code);
        Assert.Equal(FaultCode.DuplicatePatient, Check("", id: "sex")[0].Code);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Fault> Check(string sections, string id = "id")
    {
        _folder.Write("data.csv", Data);
        return StudyCheck.Faults(_folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: test}}\ncohort: {{source: data.csv, id: {id}}}\n{sections}"));
    }
}
