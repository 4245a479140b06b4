using System.Runtime.InteropServices;

namespace Oncohort.Benchmarks;

/// <summary>A seeded cohort: covariates, four arms, event times in whole days with proportional hazards, two causes of the event, uniform censoring.</summary>
internal sealed class SimulatedCohort
{
    private const int FixedColumns = 3;
    private const double ShareOfSecondCause = 0.3;

    private SimulatedCohort(int rows, int covariates)
    {
        Time = new double[rows];
        Event = new int[rows];
        Arm = new int[rows];
        X = new double[covariates][];
        for (int j = 0; j < covariates; j++) X[j] = new double[rows];
    }

    public double[] Time { get; }

    /// <summary>0 censored, 1 and 2 the causes.</summary>
    public int[] Event { get; }

    public int[] Arm { get; }

    public double[][] X { get; }

    public string[] Names => [.. X.Select((_, j) => $"x{j + 1}")];

    public static SimulatedCohort Generate(int rows, int covariates, ulong seed)
    {
        var random = new SplitMix64(seed);
        var cohort = new SimulatedCohort(rows, covariates);
        double[] beta = [0.3, -0.2, 0.5, 0.1, -0.4];
        for (int row = 0; row < rows; row++)
        {
            cohort.Arm[row] = (int)(random.NextUniform() * 4);
            double predictor = 0.15 * cohort.Arm[row];
            for (int j = 0; j < covariates; j++)
            {
                double value = j % 5 < 3 ? random.NextNormal() : (random.NextUniform() < 0.4 ? 1 : 0);
                cohort.X[j][row] = Math.Round(value, 4);
                predictor += beta[j % 5] / (1 + (j / 5)) * cohort.X[j][row];
            }

            double failure = -Math.Log(random.NextUniform()) * 2000 * Math.Exp(-predictor);
            double censoring = 365 + (random.NextUniform() * 3285);
            int cause = random.NextUniform() < ShareOfSecondCause ? 2 : 1;
            cohort.Time[row] = Math.Max(1, Math.Ceiling(Math.Min(failure, censoring)));
            cohort.Event[row] = failure <= censoring ? cause : 0;
        }

        return cohort;
    }

    /// <summary>Writes time, event, arm and the covariates, one column after the other, as 64-bit numbers that R reads with readBin.</summary>
    public void Write(string path)
    {
        using FileStream file = File.Create(path);
        double[][] columns = [Time, [.. Event.Select(code => (double)code)], [.. Arm.Select(arm => (double)arm)], .. X];
        foreach (double[] column in columns) file.Write(MemoryMarshal.AsBytes<double>(column));
    }

    public static SimulatedCohort Read(string path, int covariates)
    {
        using FileStream file = File.OpenRead(path);
        var cohort = new SimulatedCohort((int)(file.Length / sizeof(double) / (FixedColumns + covariates)), covariates);
        double[] codes = new double[cohort.Time.Length];
        file.ReadExactly(MemoryMarshal.AsBytes(cohort.Time.AsSpan()));
        file.ReadExactly(MemoryMarshal.AsBytes(codes.AsSpan()));
        for (int row = 0; row < codes.Length; row++) cohort.Event[row] = (int)codes[row];
        file.ReadExactly(MemoryMarshal.AsBytes(codes.AsSpan()));
        for (int row = 0; row < codes.Length; row++) cohort.Arm[row] = (int)codes[row];
        foreach (double[] column in cohort.X) file.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
        return cohort;
    }
}
