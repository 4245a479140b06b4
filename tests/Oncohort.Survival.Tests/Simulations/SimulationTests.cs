using Oncohort.Simulations;
using Oncohort.Simulations.Drawing;
using Oncohort.Simulations.Page;
using Oncohort.Survival.Tests.Package;
using Xunit;

namespace Oncohort.Survival.Tests.Simulations;

/// <summary>The machinery of the simulations, on a handful of repetitions; the simulations themselves are <c>./build.sh simulate</c>.</summary>
public sealed class SimulationTests
{
    private const double Handful = 0.001;

    [Fact]
    public void The_page_depends_on_the_seed_and_not_on_the_number_of_threads()
    {
        string one = Page(seed: 1, threads: 1);
        Assert.Equal(one, Page(seed: 1, threads: 3));
        Assert.NotEqual(one, Page(seed: 2, threads: 3));
        Assert.DoesNotContain("NaN", one, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_on_file_is_of_these_experiments()
    {
        string page = File.ReadAllText(Path.Combine(OutsideProgram.Root, "docs", "simulations.md"));
        Assert.All(Experiment.All, experiment =>
        {
            Assert.Contains($"## {experiment.Title}\n\n{experiment.Description}\n", page, StringComparison.Ordinal);
            Assert.All(experiment.Quantities, quantity => Assert.Contains($"\n| {quantity} |", page, StringComparison.Ordinal));
        });
        Assert.Contains($"{Experiment.All[0].Repetitions:#,0} cohorts a setting", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_is_marked_when_it_differs_by_more_than_chance()
    {
        Assert.Equal(0, new Share(4_750, 5_000, 0).Side(0.95));
        Assert.Equal(0, new Share(4_720, 5_000, 0).Side(0.95));
        Assert.Equal(-1, new Share(4_650, 5_000, 0).Side(0.95));
        Assert.Equal(1, new Share(4_850, 5_000, 0).Side(0.95));
        Assert.Equal((null, 0), (new Share(0, 0, 5_000).Value, new Share(0, 0, 5_000).Side(0.95)));
        (double lower, double upper) = new Share(4_750, 5_000, 0).Interval;
        Assert.Equal((0.9436, 0.9557), (Math.Round(lower, 4), Math.Round(upper, 4)));
    }

    [Fact]
    public void What_contradicts_theory_is_named_where_theory_must_hold()
    {
        Experiment experiment = Experiment.All[0];
        var shares = new Share[experiment.Settings.Count, experiment.Quantities.Count];
        for (int s = 0; s < experiment.Settings.Count; s++)
        {
            for (int q = 0; q < experiment.Quantities.Count; q++) shares[s, q] = new Share(4_500, 5_000, 0);
        }

        string[] named = [.. new Outcome(experiment, 5_000, shares).Contradictions()];
        Assert.Contains("Kaplan-Meier, median and restricted mean, S(t) = 0.5, log-log, n = 400: 90.00 %", named);
        Assert.DoesNotContain(named, text => text.Contains("n = 30", StringComparison.Ordinal));
    }

    [Fact]
    public void Random_numbers_are_those_of_the_published_generator()
    {
        // The first outputs of SplitMix64 from state 1234567, as its authors print them.
        var draws = new Draws(1234567);
        Assert.Equal(((6457827717110365317UL >> 11) + 0.5) / (1UL << 53), draws.Uniform());
        Assert.Equal(((3203168211198807973UL >> 11) + 0.5) / (1UL << 53), draws.Uniform());
    }

    [Fact]
    public void Made_cohorts_have_the_hazards_that_are_said()
    {
        var draws = new Draws(3);
        var setting = new Setting(40_000, 0.2);
        TimeToEvent events = MadeCohort.Events(draws, setting, _ => 0).Data;
        Assert.Equal(0.8, events.Events() / 40_000.0, 0.01);
        Assert.Equal(1, KaplanMeier.Estimate(events)[0].Median.Estimate!.Value, 0.03);
        TimeToEvent causes = MadeCohort.TwoCauses(draws, setting, i => (i % 2) * 0.5).Data;
        double[] incidence = [.. CumulativeIncidence.Estimate(causes, MadeCohort.Arms(40_000)).Select(group => group.Causes[0].At([1.0])[0].Incidence!.Value)];
        double half = (1 - Math.Exp(-1)) / 2;
        Assert.Equal(half, incidence[0], 0.015);
        Assert.Equal(1 - Math.Pow(1 - half, Math.Exp(0.5)), incidence[1], 0.015);
    }

    private static string Page(ulong seed, int threads) =>
        SummaryPage.Write([.. Experiment.All.Select((experiment, index) => SimulationRun.Of(experiment, index, seed, Handful, threads))], seed);
}
