using CsCheck;
using Oncohort.Reporting.Figures.Axes;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class TimeTicksTests
{
    [Theory]
    [InlineData("months", 84, 10, 12)]
    [InlineData("months", 5, 10, 1)]
    [InlineData("months", 300, 8, 48)]
    [InlineData("days", 2555, 10, 365)]
    [InlineData("days", 10_000, 8, 1460)]
    [InlineData("days", 700, 8, 100)]
    [InlineData("years", 9, 10, 1)]
    [InlineData("years", 0.8, 10, 0.1)]
    [InlineData(null, 47, 10, 5)]
    public void Steps_suit_the_unit(string? unit, double last, int most, double step) => Assert.Equal(step, TimeTicks.Step(unit, last, most), 12);

    [Fact]
    public void Ticks_never_exceed_their_number_nor_the_last_time() =>
        Gen.Select(Gen.Double[0.001, 100_000], Gen.Int[2, 10], Gen.Int[0, 4].Select(i => new[] { "days", "weeks", "months", "years", "" }[i])).Sample((last, most, unit) =>
        {
            double step = TimeTicks.Step(unit, last, most);
            IReadOnlyList<double> ticks = TimeTicks.At(step, last);
            return ticks.Count <= most && ticks[0] == 0 && ticks[^1] <= last * (1 + 1e-9) && ticks[^1] + step > last;
        });
}
