using Oncohort.Oncology.Performance;
using Xunit;

namespace Oncohort.Oncology.Tests.Performance;

public sealed class KarnofskyTests
{
    [Fact]
    public void There_are_eleven_levels()
    {
        Assert.Equal([100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0], Karnofsky.Levels);
        Assert.All(Karnofsky.Levels, level => Assert.True(Karnofsky.IsLevel(level)));
    }

    [Theory]
    [InlineData(75)]
    [InlineData(-10)]
    [InlineData(110)]
    [InlineData(70.5)]
    [InlineData(double.NaN)]
    public void What_lies_between_levels_is_none(double value) => Assert.False(Karnofsky.IsLevel(value));

    [Theory]
    [InlineData(70, true)]
    [InlineData(100, true)]
    [InlineData(60, false)]
    public void A_patient_reaches_the_lowest_status_or_not(int status, bool eligible) => Assert.Equal(eligible, Karnofsky.IsEligible(status, 70));

    [Fact]
    public void No_level_is_no_answer()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Karnofsky.IsEligible(75, 70));
        Assert.Throws<ArgumentOutOfRangeException>(() => Karnofsky.IsEligible(80, 65));
        Assert.Throws<ArgumentOutOfRangeException>(() => Karnofsky.Meaning(101));
    }

    [Theory]
    [InlineData(80, "normal activity and work, no special care")]
    [InlineData(70, "unable to work, at home, varying help")]
    [InlineData(40, "unable to care for oneself, institutional care")]
    [InlineData(0, "dead")]
    public void A_level_lies_in_a_band(int status, string meaning) => Assert.Equal(meaning, Karnofsky.Meaning(status));
}
