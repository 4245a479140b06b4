using System.Text;
using System.Text.Json;

namespace Oncohort.Cli.Tests;

/// <summary>What one run of the command line answered.</summary>
internal sealed record CommandRun(int Exit, string Output, string Error)
{
    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Runs the command line in this process.</summary>
    public static CommandRun Of(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int exit = Application.Run(args, new Terminal(output, error));
        return new CommandRun(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
