using Oncohort.Simulations.Drawing;
using Oncohort.Survival;

namespace Oncohort.Simulations.Experiments;

/// <summary>Gray's test of arms that do not differ.</summary>
internal sealed class IncidenceTestSizes : Experiment
{
    public override string Title => "Size of Gray's test";

    public override string Description => "No difference between the arms: two causes as for the cumulative incidence, tests of cause 1 at 5 %. Two arms of equal size, two with a fifth of the patients in one, and three.";

    public override IReadOnlyList<string> Quantities { get; } = ["two equal arms", "a fifth in one", "three equal arms"];

    public override double Nominal => 0.05;

    public override void Judge(Draws draws, Setting setting, Span<Verdict> verdicts)
    {
        TimeToEvent data = MadeCohort.TwoCauses(draws, setting, _ => 0).Data;
        if (data.Events() == 0) return;
        IEnumerable<int> patients = Enumerable.Range(0, setting.Patients);
        Grouping[] designs = [MadeCohort.Arms(setting.Patients), new Grouping([.. patients.Select(i => i % 5 == 0 ? 1 : 0)], 2), new Grouping([.. patients.Select(i => i % 3)], 3)];
        for (int d = 0; d < designs.Length; d++) verdicts[d] = Rejects(GrayTest.Test(data, designs[d]).P);
    }
}
