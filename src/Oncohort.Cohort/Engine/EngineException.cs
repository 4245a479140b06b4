namespace Oncohort.Cohort.Engine;

/// <summary>The embedded database refused a statement. Never leaves this project: it is turned into a fault where it is caught.</summary>
internal sealed class EngineException(string message) : Exception(FirstLine(message))
{
    private static string FirstLine(string message)
    {
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        return (end < 0 ? message : message[..end]).Trim();
    }
}
