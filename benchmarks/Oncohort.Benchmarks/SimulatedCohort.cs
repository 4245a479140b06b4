using System.Globalization;

namespace Oncohort.Benchmarks;

/// <summary>A seeded cohort: five covariates, four arms, event times in whole days with proportional hazards, uniform censoring.</summary>
internal sealed class SimulatedCohort
{
    public const int Covariates = 5;

    private SimulatedCohort(int rows)
    {
        Time = new double[rows];
        Event = new int[rows];
        Arm = new int[rows];
        X = new double[Covariates][];
        for (int j = 0; j < Covariates; j++) X[j] = new double[rows];
    }

    public double[] Time { get; }

    public int[] Event { get; }

    public int[] Arm { get; }

    public double[][] X { get; }

    public static string[] Names => ["x1", "x2", "x3", "x4", "x5"];

    public static SimulatedCohort Generate(int rows, ulong seed)
    {
        var random = new SplitMix64(seed);
        var cohort = new SimulatedCohort(rows);
        double[] beta = [0.3, -0.2, 0.5, 0.1, -0.4];
        for (int row = 0; row < rows; row++)
        {
            cohort.Arm[row] = (int)(random.NextUniform() * 4);
            double predictor = 0.15 * cohort.Arm[row];
            for (int j = 0; j < Covariates; j++)
            {
                double value = j < 3 ? random.NextNormal() : (random.NextUniform() < 0.4 ? 1 : 0);
                cohort.X[j][row] = Math.Round(value, 4);
                predictor += beta[j] * cohort.X[j][row];
            }

            double failure = -Math.Log(random.NextUniform()) * 2000 * Math.Exp(-predictor);
            double censoring = 365 + (random.NextUniform() * 3285);
            cohort.Time[row] = Math.Max(1, Math.Ceiling(Math.Min(failure, censoring)));
            cohort.Event[row] = failure <= censoring ? 1 : 0;
        }

        return cohort;
    }

    public void Write(string path)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("time,event,arm," + string.Join(',', Names));
        for (int row = 0; row < Time.Length; row++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Time[row]},{Event[row]},{Arm[row]}"));
            for (int j = 0; j < Covariates; j++) writer.Write(string.Create(CultureInfo.InvariantCulture, $",{X[j][row]}"));
            writer.WriteLine();
        }
    }

    public static SimulatedCohort Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        var cohort = new SimulatedCohort(lines.Length - 1);
        for (int row = 0; row < cohort.Time.Length; row++)
        {
            string[] fields = lines[row + 1].Split(',');
            cohort.Time[row] = double.Parse(fields[0], CultureInfo.InvariantCulture);
            cohort.Event[row] = int.Parse(fields[1], CultureInfo.InvariantCulture);
            cohort.Arm[row] = int.Parse(fields[2], CultureInfo.InvariantCulture);
            for (int j = 0; j < Covariates; j++) cohort.X[j][row] = double.Parse(fields[3 + j], CultureInfo.InvariantCulture);
        }

        return cohort;
    }
}
