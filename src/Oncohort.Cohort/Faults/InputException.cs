namespace Oncohort.Cohort.Faults;

/// <summary>The input or the command is wrong: exit code 2. Carries every fault that was found, not only the first.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception from the faults found, at least one.</summary>
    public InputException(params IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => $"{fault.PrintedCode} {fault.What}")))
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count, nameof(faults));
        Faults = faults;
    }

    /// <summary>The faults, in the order in which a reader meets them.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
