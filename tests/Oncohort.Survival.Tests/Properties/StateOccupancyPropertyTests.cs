using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class StateOccupancyPropertyTests
{
    private static StateOccupancyGroup Estimate(StateHistory history) => StateOccupancy.Estimate(history)[0];

    [Fact]
    public void The_probabilities_of_all_states_add_up_to_one_and_mean_times_to_the_restriction_time() => RandomHistories.Any.Sample(made =>
    {
        StateOccupancyGroup group = Estimate(made.History);
        StateOccupancyPoint[][] steps = [.. Enumerable.Range(0, 4).Select(group.Steps)];
        for (int step = 0; step < group.StepCount; step++)
        {
            Same.Number(1, steps.Sum(state => state[step].Probability), "sum");
            foreach (StateOccupancyPoint[] state in steps) Assert.InRange(state[step].Probability!.Value, 0, 1);
        }

        double last = group.LastTime!.Value;
        Same.Number(last, group.Sojourn(last).Sum(estimate => estimate.Mean), "mean times");
    });

    [Fact]
    public void The_standard_error_is_the_root_of_the_summed_squared_derivatives_by_the_weights_of_subjects() => RandomHistories.Any.Sample(
        made =>
        {
            const double Step = 1e-4;
            StateOccupancyGroup group = Estimate(made.Weighted(made.Weight));
            double tau = group.LastTime!.Value;
            double[][] variance = [.. Enumerable.Range(0, 4).Select(_ => new double[group.StepCount])];
            double[] sojourn = new double[4];
            for (int subject = 0; subject < made.Subjects; subject++)
            {
                StateOccupancyGroup up = Estimate(made.Weighted(Moved(made, subject, 1 + Step)));
                StateOccupancyGroup down = Estimate(made.Weighted(Moved(made, subject, 1 - Step)));
                for (int state = 0; state < 4; state++)
                {
                    StateOccupancyPoint[] above = up.Steps(state);
                    StateOccupancyPoint[] below = down.Steps(state);
                    for (int step = 0; step < above.Length; step++) variance[state][step] += Square((above[step].Probability!.Value - below[step].Probability!.Value) / (2 * Step));
                    sojourn[state] += Square((up.Sojourn(tau)[state].Mean!.Value - down.Sojourn(tau)[state].Mean!.Value) / (2 * Step));
                }
            }

            for (int state = 0; state < 4; state++)
            {
                StateOccupancyPoint[] steps = group.Steps(state);
                for (int step = 0; step < steps.Length; step++) Assert.Equal(Math.Sqrt(variance[state][step]), steps[step].StandardError!.Value, 1e-6);
                Assert.Equal(Math.Sqrt(sojourn[state]), group.Sojourn(tau)[state].StandardError!.Value, 1e-5);
            }
        },
        iter: 40);

    [Fact]
    public void The_order_of_rows_is_irrelevant() => RandomHistories.Any.Sample(made =>
    {
        RandomHistories reversed = made.Take([.. Enumerable.Range(0, made.From.Length).Reverse()]);
        SameCurves(Estimate(made.History), Estimate(reversed.History), 1);
    });

    [Fact]
    public void The_unit_of_time_is_irrelevant() => RandomHistories.Any.Sample(made =>
    {
        RandomHistories days = made with { Start = [.. made.Start.Select(time => time * 30.4375)], Stop = [.. made.Stop.Select(time => time * 30.4375)] };
        SameCurves(Estimate(made.History), Estimate(days.History), 30.4375);
    });

    [Fact]
    public void Cutting_rows_in_two_changes_nothing() => RandomHistories.Any.Sample(made =>
    {
        int[] twice = [.. Enumerable.Range(0, made.From.Length).SelectMany(row => new[] { row, row })];
        RandomHistories cut = made.Take(twice);
        for (int row = 0; row < made.From.Length; row++)
        {
            double middle = (made.Start[row] + made.Stop[row]) / 2;
            (cut.Stop[2 * row], cut.Start[(2 * row) + 1], cut.To[2 * row]) = (middle, middle, -1);
        }

        SameCurves(Estimate(made.History), Estimate(cut.History), 1);
    });

    [Fact]
    public void Renamed_states_are_the_same_states() => RandomHistories.Any.Sample(made =>
    {
        int[] renamed = [2, 0, 1, 3];
        RandomHistories other = made with { From = [.. made.From.Select(state => renamed[state])], To = [.. made.To.Select(state => state < 0 ? -1 : renamed[state])] };
        StateOccupancyGroup expected = Estimate(made.History);
        StateOccupancyGroup actual = Estimate(other.History);
        for (int state = 0; state < 4; state++) SamePoints(expected.Steps(state), actual.Steps(renamed[state]), 1);
    });

    [Fact]
    public void Whole_weights_estimate_as_repetition_does() => RandomHistories.Any.Sample(made =>
    {
        List<int> rows = [];
        List<int> subject = [];
        for (int row = 0; row < made.From.Length; row++)
        {
            for (int copy = 0; copy < made.Weight[row]; copy++)
            {
                rows.Add(row);
                subject.Add((4 * made.Subject[row]) + copy);
            }
        }

        RandomHistories repeated = made.Take([.. rows]) with { Subject = [.. subject], Subjects = 4 * made.Subjects };
        StateOccupancyGroup weighted = Estimate(made.Weighted(made.Weight));
        StateOccupancyGroup copies = Estimate(repeated.History);
        for (int state = 0; state < 4; state++)
        {
            StateOccupancyPoint[] actual = copies.Steps(state);
            Assert.All(weighted.Steps(state), (point, step) =>
            {
                Same.Number(point.Probability, actual[step].Probability, "probability");
                Same.Number(point.AtRisk, actual[step].AtRisk, "at risk");
            });
        }
    });

    [Fact]
    public void Two_states_are_kaplan_meier_with_the_robust_variance() => RandomFollowUp.Any.Sample(cohort =>
    {
        var graph = new StateGraph(["alive", "dead"], [new StateTransition(0, 1)]);
        var history = StateHistory.Create(graph, cohort.Time, new int[cohort.Time.Length], [.. cohort.Code.Select(code => code == 1 ? 1 : -1)]);
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(cohort.Data, cohort.Groups, new KaplanMeierOptions { Robust = true });
        foreach (StateOccupancyGroup group in StateOccupancy.Estimate(history, cohort.Groups))
        {
            StateOccupancyPoint[] alive = group.Steps(0);
            Assert.Equal(curves[group.Group].Steps.Count, alive.Length);
            for (int step = 0; step < alive.Length; step++)
            {
                SurvivalPoint survival = curves[group.Group].Steps[step];
                Same.Number(survival.AtRisk, alive[step].AtRisk, "at risk");
                Same.Number(survival.Survival, alive[step].Probability, "survival");
                if (survival.Survival > 0) Same.Number(survival.StandardError, alive[step].StandardError, "standard error");
            }
        }
    });

    [Fact]
    public void Absorbing_states_alone_are_the_cumulative_incidence_of_competing_risks() => RandomFollowUp.Any.Sample(cohort =>
    {
        int[] causes = [.. cohort.Code.Select((code, row) => code == 1 && cohort.Binary[row] == 1 ? 2 : code)];
        var graph = new StateGraph(["alive", "first", "second"], [new StateTransition(0, 1), new StateTransition(0, 2)]);
        var history = StateHistory.Create(graph, cohort.Time, new int[causes.Length], [.. causes.Select(code => code == 0 ? -1 : code)]);
        IReadOnlyList<CumulativeIncidenceGroup> incidence =
            CumulativeIncidence.Estimate(TimeToEvent.Create(cohort.Time, causes), cohort.Groups, new CumulativeIncidenceOptions { Causes = 2 });
        foreach (StateOccupancyGroup group in StateOccupancy.Estimate(history, cohort.Groups))
        {
            for (int cause = 0; cause < 2; cause++)
            {
                StateOccupancyPoint[] steps = group.Steps(cause + 1);
                Assert.All(incidence[group.Group].Causes[cause].Steps, (point, step) => Same.Number(point.Incidence, steps[step].Probability, "incidence"));
                Same.Number(incidence[group.Group].Causes[cause].Events, group.Transitions[cause].Events, "events");
            }
        }
    });

    private static double[] Moved(RandomHistories made, int subject, double factor) =>
        [.. made.Weight.Select((weight, row) => made.Subject[row] == subject ? weight * factor : weight)];

    private static double Square(double value) => value * value;

    private static void SameCurves(StateOccupancyGroup expected, StateOccupancyGroup actual, double unit)
    {
        for (int state = 0; state < 4; state++) SamePoints(expected.Steps(state), actual.Steps(state), unit);
    }

    private static void SamePoints(StateOccupancyPoint[] expected, StateOccupancyPoint[] actual, double unit)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int step = 0; step < expected.Length; step++)
        {
            Same.Number(expected[step].Time * unit, actual[step].Time, "time");
            Same.Number(expected[step].AtRisk, actual[step].AtRisk, "at risk");
            Same.Number(expected[step].Entered, actual[step].Entered, "entered");
            Same.Number(expected[step].Probability, actual[step].Probability, "probability");
            Same.Number(expected[step].StandardError, actual[step].StandardError, "standard error");
        }
    }
}
