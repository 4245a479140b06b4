using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class CumulativeIncidencePropertyTests
{
    /// <summary>The random cohort with its events split over two causes by the binary covariate.</summary>
    private static int[] Causes(RandomFollowUp cohort) => [.. cohort.Code.Select((code, row) => code == 1 && cohort.Binary[row] == 1 ? 2 : code)];

    private static TimeToEvent Data(RandomFollowUp cohort) => TimeToEvent.Create(cohort.Time, Causes(cohort));

    private static IReadOnlyList<CumulativeIncidenceGroup> Curves(RandomFollowUp cohort) =>
        CumulativeIncidence.Estimate(Data(cohort), cohort.Groups, new CumulativeIncidenceOptions { Causes = 2 });

    [Fact]
    public void The_incidences_of_all_causes_and_event_free_survival_add_up_to_one() => RandomFollowUp.Any.Sample(cohort =>
    {
        IReadOnlyList<KaplanMeierCurve> survival = KaplanMeier.Estimate(cohort.Data, cohort.Groups);
        foreach (CumulativeIncidenceGroup group in Curves(cohort))
        {
            Assert.Equal(survival[group.Group].Steps.Count, group.EventFree.Count);
            for (int step = 0; step < group.EventFree.Count; step++)
            {
                Same.Number(1, group.EventFree[step] + group.Causes.Sum(cause => cause.Steps[step].Incidence), "sum");
                Same.Number(survival[group.Group].Steps[step].Survival, group.EventFree[step], "event-free");
            }
        }
    });

    [Fact]
    public void A_curve_rises_and_lies_between_its_limits() => RandomFollowUp.Any.Sample(cohort =>
    {
        foreach (CumulativeIncidenceCurve curve in Curves(cohort).SelectMany(group => group.Causes))
        {
            double below = 0;
            foreach (CumulativeIncidencePoint step in curve.Steps)
            {
                Assert.InRange(step.Incidence!.Value, below, 1);
                below = step.Incidence.Value;
                Assert.InRange(step.StandardError!.Value, 0, 1);
                if (step.Lower is double lower) Assert.InRange(lower, 0, below + 1e-12);
                if (step.Upper is double upper) Assert.InRange(upper, below - 1e-12, 1);
            }
        }
    });

    [Fact]
    public void With_one_cause_it_is_the_complement_of_kaplan_meier() => RandomFollowUp.Any.Sample(cohort =>
    {
        IReadOnlyList<KaplanMeierCurve> survival = KaplanMeier.Estimate(cohort.Data, cohort.Groups);
        foreach (CumulativeIncidenceGroup group in CumulativeIncidence.Estimate(cohort.Data, cohort.Groups))
        {
            for (int step = 0; step < group.EventFree.Count; step++)
                Same.Number(1 - survival[group.Group].Steps[step].Survival, group.Causes[0].Steps[step].Incidence, "1 - S");
        }
    });

    [Fact]
    public void The_order_of_rows_is_irrelevant_to_the_last_bit() => RandomFollowUp.Any.Sample(cohort =>
    {
        RandomFollowUp shuffled = cohort.Shuffled(3);
        IReadOnlyList<CumulativeIncidenceGroup> others = Curves(shuffled);
        foreach (CumulativeIncidenceGroup group in Curves(cohort))
        {
            for (int cause = 0; cause < 2; cause++) Assert.Equal(group.Causes[cause].Steps, others[group.Group].Causes[cause].Steps);
        }

        if (Data(cohort).Events() > 0) Assert.Equal(GrayTest.Test(Data(cohort), cohort.Groups), GrayTest.Test(Data(shuffled), shuffled.Groups));
    });

    [Fact]
    public void Whole_weights_and_counts_are_repetition() => RandomFollowUp.Any.Sample(cohort =>
    {
        RandomFollowUp repeated = cohort.Repeated();
        var weighted = TimeToEvent.Create(cohort.Time, Causes(cohort), weight: [.. cohort.Times.Select(times => (double)times)]);
        var counted = TimeToEvent.Create(cohort.Time, Causes(cohort), count: cohort.Times);
        foreach (TimeToEvent data in new[] { weighted, counted })
        {
            IReadOnlyList<CumulativeIncidenceGroup> curves = CumulativeIncidence.Estimate(data, cohort.Groups, new CumulativeIncidenceOptions { Causes = 2 });
            foreach (CumulativeIncidenceGroup group in Curves(repeated))
            {
                for (int cause = 0; cause < 2; cause++) Assert.Equal(group.Causes[cause].Steps, curves[group.Group].Causes[cause].Steps);
            }

            if (data.Events() > 0) Same.Test(GrayTest.Test(Data(repeated), repeated.Groups), GrayTest.Test(data, cohort.Groups), "Gray");
        }
    });

    [Fact]
    public void Entry_at_the_origin_is_no_truncation_and_the_unit_of_time_is_irrelevant() => RandomFollowUp.Any.Sample(cohort =>
    {
        var entered = TimeToEvent.Create(cohort.Time, Causes(cohort), new double[cohort.Time.Length]);
        RandomFollowUp days = cohort with { Time = [.. cohort.Time.Select(time => time * 30.4375)] };
        IReadOnlyList<CumulativeIncidenceGroup> late = CumulativeIncidence.Estimate(entered, cohort.Groups, new CumulativeIncidenceOptions { Causes = 2 });
        IReadOnlyList<CumulativeIncidenceGroup> inDays = Curves(days);
        foreach (CumulativeIncidenceGroup group in Curves(cohort))
        {
            for (int cause = 0; cause < 2; cause++)
            {
                Assert.Equal(group.Causes[cause].Steps, late[group.Group].Causes[cause].Steps);
                Assert.Equal(group.Causes[cause].Steps, inDays[group.Group].Causes[cause].Steps.Select((step, at) => step with { Time = cohort.Time.Length > 0 ? group.Causes[cause].Steps[at].Time : step.Time }));
            }
        }

        if (Data(cohort).Events() > 0) Assert.Equal(GrayTest.Test(Data(cohort), cohort.Groups), GrayTest.Test(Data(days), days.Groups));
    });

    [Fact]
    public void The_names_of_groups_and_strata_are_irrelevant_and_one_stratum_is_no_stratum() => RandomFollowUp.Any.Sample(cohort =>
    {
        if (Data(cohort).Events() == 0) return;
        var renamed = new Grouping([.. cohort.Group.Select(group => (group + 1) % 3)], 3);
        var strata = new Grouping([.. cohort.X.Select(x => x > 0 ? 1 : 0)], 2);
        var renamedStrata = new Grouping([.. cohort.X.Select(x => x > 0 ? 0 : 1)], 2);
        Same.Test(GrayTest.Test(Data(cohort), cohort.Groups, 1, 1, strata), GrayTest.Test(Data(cohort), renamed, 1, 1, renamedStrata), "renamed");
        Same.Test(GrayTest.Test(Data(cohort), cohort.Groups), GrayTest.Test(Data(cohort), cohort.Groups, strata: Grouping.Undivided(cohort.Time.Length)), "one stratum");
    });

    [Fact]
    public void More_cells_than_fit_a_table_give_the_same_curves()
    {
        int[] rows = [.. Enumerable.Range(0, 3000)];
        double[] times = [.. rows.Select(row => (double)(row * 7919 % 2500))];
        int[] codes = [.. rows.Select(row => row % 3)];
        var narrow = new Grouping([.. rows.Select(row => row % 2)], 2);
        var wide = new Grouping([.. rows.Select(row => row % 2)], 1000);
        var data = TimeToEvent.Create(times, codes);
        IReadOnlyList<CumulativeIncidenceGroup> table = CumulativeIncidence.Estimate(data, narrow);
        IReadOnlyList<CumulativeIncidenceGroup> walk = CumulativeIncidence.Estimate(data, wide);
        foreach (CumulativeIncidenceGroup group in table) Assert.Equal(group.Causes[0].Steps, walk[group.Group].Causes[0].Steps);
        Assert.Empty(walk[2].Causes[0].Steps);
        Assert.Null(walk[2].LastTime);
    }
}
