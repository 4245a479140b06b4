using System.CommandLine;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cli.Output;

/// <summary>Turns what the parser could not read into faults.</summary>
internal static class UsageFaults
{
    /// <summary>One fault for each parse error, with the nearest option or verb.</summary>
    public static Fault[] Of(ParseResult parsed, string[] args)
    {
        Command command = parsed.CommandResult.Command;
        bool noVerb = command is RootCommand;
        string[] known = noVerb ? [.. command.Subcommands.Select(verb => verb.Name)] : [.. command.Options.Select(option => option.Name)];
        string help = noVerb ? "oncohort --help lists the verbs" : $"oncohort {command.Name} --help lists the options";
        if (noVerb && (args.Length == 0 || args[0].StartsWith('-')))
            return [new Fault(FaultCode.BadCommandLine, "no verb is given", "command line", $"one of: {string.Join(", ", known)}", help)];
        string[] unknown = [.. parsed.UnmatchedTokens.Where(token => noVerb || token.StartsWith('-')).Take(noVerb ? 1 : int.MaxValue)];
        if (unknown.Length > 0) return Array.ConvertAll(unknown, token => Unknown(token, known, noVerb, help));
        return [.. parsed.Errors.Select(error => new Fault(FaultCode.BadCommandLine, Plain(error.Message), "command line", null, help)).Distinct()];
    }

    private static Fault Unknown(string token, string[] known, bool noVerb, string help)
    {
        string? nearest = NearestName.Of(token, known);
        string what = noVerb ? $"there is no verb '{token}'" : $"there is no option '{token}'";
        return new Fault(FaultCode.BadCommandLine, what, "command line", $"one of: {string.Join(", ", known)}", nearest is null ? help : $"did you mean '{nearest}'?");
    }

    private static string Plain(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
