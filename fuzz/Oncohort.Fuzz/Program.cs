using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MiniExcelLibs;
using Oncohort.Fuzz;

int iterations = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
string failures = Path.GetFullPath(args.Length > 2 ? args[2] : Path.Combine("oracle", "fail"));

string work = Directory.CreateTempSubdirectory("oncohort-fuzz-").FullName;
string seeds = Path.Combine(AppContext.BaseDirectory, "Seeds");
byte[][] tables = [.. Directory.GetFiles(seeds, "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
byte[][] studies = [.. Directory.GetFiles(seeds, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
byte[][] workbooks = [Workbook(work)];
(string Extension, byte[][] Seeds, Func<string, string?> Verdict)[] kinds =
[
    (".yaml", studies, Verdict.OfStudyFile), (".csv", tables, Verdict.OfTable), (".xlsx", workbooks, Verdict.OfTable),
];

var found = new ConcurrentDictionary<string, string>();
var slowest = TimeSpan.Zero;
long done = 0;
object gate = new();
long start = Stopwatch.GetTimestamp();
Parallel.For(0, iterations, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
{
    var random = new Random(unchecked((seed * 1_000_003) + i));
    int share = i % 100;
    (string extension, byte[][] sources, Func<string, string?> verdict) = kinds[share < 80 ? 0 : share < 97 ? 1 : 2];
    byte[] bytes = Mutation.Of(sources[random.Next(sources.Length)], random);
    string path = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{i}{extension}"));
    File.WriteAllBytes(path, bytes);
    long began = Stopwatch.GetTimestamp();
    string? wrong = Watch(() => verdict(path));
    TimeSpan took = Stopwatch.GetElapsedTime(began);
    File.Delete(path);
    if (wrong is not null) Keep(extension, bytes, wrong);
    lock (gate)
    {
        if (took > slowest) slowest = took;
        if (++done % 5000 == 0) Console.Error.WriteLine($"{done} of {iterations}, {found.Count} kinds of failure, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }
});
Directory.Delete(work, recursive: true);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{iterations} mutations, seed {seed}: {found.Count} kinds of failure; slowest reading {slowest.TotalMilliseconds:F0} ms; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
foreach ((string what, string file) in found.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Console.WriteLine($"{file}: {what}");
return found.IsEmpty ? 0 : 1;

static string? Watch(Func<string?> reading)
{
    var task = Task.Run(() =>
    {
        try
        {
            return reading();
        }
        catch (Exception crash)
        {
            return $"{crash.GetType().Name}: {crash.Message} {crash.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Oncohort", StringComparison.Ordinal))?.Trim()}";
        }
    });
    return task.Wait(TimeSpan.FromSeconds(30)) ? task.Result : "no answer within 30 s";
}

void Keep(string extension, byte[] bytes, string wrong)
{
    string kind = string.Concat(wrong.Where(c => !char.IsAsciiDigit(c)).Take(160));
    string name = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12] + extension;
    if (!found.TryAdd(kind, name)) return;
    Directory.CreateDirectory(failures);
    File.WriteAllBytes(Path.Combine(failures, name), bytes);
    Console.Error.WriteLine($"{name}: {wrong}");
}

static byte[] Workbook(string folder)
{
    string path = Path.Combine(folder, "seed.xlsx");
    MiniExcel.SaveAs(path, Enumerable.Range(1, 12).Select(i => new
    {
        patient = $"P{i:00}",
        months = i * 3.5,
        died = i % 3 == 0 ? "yes" : "no",
        stage = i % 2 == 0 ? "III" : "IV",
        visit = new DateTime(2020, 1, i, 0, 0, 0, DateTimeKind.Unspecified),
    }));
    return File.ReadAllBytes(path);
}
