using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Study;

namespace Oncohort.Cli.Verbs;

/// <summary><c>new NAME [--from DATA]</c>: a commented study file to start from.</summary>
internal sealed class NewVerb : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "the name of the study; the file is NAME.yaml" };
    private readonly Option<string?> _from = OptionReading.One("--from", "DATA", "a data file whose columns are proposed as variables and endpoints");

    /// <inheritdoc/>
    public override string Name => "new";

    /// <inheritdoc/>
    public override string Description => "A commented study file to start from; never written over an existing one.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_from);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        string? data = parsed.GetValue(_from);
        string path = StudyTemplate.Write(parsed.GetValue(_name)!, data);
        string next = data is null ? "fill in what stands in capitals" : "read it through";
        terminal.Write($"wrote {path}; {next}, then run: oncohort check {path}\n");
        return ExitCode.Done;
    }
}
