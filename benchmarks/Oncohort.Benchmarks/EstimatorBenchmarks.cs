using BenchmarkDotNet.Attributes;
using Oncohort.Survival;

namespace Oncohort.Benchmarks;

/// <summary>Guards the estimators' time and allocation from one change to the next.</summary>
[MemoryDiagnoser]
public class EstimatorBenchmarks
{
    private SimulatedCohort _cohort = null!;
    private CovariateMatrix _covariates = null!;
    private Grouping _arms = null!;
    private TimeToEvent _data = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _cohort = SimulatedCohort.Generate(Rows, covariates: 5, seed: 1);
        _covariates = new CovariateMatrix(_cohort.Names, _cohort.X);
        _arms = new Grouping(_cohort.Arm, 4);
        _data = TimeToEvent.Create(_cohort.Time, _cohort.Event);
    }

    [Benchmark]
    public TimeToEvent Index() => TimeToEvent.Create(_cohort.Time, _cohort.Event);

    [Benchmark]
    public IReadOnlyList<KaplanMeierCurve> KaplanMeierByArm() => KaplanMeier.Estimate(_data, _arms);

    [Benchmark]
    public LogRankResult LogRankByArm() => LogRank.Test(_data, _arms);

    [Benchmark]
    public CoxFit CoxEfron() => CoxModel.Fit(_data, _covariates);
}
