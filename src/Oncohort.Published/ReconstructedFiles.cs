using System.Globalization;
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
                Command = "reconstruct",
                Version = typeof(ReconstructedFiles).Assembly.GetName().Version?.ToString(3),
                cohort.StudyId,
                Origin = ReconstructedCohort.Origin,
                N = cohort.Rows.Count,
                Excluded = Array.Empty<object>(),
                Warnings = cohort.Figures.Where(figure => !figure.Met).Select(figure => new { Code = "not-met", Text = $"{figure.Id}: printed {figure.Printed}" }),
                Settings = new { cohort.Seed, Codings = cohort.Codings.Where(coding => coding.Chosen).ToDictionary(coding => coding.Term, coding => coding.Coding) },
                Met = cohort.Figures.Count(figure => figure.Met),
                cohort.Figures,
                CodingsTried = cohort.Codings,
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
        text.Append(CultureInfo.InvariantCulture, $"Of {cohort.Figures.Count} printed figures they meet {cohort.Figures.Count(figure => figure.Met)}.\n\n");
        text.Append("| kind | figure | printed | reached | within | met |\n|---|---|---|---|---|---|\n");
        foreach (ReconstructedFigure figure in cohort.Figures)
        {
            string reached = figure.Reached?.ToString("0.###", CultureInfo.InvariantCulture) ?? "not estimable";
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Kind} | {figure.Id} | {figure.Printed} | {reached} | {figure.Tolerance} | {(figure.Met ? "yes" : "**no**")} |\n");
        }

        text.Append("\n## Codings tried\n\nThe distance is the sum of penalties of the term's models after a short search: 0 when ratios and limits are as printed.\n\n| term | coding | distance | used |\n|---|---|---|---|\n");
        foreach (TriedCoding coding in cohort.Codings)
            text.Append(CultureInfo.InvariantCulture, $"| {coding.Term} | {coding.Coding} | {coding.Distance?.ToString("0.0", CultureInfo.InvariantCulture) ?? "chosen"} | {(coding.Chosen ? "yes" : "no")} |\n");
        return text.ToString();
    }

    /// <summary>Writes cohort.csv, reconstruction.json and report.md; each is written beside its place and then renamed.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="directory">The directory, made when it does not exist.</param>
    public static void Write(ReconstructedCohort cohort, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach ((string name, string text) in new[] { ("cohort.csv", Csv(cohort)), ("reconstruction.json", Json(cohort)), ("report.md", Report(cohort)) })
        {
            string path = Path.Combine(directory, name), beside = path + ".part";
            File.WriteAllText(beside, text);
            File.Move(beside, path, overwrite: true);
        }
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
