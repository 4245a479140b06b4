namespace Oncohort.Cli;

/// <summary>What the process answers.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The analysis itself cannot be done.</summary>
    public const int Impossible = 1;

    /// <summary>The input or the command is wrong.</summary>
    public const int WrongInput = 2;
}
