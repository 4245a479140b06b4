using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary>A verb that runs one analysis on one data set and prints its result.</summary>
internal abstract class AnalysisVerb<TResult> : Verb
    where TResult : AnalysisResult
{
    /// <summary>The options of the data.</summary>
    protected abstract DataOptions Data { get; }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        AnalysisRequest request = Request(parsed, faults);
        if (faults.Count > 0) throw new InputException(faults);
        TResult result = Analyse(request, Data.Source(parsed)!, Data.Load(parsed), terminal);
        AfterAnalysis(parsed, result);
        Print(result, Data.Json(parsed), terminal);
        return ExitCode.Done;
    }

    /// <summary>Builds the request from the options; what is wrong with them is added to <paramref name="faults"/>.</summary>
    protected abstract AnalysisRequest Request(ParseResult parsed, List<Fault> faults);

    /// <summary>Prints the result for people.</summary>
    protected abstract void Print(TResult result, IAnsiConsole console);

    /// <summary>What else the verb does with the result.</summary>
    protected virtual void AfterAnalysis(ParseResult parsed, TResult result)
    {
    }

    /// <summary>Prints the result as asked.</summary>
    protected void Print(TResult result, bool json, Terminal terminal)
    {
        if (json)
        {
            using var document = new MemoryStream();
            ResultJson.Write(document, result);
            terminal.Write(document);
            return;
        }

        terminal.Write(PlainText.Render(terminal, console =>
        {
            Summary.Head(result, console);
            Print(result, console);
            Summary.Foot(result, console);
        }));
        foreach (Warning warning in result.Warnings) terminal.Error.WriteLine($"warning {warning.Code}: {warning.Text}");
    }

    private static TResult Analyse(AnalysisRequest request, string source, LoadOptions options, Terminal terminal)
    {
        using var progress = new ProgressLine(terminal, $"reading {source}");
        using var cohort = CohortDatabase.Open(source, options);
        progress.Next("computing");
        return (TResult)request.Run(cohort);
    }
}
