using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>The permutation log-rank test beside the usual one in small cohorts.</summary>
internal sealed class PermutationSizes : Experiment
{
    private const int Permutations = 199;

    public override string Title => "Size of the permutation log-rank test";

    public override string Description => "No difference between the arms, small cohorts with a quarter of the patients in one arm. The permutation test draws 199 permutations, or takes all where there are fewer than 200; beside it the usual test of the same cohorts.";

    public override IReadOnlyList<string> Quantities { get; } = ["permutation", "log-rank"];

    public override IReadOnlyList<Setting> Settings => Setting.Grid([12, 20, 40], [0.2, 0.6]);

    public override double Nominal => 0.05;

    /// <summary>Permutation tests keep their level whatever the size; few permutations make them cautious.</summary>
    public override bool IsTheorys(Setting setting, string quantity) => quantity == "permutation" && setting.Patients >= 40;

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.Events(draws, setting, _ => 0).Data;
        long seed = (long)(draws.Uniform() * int.MaxValue);
        if (data.Events() == 0) return;
        var arms = new Grouping([.. Enumerable.Range(0, setting.Patients).Select(i => i % 4 == 0 ? 1 : 0)], 2);
        var options = new PermutationOptions { ExactLimit = Permutations, Permutations = Permutations, Seed = seed };
        verdicts[0] = RejectsAtMost(PermutationLogRank.Test(data, arms, permutation: options).P);
        verdicts[1] = Rejects(LogRank.Test(data, arms).Test.P);
    }

    /// <summary>A discrete p-value rejects at 5 % itself.</summary>
    private static Verdict RejectsAtMost(double? p) => p is { } value ? (value <= 0.05 + 1e-12 ? Verdict.Hit : Verdict.Miss) : Verdict.None;
}
