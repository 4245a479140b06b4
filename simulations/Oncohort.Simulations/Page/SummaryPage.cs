using System.Globalization;
using System.Text;

namespace Oncohort.Simulations.Page;

/// <summary>Writes the summary page.</summary>
internal static class SummaryPage
{
    private const string Down = "\u2193";
    private const string Up = "\u2191";

    public static string Write(IReadOnlyList<Outcome> outcomes, ulong seed)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Simulations

            Written by `./build.sh simulate` with seed {seed}; do not edit. The same seed gives the same page for any number of threads.

            Each cell is the share of made cohorts, in per cent, in which a 95 % confidence interval holds the truth, or in which a test at 5 % rejects although nothing differs.
            {Down} and {Up} mark what lies below or above the nominal share by more than Monte-Carlo error (two-sided 0.1 %); everything else agrees with theory within it. A cohort
            without an interval or p-value (beyond follow-up, separation, no event) is not counted; where these are 0.5 % or more their share stands in brackets.

            """);
        foreach (Outcome outcome in outcomes) Table(page, outcome);
        page.Append("\n## Where the nominal share is not reached\n\nWith 95 % Monte-Carlo intervals (Wilson).\n");
        foreach (Outcome outcome in outcomes) Deviations(page, outcome);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder page, Outcome outcome)
    {
        Experiment experiment = outcome.Experiment;
        double error = 1.96 * Math.Sqrt(experiment.Nominal * (1 - experiment.Nominal) / outcome.Repetitions);
        page.Append(CultureInfo.InvariantCulture, $"\n## {experiment.Title}\n\n{experiment.Description}\n\n{Thousands(outcome.Repetitions)} cohorts a setting; nominal {Percent(experiment.Nominal)}, Monte-Carlo error {Percent(error)}.\n\n| |");
        foreach (Setting setting in experiment.Settings) page.Append(CultureInfo.InvariantCulture, $" n {setting.Patients}, {setting.Censored * 100:0} % censored |");
        page.Append("\n|---|").Append(string.Concat(experiment.Settings.Select(_ => "---:|"))).Append('\n');
        for (int q = 0; q < experiment.Quantities.Count; q++)
        {
            page.Append("| ").Append(experiment.Quantities[q]).Append(" |");
            for (int s = 0; s < experiment.Settings.Count; s++) page.Append(' ').Append(Cell(outcome.Shares[s, q], experiment.Nominal)).Append(" |");
            page.Append('\n');
        }
    }

    private static string Cell(Share share, double nominal)
    {
        if (share.Value is not { } value) return "none";
        string mark = share.Side(nominal) switch { < 0 => Down, > 0 => Up, _ => "" };
        double none = (double)share.None / (share.None + share.Judged);
        return Number(value) + mark + (none >= 0.005 ? $" ({(none * 100).ToString("0", CultureInfo.InvariantCulture)})" : "");
    }

    private static void Deviations(StringBuilder page, Outcome outcome)
    {
        Experiment experiment = outcome.Experiment;
        List<string> lines = [];
        for (int q = 0; q < experiment.Quantities.Count; q++)
        {
            List<string> cells = [];
            for (int s = 0; s < experiment.Settings.Count; s++)
            {
                Share share = outcome.Shares[s, q];
                if (share.Value is not { } value || share.Side(experiment.Nominal) == 0) continue;
                (double lower, double upper) = share.Interval;
                Setting setting = experiment.Settings[s];
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"n {setting.Patients}, {setting.Censored * 100:0} % censored: {Number(value)} ({Number(lower)} to {Number(upper)})"));
            }

            if (cells.Count > 0) lines.Add($"- {experiment.Quantities[q]}: {string.Join("; ", cells)}");
        }

        if (lines.Count > 0) page.Append("\n**").Append(experiment.Title).Append("**\n\n").AppendJoin('\n', lines).Append('\n');
    }

    private static string Number(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Thousands(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
