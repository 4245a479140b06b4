using System.Diagnostics;
using System.Globalization;
using Oncohort.Simulations;
using Oncohort.Simulations.Page;

// Usage: Oncohort.Simulations PAGE [--seed S] [--share F] [--threads T]
// Writes the summary page. F scales the repetitions (1 for those of the page in the repository).
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal))
{
    Console.Error.WriteLine("usage: Oncohort.Simulations PAGE [--seed S] [--share F] [--threads T]");
    return 2;
}

ulong seed = ulong.Parse(Option("--seed") ?? "20260101", CultureInfo.InvariantCulture);
double share = double.Parse(Option("--share") ?? "1", CultureInfo.InvariantCulture);
int threads = int.Parse(Option("--threads") ?? "-1", CultureInfo.InvariantCulture);
var watch = Stopwatch.StartNew();
List<Outcome> outcomes = [];
foreach ((int index, Experiment experiment) in Experiment.All.Index())
{
    outcomes.Add(SimulationRun.Of(experiment, index, seed, share, threads));
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:F0} s  {experiment.Title}"));
}

File.WriteAllText(args[0], SummaryPage.Write(outcomes, seed));
string[] wrong = [.. outcomes.SelectMany(outcome => outcome.Contradictions())];
foreach (string text in wrong) Console.Error.WriteLine("contradicts theory: " + text);
return wrong.Length == 0 ? 0 : 1;
