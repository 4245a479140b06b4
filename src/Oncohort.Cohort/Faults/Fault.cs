using System.Globalization;

namespace Oncohort.Cohort.Faults;

/// <summary>One thing that is wrong, said so that the person can mend it.</summary>
/// <param name="Code">The permanent code.</param>
/// <param name="What">What is wrong, with the value that was received.</param>
/// <param name="Where">The place, as <c>file:row:column</c> or <c>study.yaml:line:column (path)</c>; null when there is none.</param>
/// <param name="Expected">What was expected instead; what the code commonly expects when null is given.</param>
/// <param name="Fix">What to do about it; the common remedy of the code when null is given.</param>
public sealed record Fault(FaultCode Code, string What, string? Where = null, string? Expected = null, string? Fix = null)
{
    /// <summary>What was expected instead.</summary>
    public string? Expected { get; init; } = Expected ?? Remedies.Expected(Code);

    /// <summary>What to do about it.</summary>
    public string? Fix { get; init; } = Fix ?? Remedies.Fix(Code);

    /// <summary>The code as printed, such as <c>OCH012</c>.</summary>
    public string PrintedCode => Print(Code);

    /// <summary>Prints a code as <c>OCH</c> and three digits.</summary>
    public static string Print(FaultCode code) => string.Create(CultureInfo.InvariantCulture, $"OCH{(int)code:000}");
}
