using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>Prints the Cox models of all causes side by side.</summary>
internal static class CauseTables
{
    /// <summary>One column a cause: hazard ratios with limits, and the likelihood-ratio test.</summary>
    public static void Print(IReadOnlyList<CauseModelResult> causes, IAnsiConsole console)
    {
        if (causes.Count == 0) return;
        string[] terms = [.. causes.SelectMany(model => model.Terms).Select(term => term.Term).Distinct()];
        console.Table(
            ["cause-specific HR", .. causes.Select(model => $"{model.Cause} ({Figures.Count(model.Events)} events)")],
            [
                .. terms.Select(name => (string[])[name, .. causes.Select(model => Ratio(model.Terms.FirstOrDefault(term => term.Term == name)))]),
                ["likelihood ratio, p", .. causes.Select(model => Figures.P(model.Tests.LikelihoodRatio.P))],
            ]);
    }

    private static string Ratio(CoxTermResult? term) => term is { Hr: not null }
        ? $"{Figures.Ratio(term.Hr)} ({Figures.Ratio(term.Lower)} to {Figures.Ratio(term.Upper)}), p {Figures.P(term.P)}"
        : term?.Status ?? "";
}
