using System.Globalization;
using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>What <c>cox</c> prints of tests of terms, curves and influence.</summary>
internal static class CoxCheckTables
{
    public static void Print(CoxChecksResult? checks, IAnsiConsole console)
    {
        if (checks?.TermTests is { Count: > 0 } tests)
            console.Table(["term", "kind", "chi2", "df", "p"], tests.Select(test => (string[])[test.Term, test.Kind.Replace('_', ' '), Figures.Fixed(test.Test.Chi2), Figures.Count(test.Test.Df), Figures.P(test.Test.P)]));
        foreach (EffectCurveResult curve in checks?.Splines ?? []) Print(curve, console);
        if (checks?.Influence is { Count: > 0 } rows)
        {
            console.Table(
                ["term", "patient", "dfbeta", "dfbetas", "displacement"],
                rows.Select(row => (string[])[row.Term, row.Id ?? (row.Row is { } number ? string.Create(CultureInfo.InvariantCulture, $"row {number}") : Figures.None),
                    Figures.Number(row.DfBeta), Figures.Fixed(row.DfBetas), Figures.Number(row.Displacement)]));
        }
    }

    /// <summary>Every tenth point of the curve, around its reference.</summary>
    private static void Print(EffectCurveResult curve, IAnsiConsole console)
    {
        const int Every = 10;
        string given = curve.Given is null ? "" : $", {curve.Given}";
        console.Table(
            [$"{curve.Term}{given}", $"HR against {Figures.Number(curve.Reference, 5)}", "lower", "upper"],
            curve.Points.Where((_, i) => i % Every == 0).Select(point => (string[])[Figures.Number(point.Value, 5), Figures.Ratio(point.Hr), Figures.Ratio(point.Lower), Figures.Ratio(point.Upper)]));
    }
}
