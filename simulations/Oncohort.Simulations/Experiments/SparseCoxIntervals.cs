namespace Oncohort.Simulations.Experiments;

/// <summary>The same models where there are hardly any events.</summary>
internal sealed class SparseCoxIntervals : CoxIntervals
{
    public override string Title => "Cox models with few events";

    public override string Description => "As above with nine in ten patients censored: about 3, 6 and 10 events. Where the estimate runs to infinity (separation) the Wald interval does not exist; its coverage is that of the cohorts in which it does.";

    public override IReadOnlyList<Setting> Settings => Setting.Grid([30, 60, 100], [0.9]);
}
