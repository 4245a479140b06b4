using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class CurvePropertyTests
{
    private static IReadOnlyList<KaplanMeierCurve> Curves(RandomFollowUp cohort, KaplanMeierOptions? options = null) =>
        KaplanMeier.Estimate(cohort.Data, cohort.Groups, options);

    [Fact]
    public void A_curve_falls_from_one_towards_zero_and_lies_between_its_limits() => RandomFollowUp.Any.Sample(cohort =>
    {
        foreach (ConfidenceIntervalType type in Enum.GetValues<ConfidenceIntervalType>())
        {
            foreach (KaplanMeierCurve curve in Curves(cohort, new KaplanMeierOptions { IntervalType = type }))
            {
                double above = 1;
                foreach (SurvivalPoint step in curve.Steps)
                {
                    Assert.InRange(step.Survival!.Value, 0, above);
                    above = step.Survival.Value;
                    if (step.Lower is double lower) Assert.InRange(lower, 0, above + 1e-12);
                    if (step.Upper is double upper) Assert.InRange(upper, above - 1e-12, 1);
                }
            }
        }
    });

    [Fact]
    public void Everybody_is_counted_once() => RandomFollowUp.Any.Sample(cohort =>
    {
        foreach (KaplanMeierCurve curve in Curves(cohort))
        {
            Assert.Equal(curve.Rows, curve.Steps.Sum(step => step.Events + step.Censored));
            if (curve.Rows > 0) Assert.Equal(curve.Rows, curve.Steps[0].AtRisk);
        }
    });

    [Fact]
    public void The_order_of_rows_is_irrelevant() => RandomFollowUp.Any.Sample(cohort =>
    {
        IReadOnlyList<KaplanMeierCurve> shuffled = Curves(cohort.Shuffled(3));
        foreach (KaplanMeierCurve curve in Curves(cohort)) Same.Curve(curve, shuffled[curve.Group]);
        Same.Test(LogRank.Test(cohort.Data, cohort.Groups).Test, LogRank.Test(cohort.Reversed().Data, cohort.Reversed().Groups).Test, "log-rank");
    });

    [Fact]
    public void Another_time_unit_moves_times_and_nothing_else() => RandomFollowUp.Any.Sample(cohort =>
    {
        RandomFollowUp days = cohort with { Time = [.. cohort.Time.Select(time => time * 30.4375)] };
        IReadOnlyList<KaplanMeierCurve> curves = Curves(days);
        foreach (KaplanMeierCurve curve in Curves(cohort))
        {
            Same.Curve(curve, curves[curve.Group], 30.4375);
            if (curve.Rows > 0) Same.Number(curve.Median.Estimate * 30.4375, curves[curve.Group].Median.Estimate, "median");
        }

        Same.Test(LogRank.Test(cohort.Data, cohort.Groups).Test, LogRank.Test(days.Data, days.Groups).Test, "log-rank");
        RestrictedMeanEstimate months = RestrictedMean.Estimate(cohort.Data, null, 5).Groups[0];
        RestrictedMeanEstimate inDays = RestrictedMean.Estimate(days.Data, null, 5 * 30.4375).Groups[0];
        Same.Number(months.Estimate * 30.4375, inDays.Estimate, "restricted mean");
        Same.Number(months.StandardError * 30.4375, inDays.StandardError, "restricted mean, standard error");
    });

    [Fact]
    public void Whole_weights_and_counts_are_repetition() => RandomFollowUp.Any.Sample(cohort =>
    {
        IReadOnlyList<KaplanMeierCurve> repeated = Curves(cohort.Repeated());
        var weighted = TimeToEvent.Create(cohort.Time, cohort.Code, weight: [.. cohort.Times.Select(times => (double)times)]);
        var counted = TimeToEvent.Create(cohort.Time, cohort.Code, count: cohort.Times);
        IReadOnlyList<KaplanMeierCurve> byWeight = KaplanMeier.Estimate(weighted, cohort.Groups);
        IReadOnlyList<KaplanMeierCurve> byCount = KaplanMeier.Estimate(counted, cohort.Groups);
        foreach (KaplanMeierCurve curve in repeated)
        {
            Same.Curve(curve, byWeight[curve.Group]);
            Same.Curve(curve, byCount[curve.Group]);
        }

        foreach (LogRankWeight weight in Enum.GetValues<LogRankWeight>())
        {
            var options = new LogRankOptions { Weight = weight, Rho = 1, Gamma = 0.5 };
            ChiSquareTest test = LogRank.Test(cohort.Repeated().Data, cohort.Repeated().Groups, options).Test;
            Same.Test(test, LogRank.Test(counted, cohort.Groups, options).Test, weight.ToString());
        }
    });

    [Fact]
    public void Entry_at_the_origin_is_no_truncation() => RandomFollowUp.Any.Sample(cohort =>
    {
        var entered = TimeToEvent.Create(cohort.Time, cohort.Code, new double[cohort.Time.Length]);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(entered, cohort.Groups);
        foreach (KaplanMeierCurve curve in Curves(cohort)) Same.Curve(curve, curves[curve.Group]);
        Same.Test(LogRank.Test(cohort.Data, cohort.Groups).Test, LogRank.Test(entered, cohort.Groups).Test, "log-rank");
    });

    [Fact]
    public void The_names_of_groups_and_strata_are_irrelevant() => RandomFollowUp.Any.Sample(cohort =>
    {
        var strata = new Grouping([.. cohort.Binary.Select(b => (int)b)], 2);
        var renamedStrata = new Grouping([.. cohort.Binary.Select(b => 1 - (int)b)], 2);
        var renamed = new Grouping([.. cohort.Group.Select(group => (group + 1) % 3)], 3);
        foreach (LogRankWeight weight in Enum.GetValues<LogRankWeight>())
        {
            var options = new LogRankOptions { Weight = weight, Rho = 0.5, Gamma = 1 };
            ChiSquareTest test = LogRank.Test(cohort.Data, cohort.Groups, options, strata).Test;
            Same.Test(test, LogRank.Test(cohort.Data, renamed, options, renamedStrata).Test, weight.ToString());
        }
    });

    [Fact]
    public void One_stratum_is_no_stratum() => RandomFollowUp.Any.Sample(cohort => Same.Test(
        LogRank.Test(cohort.Data, cohort.Groups).Test,
        LogRank.Test(cohort.Data, cohort.Groups, null, Grouping.Undivided(cohort.Time.Length)).Test,
        "log-rank"));

    [Fact]
    public void Trend_over_two_groups_is_the_log_rank_test_whatever_the_scores() => RandomFollowUp.Any.Sample(cohort =>
    {
        var two = new Grouping([.. cohort.Binary.Select(b => (int)b)], 2);
        ChiSquareTest test = LogRank.Test(cohort.Data, two).Test;
        Same.Test(test, LogRank.Trend(cohort.Data, two, [1, 2]), "trend");
        Same.Test(test, LogRank.Trend(cohort.Data, two, [7, -3.5]), "trend");
    });
}
