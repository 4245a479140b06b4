using System.Diagnostics;
using System.Globalization;
using Oncohort.Survival;

namespace Oncohort.Benchmarks;

/// <summary>Times each estimator on one file, from arrays in memory to the finished result, as the R script beside it does.</summary>
internal static class SideBySide
{
    private const int Repetitions = 7;

    public static void Run(string path)
    {
        var cohort = SimulatedCohort.Read(path);
        var covariates = new CovariateMatrix(SimulatedCohort.Names, cohort.X);
        var arms = new Grouping(cohort.Arm, 4);
        Print("cox", () => CoxModel.Fit(Index(cohort), covariates).Terms[0].Coefficient!.Value);
        Print("cox_with_concordance", () =>
        {
            CoxFit fit = CoxModel.Fit(Index(cohort), covariates);
            return fit.Terms[0].Coefficient!.Value + (0 * fit.Concordance().Estimate!.Value);
        });
        Print("kaplan_meier", () => KaplanMeier.Estimate(Index(cohort), arms)[0].Steps[^1].Survival ?? 0);
        Print("logrank", () => LogRank.Test(Index(cohort), arms).Test.ChiSquare!.Value);
    }

    private static TimeToEvent Index(SimulatedCohort cohort) => TimeToEvent.Create(cohort.Time, cohort.Event);

    private static void Print(string name, Func<double> work)
    {
        double check = work();
        double[] seconds = new double[Repetitions];
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            check = work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{seconds[Repetitions / 2]:F5},{check:R}"));
    }
}
