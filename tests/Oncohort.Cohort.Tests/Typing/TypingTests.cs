using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Tests.Typing;

public class TypingTests
{
    [Theory]
    [InlineData("1|2|3", ColumnKind.Number)]
    [InlineData(" 1 |-2.5|+3e-2|.5|5.", ColumnKind.Number)]
    [InlineData("1|NA|", ColumnKind.Number)]
    [InlineData("0|0.5|-0.5|0e1", ColumnKind.Number)]
    [InlineData("007|008", ColumnKind.Text)]
    [InlineData("1|-01", ColumnKind.Text)]
    [InlineData("1|inf", ColumnKind.Text)]
    [InlineData("1|nan", ColumnKind.Text)]
    [InlineData("1|1e999", ColumnKind.Text)]
    [InlineData("1|0x1F", ColumnKind.Text)]
    [InlineData("1|1_000", ColumnKind.Text)]
    [InlineData("1|2,5", ColumnKind.Text)]
    [InlineData("1|9007199254740993", ColumnKind.Text)]
    [InlineData("1|2|x", ColumnKind.Text)]
    [InlineData("true|FALSE|True", ColumnKind.Truth)]
    [InlineData("true|1", ColumnKind.Text)]
    [InlineData("2020-01-31|2020/02/29", ColumnKind.Date)]
    [InlineData("2020-01-31|2021-02-29", ColumnKind.Text)]
    [InlineData("2020-01-31|2020-2-1", ColumnKind.Text)]
    [InlineData("2020-01-31|infinity", ColumnKind.Text)]
    [InlineData("0000-01-01|2020-01-31", ColumnKind.Text)]
    [InlineData("NA||-9", ColumnKind.Text)]
    public void A_column_has_a_kind_only_when_every_present_value_has_it(string values, ColumnKind kind)
    {
        using CohortDatabase cohort = Given.Csv("x,y\n" + string.Concat(values.Split('|').Select(value => $"\"{value}\",1\n")), new LoadOptions { MissingCodes = ["-9"] });
        Assert.Equal(kind, cohort.Columns[0].Kind);
    }

    [Fact]
    public void A_value_of_another_kind_far_down_is_seen()
    {
        using CohortDatabase cohort = Given.Csv("x\n" + string.Concat(Enumerable.Repeat("1\n", 5000)) + "unknown\n");
        Assert.Equal(ColumnKind.Text, cohort.Columns[0].Kind);
        Fault fault = Assert.Single(Given.FaultsOf(() => cohort.Fetch().RequireNumber("x")));
        Assert.Equal((FaultCode.NotANumber, "data.csv:5002:x"), (fault.Code, fault.Where));
        Assert.Contains("'unknown'", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_whose_first_values_are_all_missing_is_typed_by_the_others()
    {
        using CohortDatabase cohort = Given.Csv("x,y\n" + string.Concat(Enumerable.Repeat("NA,1\n", 5000)) + "2.5,1\n");
        Assert.Equal(ColumnKind.Number, cohort.Columns[0].Kind);
        Assert.Equal(5000, cohort.Fetch()["x"].Missing);
    }

    [Fact]
    public void A_column_without_values_is_text_without_levels()
    {
        using CohortDatabase cohort = Given.Csv("x,y\nNA,1\n,2\n");
        Assert.Empty(((TextColumn)cohort.Fetch()["x"]).Levels);
    }

    [Fact]
    public void Numbers_and_dates_are_required_with_the_first_offending_cells()
    {
        using CohortDatabase cohort = Given.Csv("t,d\n1,2020-01-01\nx,y\n3,2020-01-03\n<5,2020-13-01\na,1\nb,1\nc,1\nd,1\n");
        IReadOnlyList<Fault> numbers = Given.FaultsOf(() => cohort.Fetch().RequireNumber("t"));
        Assert.Equal(["data.csv:3:t", "data.csv:5:t", "data.csv:6:t", "data.csv:7:t", "data.csv:8:t"], numbers.Select(fault => fault.Where));
        Assert.Contains("1 more", numbers[4].What, StringComparison.Ordinal);
        Assert.Equal(FaultCode.NotADate, Given.FaultsOf(() => cohort.Fetch().RequireDate("d"))[0].Code);
        Assert.Equal("data.csv:3:d", Given.FaultsOf(() => cohort.Fetch().RequireDate("d"))[0].Where);
        CohortTable good = cohort.Fetch(where: "t IN ('1', '3')");
        Assert.Equal([1, 3], good.RequireNumber("t").Values.ToArray());
        Assert.Equal([new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2020, 1, 3).DayNumber], good.RequireDate("d").DayNumbers.ToArray());
    }

    [Fact]
    public void Whole_numbers_become_text_without_a_decimal_point()
    {
        using CohortDatabase cohort = Given.Csv("stage\n3\n4.0\n");
        cohort.AddVariable("label", "'stage ' || stage", "w");
        Assert.Equal(["stage 3", "stage 4"], ((TextColumn)cohort.Fetch()["label"]).Levels);
    }

    [Theory]
    [InlineData("x,y\nmale ,1\nmale,2\n\tmale,3\n")]
    [InlineData("x,y\n\"male \",1\n\"male\",2\n\" male\",3\n")]
    [InlineData("x,y\nmale\u00A0,1\nmale,2\n NA,3\n")]
    public void Spaces_around_a_value_are_not_part_of_it(string csv)
    {
        using CohortDatabase cohort = Given.Csv(csv);
        Assert.Equal(["male"], ((TextColumn)cohort.Fetch()["x"]).Levels);
    }
}
