using Oncohort.Cli;

using Stream output = Console.OpenStandardOutput();
return Application.Run(args, new Terminal(output, Console.Error)
{
    Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
    ErrorIsInteractive = !Console.IsErrorRedirected,
});
