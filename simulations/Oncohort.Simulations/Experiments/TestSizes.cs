using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Tests of two arms that do not differ.</summary>
internal sealed class TestSizes : Experiment
{
    public override string Title => "Size of tests of two arms";

    public override string Description => "No difference between the arms: exponential times and censoring, tests at 5 %. Arms of equal size, and one of a fifth of the patients.";

    public override IReadOnlyList<string> Quantities { get; } = ["log-rank, equal arms", "log-rank, a fifth", "MaxCombo, equal arms", "MaxCombo, a fifth"];

    public override double Nominal => 0.05;

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.Events(draws, setting, _ => 0).Data;
        if (data.Events() == 0) return;
        Grouping[] designs = [MadeCohort.Arms(setting.Patients), new Grouping([.. Enumerable.Range(0, setting.Patients).Select(i => i % 5 == 0 ? 1 : 0)], 2)];
        for (int d = 0; d < 2; d++)
        {
            verdicts[d] = Rejects(LogRank.Test(data, designs[d]).Test.P);
            verdicts[2 + d] = Rejects(MaxCombo.Test(data, designs[d]).P);
        }
    }
}
