using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Oncohort.Published;

/// <summary>Writes a reconstructed cohort: the records, and what they meet of what was printed.</summary>
public static class ReconstructedFiles
{
    private static readonly JsonSerializerOptions JsonForm = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>The records as CSV; every row says how it came about.</summary>
    public static string Csv(ReconstructedCohort cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        StringBuilder text = new();
        foreach (IReadOnlyList<string> row in cohort.Rows.Prepend(cohort.Columns)) text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return text.ToString();
    }

    /// <summary>The figures and codings as JSON.</summary>
    public static string Json(ReconstructedCohort cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return JsonSerializer.Serialize(
            new
            {
                Study = cohort.StudyId,
                ReconstructedCohort.Origin,
                cohort.Seed,
                Records = cohort.Rows.Count,
                Met = cohort.Figures.Count(figure => figure.Met),
                Printed = cohort.Figures.Count,
                cohort.Figures,
                cohort.Codings,
            },
            JsonForm) + "\n";
    }

    /// <summary>The report as Markdown.</summary>
    public static string Report(ReconstructedCohort cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {cohort.StudyId}: {ReconstructedCohort.Origin}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The {cohort.Rows.Count} records are not the study's patients. They satisfy its printed counts; seed {cohort.Seed} chose them among others that do.\n");
        if (cohort.Figures.Any(figure => figure.Id.Contains("inferred", StringComparison.Ordinal)))
            text.Append("One of the numbers below was not printed but inferred by us, as its line says.\n");
        text.Append(CultureInfo.InvariantCulture, $"Of {cohort.Figures.Count} printed figures they meet {cohort.Figures.Count(figure => figure.Met)}.\n\n");
        text.Append("| kind | figure | printed | reached | within | met |\n|---|---|---|---|---|---|\n");
        foreach (ReconstructedFigure figure in cohort.Figures)
        {
            string reached = figure.Reached?.ToString("0.###", CultureInfo.InvariantCulture) ?? "not estimable";
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Kind} | {figure.Id} | {figure.Printed} | {reached} | {figure.Tolerance} | {(figure.Met ? "yes" : "**no**")} |\n");
        }

        if (cohort.Figures.Any(figure => !figure.Met))
        {
            text.Append("\n## Not met\n\nThe ratios and limits of the models of survival and the tests of survival are functions of the same deaths. ");
            text.Append("Several searches ran, and the nearest is here; where a test and a model pulled apart, the model came first.\n\n");
            foreach (ReconstructedFigure figure in cohort.Figures.Where(figure => !figure.Met))
                text.Append(CultureInfo.InvariantCulture, $"- {figure.Id}: printed {figure.Printed}, reached {figure.Reached?.ToString("0.###", CultureInfo.InvariantCulture) ?? "no estimate"}, to be within {figure.Tolerance}\n");
        }

        text.Append("\n## Codings tried\n\nThe distance is the sum of penalties of the term's models after a short search: 0 when ratios and limits are as printed. A coding that stands first in the study's file is used unless another comes much nearer.\n\n| term | coding | distance | used |\n|---|---|---|---|\n");
        foreach (TriedCoding coding in cohort.Codings)
            text.Append(CultureInfo.InvariantCulture, $"| {coding.Term} | {coding.Coding} | {coding.Distance?.ToString("0.0", CultureInfo.InvariantCulture) ?? "chosen"} | {(coding.Chosen ? "yes" : "no")} |\n");
        return text.ToString();
    }

    /// <summary>Writes cohort.csv, reconstruction.json and report.md, and provenance.json with their hashes.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="directory">A directory that exists.</param>
    public static void Write(ReconstructedCohort cohort, string directory)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        (string Path, byte[] Bytes)[] files = [.. new[] { ("cohort.csv", Csv(cohort)), ("reconstruction.json", Json(cohort)), ("report.md", Report(cohort)) }.Select(file => (file.Item1, Encoding.UTF8.GetBytes(file.Item2)))];
        foreach ((string path, byte[] bytes) in files) File.WriteAllBytes(Path.Combine(directory, path), bytes);
        File.WriteAllText(Path.Combine(directory, "provenance.json"), Provenance(cohort, files));
    }

    private static string Provenance(ReconstructedCohort cohort, (string Path, byte[] Bytes)[] files) => JsonSerializer.Serialize(
        new
        {
            Oncohort = typeof(ReconstructedFiles).Assembly.GetName().Version?.ToString(3),
            Study = cohort.StudyId,
            ReconstructedCohort.Origin,
            cohort.Seed,
            Files = files.Select(file => new { file.Path, Bytes = file.Bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)) }),
        },
        JsonForm) + "\n";

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
