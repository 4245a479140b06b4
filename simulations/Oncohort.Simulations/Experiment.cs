using Oncohort.Simulations.Drawing;
using Oncohort.Simulations.Experiments;

namespace Oncohort.Simulations;

/// <summary>One kind of made cohort, and the intervals or tests that are judged on it.</summary>
internal abstract class Experiment
{
    /// <summary>Every experiment, in the order of the page.</summary>
    public static IReadOnlyList<Experiment> All =>
        [new SurvivalIntervals(), new ArmDifferences(), new IncidenceIntervals(), new CoxIntervals(), new SparseCoxIntervals(), new FineGrayIntervals(), new TestSizes(), new IncidenceTestSizes(), new PermutationSizes()];

    /// <summary>What is judged, as a heading.</summary>
    public abstract string Title { get; }

    /// <summary>How the cohorts are made, in sentences.</summary>
    public abstract string Description { get; }

    /// <summary>The intervals or tests.</summary>
    public abstract IReadOnlyList<string> Quantities { get; }

    /// <summary>The sizes and censoring of the cohorts.</summary>
    public virtual IReadOnlyList<Setting> Settings => Setting.Grid([30, 100, 400], [0.2, 0.6]);

    /// <summary>Repetitions of each setting.</summary>
    public virtual int Repetitions => 5_000;

    /// <summary>The share of hits that theory promises for large cohorts: the coverage of intervals, the size of tests.</summary>
    public virtual double Nominal => 0.95;

    /// <summary>Whether a setting is so large and complete that theory must hold.</summary>
    public virtual bool IsTheorys(Setting setting, string quantity) => setting is { Patients: >= 400, Censored: <= 0.2 };

    /// <summary>Makes one cohort and judges each quantity on it.</summary>
    /// <param name="draws">The random numbers of this repetition.</param>
    /// <param name="setting">The size and censoring.</param>
    /// <param name="verdicts">One a quantity, none to begin with.</param>
    public abstract void Judge(Draws draws, Setting setting, Span<Verdict> verdicts);

    /// <summary>Whether an interval holds the truth; none when it has no limits.</summary>
    protected static Verdict Covers(double? lower, double? upper, double truth) =>
        lower is { } l && upper is { } u ? (l <= truth && truth <= u ? Verdict.Hit : Verdict.Miss) : Verdict.None;

    /// <summary>The same where a missing upper limit means that the interval is open.</summary>
    protected static Verdict CoversOpen(double? lower, double? upper, double truth) =>
        lower is { } l ? (l <= truth && truth <= (upper ?? double.PositiveInfinity) ? Verdict.Hit : Verdict.Miss) : Verdict.None;

    /// <summary>Whether a test rejects at 5 %.</summary>
    protected static Verdict Rejects(double? p) => p is { } value ? (value < 0.05 ? Verdict.Hit : Verdict.Miss) : Verdict.None;
}

/// <summary>The size of a cohort and the share of patients that is censored.</summary>
internal sealed record Setting(int Patients, double Censored)
{
    public static IReadOnlyList<Setting> Grid(int[] patients, double[] censored) => [.. censored.SelectMany(share => patients.Select(n => new Setting(n, share)))];
}

/// <summary>What one repetition says of one interval or test.</summary>
internal enum Verdict
{
    /// <summary>There is no interval, or no p-value.</summary>
    None,

    /// <summary>The interval holds the truth; the test rejects.</summary>
    Hit,

    /// <summary>It does not.</summary>
    Miss,
}
