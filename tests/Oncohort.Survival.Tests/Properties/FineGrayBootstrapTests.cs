using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class FineGrayBootstrapTests
{
    private static (TimeToEvent Data, CovariateMatrix Covariates) Cohort(int n)
    {
        double[] time = new double[n];
        int[] code = new int[n];
        double[] x = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = ((i * 37) % 101 / 50.0) - 1;
            z[i] = i % 3 == 0 ? 1 : 0;
            time[i] = 1 + (((i * 7919) % 997) % 60 / (1 + (0.4 * z[i])));
            code[i] = (i * 31) % 7 < 3 ? 1 : (i * 31) % 7 < 5 ? 2 : 0;
        }

        return (TimeToEvent.Create(time, code), new CovariateMatrix(["x", "z"], [x, z]));
    }

    [Fact]
    public void The_standard_errors_come_near_the_sandwich()
    {
        (TimeToEvent data, CovariateMatrix covariates) = Cohort(600);
        FineGrayFit fit = FineGrayModel.Fit(data, covariates);
        FineGrayBootstrap bootstrap = fit.Bootstrap(1000, 20);
        Assert.Equal(1000, bootstrap.Used);
        for (int j = 0; j < 2; j++)
        {
            Near.Relative(fit.Terms[j].StandardError, bootstrap.StandardErrors[j], 0.1, "standard error");
            Assert.Equal(bootstrap.StandardErrors[j], Math.Sqrt(bootstrap.Covariance(j, j)!.Value));
            IntervalEstimate limits = bootstrap.HazardRatios[j];
            Assert.True(limits.Lower < fit.Terms[j].HazardRatio.Estimate && fit.Terms[j].HazardRatio.Estimate < limits.Upper);
        }
    }

    [Fact]
    public void The_seed_decides_every_bit()
    {
        (TimeToEvent data, CovariateMatrix covariates) = Cohort(300);
        FineGrayFit fit = FineGrayModel.Fit(data, covariates);
        FineGrayBootstrap one = fit.Bootstrap(60, 5);
        FineGrayBootstrap two = FineGrayModel.Fit(data, covariates).Bootstrap(60, 5);
        FineGrayBootstrap other = fit.Bootstrap(60, 6);
        Assert.Equal(one.StandardErrors, two.StandardErrors);
        Assert.Equal(one.HazardRatios, two.HazardRatios);
        Assert.NotEqual(one.StandardErrors, other.StandardErrors);
    }

    [Fact]
    public void Clusters_of_one_row_are_drawn_as_rows_and_larger_ones_together()
    {
        (TimeToEvent data, CovariateMatrix covariates) = Cohort(400);
        var pairs = new Grouping([.. Enumerable.Range(0, 400).Select(i => i / 2)], 200);
        FineGrayFit fit = FineGrayModel.Fit(data, covariates, null, null, pairs);
        FineGrayBootstrap bootstrap = fit.Bootstrap(800, 3);
        for (int j = 0; j < 2; j++) Near.Relative(fit.Terms[j].StandardError, bootstrap.StandardErrors[j], 0.12, "standard error by cluster");
    }

    [Fact]
    public void Counts_are_drawn_patient_by_patient()
    {
        (TimeToEvent data, CovariateMatrix covariates) = Cohort(200);
        int[] count = [.. Enumerable.Range(0, 200).Select(i => i % 4)];
        var counted = TimeToEvent.Create([.. Enumerable.Range(0, 200).Select(data.ExitTime)], data.EventCodes.ToArray(), count: count);
        FineGrayFit fit = FineGrayModel.Fit(counted, covariates);
        FineGrayBootstrap bootstrap = fit.Bootstrap(800, 9);
        for (int j = 0; j < 2; j++) Near.Relative(fit.Terms[j].StandardError, bootstrap.StandardErrors[j], 0.12, "standard error of counts");
    }

    [Fact]
    public void Sums_do_not_depend_on_the_number_of_threads()
    {
        // Above one block of rows the cores share the work.
        (TimeToEvent data, CovariateMatrix covariates) = Cohort(50_000);
        FineGrayFit fit = FineGrayModel.Fit(data, covariates);
        FineGrayFit again = FineGrayModel.Fit(data, covariates);
        Assert.Equal(fit.Terms, again.Terms);
        Assert.Equal(fit.LogLikelihood, again.LogLikelihood);
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Bootstrap(1, 0));
    }
}
