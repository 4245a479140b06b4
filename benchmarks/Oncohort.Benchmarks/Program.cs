using System.Globalization;
using BenchmarkDotNet.Running;
using Oncohort.Benchmarks;

switch (args)
{
    case ["generate", string rows, string covariates, string seed, string path]:
        SimulatedCohort.Generate(int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(covariates, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture)).Write(path);
        return 0;
    case ["side-by-side", string path, string covariates, string analysis]:
        new SideBySide(SimulatedCohort.Read(path, int.Parse(covariates, CultureInfo.InvariantCulture))).Run(analysis);
        return 0;
    case ["stress", string patients, string seed, string folder]:
        StressStudy.Write(folder, int.Parse(patients, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["bench", .. string[] rest]:
        BenchmarkSwitcher.FromAssembly(typeof(EstimatorBenchmarks).Assembly).Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("usage: generate ROWS COVARIATES SEED FILE | side-by-side FILE COVARIATES ANALYSIS | stress PATIENTS SEED FOLDER | bench [BenchmarkDotNet arguments]");
        return 2;
}
