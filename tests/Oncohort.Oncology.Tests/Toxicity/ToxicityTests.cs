using CsCheck;
using Oncohort.Oncology.Toxicity;
using Xunit;

namespace Oncohort.Oncology.Tests.Toxicity;

public sealed class ToxicityTests
{
    [Theory]
    [InlineData(4.0, 0)]
    [InlineData(3.999, 1)]
    [InlineData(3.0, 1)]
    [InlineData(2.999, 2)]
    [InlineData(2.0, 2)]
    [InlineData(1.999, 3)]
    [InlineData(1.0, 3)]
    [InlineData(0.999, 4)]
    [InlineData(0, 4)]
    public void A_count_equal_to_a_limit_has_the_better_grade(double count, int grade)
    {
        ToxicityGrade graded = LeukocyteLimits.Of(ToxicityScale.CtcaeV5, lowerLimitOfNormal: 4.0)!.Grade(count);
        Assert.Equal(grade, graded.Grade);
        Assert.Equal("5.0", graded.Scale.Version);
    }

    [Theory]
    [InlineData("rtog-eortc")]
    [InlineData("ctcae-v3")]
    [InlineData("ctcae-v6")]
    public void Limits_that_are_not_on_file_must_be_configured(string scale)
    {
        ToxicityScale found = ToxicityScale.Find(scale)!;
        Assert.Null(LeukocyteLimits.Of(found, 4));
        Assert.Equal(2, LeukocyteLimits.Configured(found, 4, 3, 2, 1).Grade(2.5).Grade);
    }

    [Fact]
    public void A_higher_count_never_has_a_worse_grade() => Gen.Select(Gen.Double[0, 10], Gen.Double[0, 10]).Sample((a, b) =>
    {
        LeukocyteLimits limits = LeukocyteLimits.Of(ToxicityScale.CtcaeV4, 4)!;
        return limits.Grade(Math.Max(a, b)).Grade <= limits.Grade(Math.Min(a, b)).Grade;
    });

    [Fact]
    public void Limits_fall() => Assert.Throws<ArgumentOutOfRangeException>(() => LeukocyteLimits.Configured(ToxicityScale.RtogEortc, 4, 3, 3, 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void There_is_no_grade_outside_0_to_5(int grade) => Assert.Throws<ArgumentOutOfRangeException>(() => new ToxicityGrade("mucositis", grade, ToxicityScale.CtcaeV5));

    [Fact]
    public void The_worst_grade_counts_within_its_window_and_versions_stay_apart()
    {
        ToxicityObservation[] seen = [Seen(10, 1, ToxicityScale.CtcaeV4), Seen(90, 2, ToxicityScale.CtcaeV4), Seen(91, 4, ToxicityScale.CtcaeV4), Seen(20, 3, ToxicityScale.CtcaeV5)];
        Assert.Equal([2, 3], WorstGrade.Of(seen, ToxicityWindow.Acute(90)).Select(worst => worst.Grade.Grade));
        Assert.Equal(4, Assert.Single(WorstGrade.Of(seen, ToxicityWindow.Late(90))).Grade.Grade);
    }

    private static ToxicityObservation Seen(int day, int grade, ToxicityScale scale) => new("1", day, new ToxicityGrade("mucositis", grade, scale));
}
