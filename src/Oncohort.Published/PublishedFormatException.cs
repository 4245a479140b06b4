namespace Oncohort.Published;

/// <summary>A file that is not a published study. It names every fault found, not only the first.</summary>
public sealed class PublishedFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="faults">The faults, at least one.</param>
    public PublishedFormatException(IReadOnlyList<PublishedFault> faults)
        : base(string.Join(Environment.NewLine, (faults ?? throw new ArgumentNullException(nameof(faults))).Select(fault => $"{fault.Where}: {fault.What}"))) => Faults = faults;

    /// <summary>The faults, in the order of the file.</summary>
    public IReadOnlyList<PublishedFault> Faults { get; }
}

/// <summary>One fault in the file of a published study.</summary>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="Where">The file's name and the JSON path, such as <c>published.json $.tables[2].rows[0]</c>.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Expected">What would be right there.</param>
/// <param name="Fix">What to change.</param>
public sealed record PublishedFault(PublishedFaultKind Kind, string Where, string What, string Expected, string Fix);

/// <summary>What sort of fault a file has.</summary>
public enum PublishedFaultKind
{
    /// <summary>The text is not JSON, or the file cannot be read.</summary>
    Syntax,

    /// <summary>A key is missing or unknown, or holds another sort of value than it should.</summary>
    Shape,

    /// <summary>A value is of the right sort but not one of those allowed, such as a number that cannot be read.</summary>
    Value,

    /// <summary>A name refers to no variable, level or endpoint of the study, or stands twice.</summary>
    Reference,
}
