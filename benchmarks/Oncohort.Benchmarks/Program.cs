using System.Globalization;
using BenchmarkDotNet.Running;
using Oncohort.Benchmarks;

switch (args)
{
    case ["generate", string rows, string seed, string path]:
        SimulatedCohort.Generate(int.Parse(rows, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture)).Write(path);
        return 0;
    case ["side-by-side", string path]:
        SideBySide.Run(path);
        return 0;
    case ["bench", .. string[] rest]:
        BenchmarkSwitcher.FromAssembly(typeof(EstimatorBenchmarks).Assembly).Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("usage: generate ROWS SEED FILE | side-by-side FILE | bench [BenchmarkDotNet arguments]");
        return 2;
}
