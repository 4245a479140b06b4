using System.CommandLine;

namespace Oncohort.Cli.Verbs;

/// <summary>A verb of the command line: its options, and what it does with them.</summary>
internal abstract class Verb
{
    /// <summary>The word a person types.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in one line.</summary>
    public abstract string Description { get; }

    /// <summary>Makes the command; <paramref name="terminal"/> is where it writes when it runs.</summary>
    public Command Build(Terminal terminal)
    {
        var command = new Command(Name, Description);
        AddTo(command);
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    /// <summary>Adds arguments and options.</summary>
    protected abstract void AddTo(Command command);

    /// <summary>Does the work and answers with an exit code; faults are thrown.</summary>
    protected abstract int Run(ParseResult parsed, Terminal terminal);
}
