using System.ComponentModel;
using System.Diagnostics;

namespace Oncohort.Reporting.Printing;

/// <summary>One run of another program, with a limit of time.</summary>
internal static class ProgramRun
{
    /// <summary>What went wrong in a few words; null when the program ended well.</summary>
    public static string? Of(string program, IEnumerable<string> arguments, TimeSpan limit)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("it did not start");
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return $"it did not end within {limit.TotalSeconds:F0} seconds";
            }

            return process.ExitCode == 0 ? null : $"it ended with code {process.ExitCode}";
        }
        catch (Exception wrong) when (wrong is Win32Exception or InvalidOperationException)
        {
            return wrong.Message;
        }
    }
}
