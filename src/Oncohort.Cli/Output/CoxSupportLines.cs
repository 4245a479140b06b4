using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>Below a Cox model: events for each coefficient, and coefficients without a finite estimate.</summary>
internal static class CoxSupportLines
{
    public static void Print(CoxResult result, IAnsiConsole console)
    {
        if (result.EventsPerVariable is { } events) console.WriteLine($"events per coefficient {Figures.Number(events, 3)}");
        foreach (SeparatedTermResult term in result.Separated) console.WriteLine($"separated: {term.Text}");
    }
}
