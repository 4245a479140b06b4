using Oncohort.Proof.Numbers;
using Xunit;

namespace Oncohort.Proof.Tests;

public class NumberTests
{
    [Theory]
    [InlineData("T3 and N0-1, p16, COVID-19, 7th edition, 5-FU", "")]
    [InlineData("p<0.001, .75 and 1,234 of 2,982", "<0.001 .75 1,234 2,982")]
    [InlineData("17.2% or 17.2 % or 17·2 per cent", "17.2% 17.2 % 17·2 per cent")]
    [InlineData("0.23-0.68, 0.23–0.68, difference -0.5", "0.23 0.68 0.23 0.68 -0.5")]
    public void Numbers_are_told_from_words(string text, string numbers) => Assert.Equal(numbers, string.Join(' ', Scanner.Read(text).Select(number => number.Text)));

    [Theory]
    [InlineData("HR 0.39, 95% CI 0.23-0.68, p = 0.001", "Ratio 0.39, Lower 0.23, Upper 0.68, P 0.001")]
    [InlineData("HR, 0.912; 95% CI, 0.512 to 1.624; P = .75", "Ratio 0.912, Lower 0.512, Upper 1.624, P .75")]
    [InlineData("hazard ratio of 0.39 (0.23–0.68; p<0.001)", "Ratio 0.39, Lower 0.23, Upper 0.68, P <0.001")]
    [InlineData("91/530 (17.2%)", "Count 91, Whole 530, Percent 17.2%")]
    [InlineData("91 of 530 patients (17.2%)", "Count 91, Whole 530, Percent 17.2%")]
    [InlineData("17.2% (91/530)", "Percent 17.2%, Count 91, Whole 530")]
    [InlineData("91 patients (17.2%)", "Count 91, Percent 17.2%")]
    [InlineData("χ2 = 17.4, df = 3, p = 0.0006", "Statistic 17.4, Df 3, P 0.0006")]
    [InlineData("91.2% (95% CI 85.4–97.0%)", "Percent 91.2%, Lower 85.4, Upper 97.0%")]
    [InlineData("median survival 31.4 months (95% CI 27.8 to 37.3)", "Measure 31.4, Lower 27.8, Upper 37.3")]
    public void Numbers_that_say_one_thing_are_one_claim(string text, string parts) =>
        Assert.Equal(parts, string.Join(", ", Assert.Single(new ClaimReader(text, "", inTable: false).Read()).Parts.Select(part => $"{part.Role} {part.Number.Text}")));

    [Theory]
    [InlineData("between 2006 and 2011", "a year")]
    [InlineData("as others found [1,2]", "a citation")]
    [InlineData("Table 1 shows", "the number of a table, figure or section")]
    [InlineData("toxicity of grade 3", "a grade, stage or edition")]
    [InlineData("received 69.96 Gy", "a dose or another quantity with a unit")]
    [InlineData("with 95% confidence intervals", "a level of confidence")]
    [InlineData("in SPSS 22", "a version")]
    public void A_number_that_is_no_result_is_set_aside(string text, string reason)
    {
        var reader = new ClaimReader(text, "", inTable: false);
        Assert.Empty(reader.Read());
        Assert.Equal(reason, reader.Others[0].Reason);
    }

    [Theory]
    [InlineData("at 1, 3 and 5 years", "12 36 60")]
    [InlineData("five-year survival and 24 months", "60 24")]
    [InlineData("a 12-month landmark", "12")]
    public void Moments_of_follow_up_are_read(string text, string months) => Assert.Equal(months, string.Join(' ', Moments.Of(text).Select(moment => moment.Months)));
}
