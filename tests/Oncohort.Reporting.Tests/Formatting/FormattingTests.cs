using CsCheck;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Formatting;

public sealed class FormattingTests
{
    [Theory]
    [InlineData(0.0004, "<0.001")]
    [InlineData(0.0009999, "<0.001")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0495, "0.050")]
    [InlineData(0.2345, "0.235")]
    [InlineData(0.99951, ">0.999")]
    [InlineData(1.0, "1.000")]
    [InlineData(null, "NE")]
    public void P_values_have_three_decimals(double? p, string text) => Assert.Equal(text, Edition.Plain.PValue.Of(p));

    [Theory]
    [InlineData(0.62, 0.41, 0.94, "0.62 (0.41\u20130.94)")]
    [InlineData(1.0184, 1.0041, 1.0329, "1.02 (1.00\u20131.03)")]
    [InlineData(1.00021, 1.00011, 1.00032, "1.0002 (1.0001\u20131.0003)")]
    [InlineData(12.345, 3.21, 47.47, "12.3 (3.21\u201347.5)")]
    [InlineData(0.0042, 0.0004, 0.03, "0.004 (<0.001\u20130.03)")]
    [InlineData(85.0, 3.0, 2400.0, "85.0 (3.00 to >999)")]
    [InlineData(0.0004, 0.00001, 0.016, "<0.001 (<0.001\u20130.02)")]
    [InlineData(5.0, 1.1, null, "5.00 (1.10\u2013NE)")]
    [InlineData(null, 1.1, 2.0, "NE")]
    public void Ratios_show_their_limits(double? hr, double? lower, double? upper, string text) => Assert.Equal(text, Edition.Plain.Ratio.WithLimits(hr, lower, upper));

    [Theory]
    [InlineData(0.285, 2, "0.29")]
    [InlineData(1.005, 2, "1.01")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(-1.25, 1, "\u22121.3")]
    [InlineData(1e-300, 3, "0.000")]
    [InlineData(123456789.5, 0, "123456790")]
    public void Numbers_round_as_by_hand(double value, int decimals, string text) => Assert.Equal(text, Edition.Plain.Rounded.Fixed(value, decimals));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_none_is_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Edition.Plain.Rounded.Fixed(value, 2));

    [Fact]
    public void A_printed_number_is_within_half_a_unit_of_its_last_digit() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, 6]).Sample((value, decimals) =>
        {
            double back = double.Parse(Edition.Plain.Rounded.Fixed(value, decimals).Replace('\u2212', '-'), System.Globalization.CultureInfo.InvariantCulture);
            return Math.Abs(back - value) <= (0.5 * Math.Pow(10, -decimals)) + 1e-9;
        });

    [Fact]
    public void Medians_that_do_not_exist_are_not_reached()
    {
        Assert.Equal("not reached", Edition.Plain.Duration.WithLimits(new Interval(null, null, null), "months"));
        Assert.Equal("not reached (41.2\u2013not reached)", Edition.Plain.Duration.WithLimits(new Interval(null, 41.2, null), "months"));
        Assert.Equal("48.2 (limits not reached)", Edition.Plain.Duration.WithLimits(new Interval(48.2, null, null), "months"));
        Assert.Equal("1205 (1100\u20131301)", Edition.Plain.Duration.WithLimits(new Interval(1205.4, 1099.7, 1301), "days"));
        Assert.Equal("3.25 (2.10\u2013not reached)", Edition.Plain.Duration.WithLimits(new Interval(3.25, 2.1, null), "years"));
    }
}
