using System.Diagnostics;
using System.Globalization;
using Oncohort.Survival;

namespace Oncohort.Benchmarks;

/// <summary>Times one analysis of one file, from arrays in memory to the finished result, as the R script beside it does.</summary>
internal sealed class SideBySide(SimulatedCohort cohort)
{
    private const int FewestRepetitions = 7;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1.5);
    private readonly CovariateMatrix _covariates = new(cohort.Names, cohort.X);
    private readonly Grouping _arms = new(cohort.Arm, 4);
    private CoxFit? _fit;

    private TimeToEvent Index => TimeToEvent.Create(cohort.Time, cohort.Event);

    private CoxFit Fitted => _fit ??= CoxModel.Fit(Index, _covariates);

    /// <summary>The analyses by name; each returns a number that R must find too.</summary>
    private Dictionary<string, Func<double>> Analyses => new(StringComparer.Ordinal)
    {
        ["cox"] = () => First(CoxModel.Fit(Index, _covariates)),
        ["cox_with_concordance"] = () =>
        {
            CoxFit fit = CoxModel.Fit(Index, _covariates);
            _ = fit.Concordance();
            return First(fit);
        },
        ["kaplan_meier"] = () => KaplanMeier.Estimate(Index, _arms)[0].Steps[^1].Survival!.Value,
        ["logrank"] = () => LogRank.Test(Index, _arms).Test.ChiSquare!.Value,
        ["cumulative_incidence"] = () => CumulativeIncidence.Estimate(Index, _arms)[0].Causes[0].Steps[^1].Incidence!.Value,
        ["fine_gray"] = () => FineGrayModel.Fit(Index, _covariates).Terms[0].Coefficient!.Value,
        ["concordance"] = () => Fitted.Concordance().Estimate!.Value,
        ["proportional_hazards"] = () => Fitted.ProportionalHazards([.. cohort.Names.Select((name, j) => (name, j, 1))])[0].Test.ChiSquare!.Value,
    };

    /// <summary>Prints the analysis, the median of the seconds of seven runs or of as many as take a second and a half, the number, and the most memory that the process held, in MB.</summary>
    public void Run(string name)
    {
        Func<double> work = Analyses[name];
        double check = work();
        var seconds = new List<double>();
        for (long begin = Stopwatch.GetTimestamp(); seconds.Count < FewestRepetitions || Stopwatch.GetElapsedTime(begin) < Shortest;)
        {
            long start = Stopwatch.GetTimestamp();
            check = work();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        seconds.Sort();
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{seconds[seconds.Count / 2]:F5},{check:R},{peak:F0}"));
    }

    private static double First(CoxFit fit) => fit.Terms[0].Coefficient!.Value;
}
