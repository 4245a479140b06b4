using System.CommandLine;
using Oncohort.Cli.Output;
using Oncohort.Cli.Verbs;
using Oncohort.Cohort.Faults;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli;

/// <summary>One run of the command line, from arguments to exit code.</summary>
internal static class Application
{
    /// <summary>Runs a command and says what went wrong, if anything did.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        if (args is ["--version"])
        {
            terminal.Write($"oncohort {ResultJson.Version}\n");
            return ExitCode.Done;
        }

        var errors = new ErrorReport(terminal, args);
        try
        {
            return Invoke(args, terminal);
        }
        catch (InputException wrong)
        {
            errors.Write(wrong.Faults);
            return ExitCode.WrongInput;
        }
        catch (AnalysisImpossibleException impossible)
        {
            errors.Write([impossible.Fault]);
            return ExitCode.Impossible;
        }
#pragma warning disable CA1031 // The last resort: a defect of ours ends in one stated line, never in a stack trace.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            string what = $"{defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}";
            errors.Write([new Fault(FaultCode.Internal, what, null, null, "this is a defect of Oncohort; please report it with the command that led to it")]);
            return ExitCode.Impossible;
        }
    }

    private static int Invoke(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Oncology outcomes from the command line: survival, comparisons and studies.");
        root.Directives.Clear();
        foreach (Verb verb in VerbList.All) root.Add(verb.Build(terminal));
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && !args.Any(argument => argument is "--help" or "-h" or "-?")) throw new InputException(UsageFaults.Of(parsed, args));
        using var output = new StringWriter();
        int code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = terminal.Error });
        if (output.GetStringBuilder().Length > 0) terminal.Write(output.ToString());
        return code;
    }
}
