using System.Globalization;
using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>What stands above and below every table: how many rows were used, how many left out and why, and the choices in force.</summary>
internal static class Summary
{
    private const int LineWidth = 110;
    private const string Settings = "settings: ";
    private const string Separator = " | ";

    /// <summary>The rows used and left out.</summary>
    public static void Head(AnalysisResult result, IAnsiConsole console)
    {
        string events = Events(result) is { } count ? $", events {Figures.Count(count)}" : "";
        var excluded = Count.Sum(result.Excluded, exclusion => exclusion.Count);
        string reasons = excluded.IsZero ? "" : $" ({string.Join("; ", result.Excluded.Select(exclusion => string.Create(CultureInfo.InvariantCulture, $"{exclusion.Reason}: {exclusion.Count}")))})";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"n {result.N}{events}, left out {excluded}{reasons}"));
    }

    /// <summary>The choices in force, as many to a line as fit.</summary>
    public static void Foot(AnalysisResult result, IAnsiConsole console)
    {
        int width = Math.Min(console.Profile.Width, LineWidth);
        string line = Settings;
        foreach ((string name, object? value) in result.Settings)
        {
            string setting = $"{name} {Convert.ToString(value, CultureInfo.InvariantCulture)}";
            bool first = line.Length == Settings.Length;
            if (!first && line.Length + Separator.Length + setting.Length > width)
            {
                console.WriteLine(line);
                line = new string(' ', Settings.Length);
                first = true;
            }

            line += first ? setting : Separator + setting;
        }

        console.WriteLine(line);
    }

    private static Count? Events(AnalysisResult result) => result switch
    {
        KaplanMeierResult curves => curves.Events,
        CoxResult model => model.Events,
        SubgroupResult effects => effects.Events,
        LogRankResult test => test.Events,
        _ => (Count?)null,
    };
}
