namespace Oncohort.Proof;

/// <summary>A draft or a file of results that cannot be read.</summary>
public sealed class UnreadableException : Exception
{
    /// <summary>Creates the exception without particulars.</summary>
    public UnreadableException()
        : this("", "", false)
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public UnreadableException(string message)
        : this(message, "", false)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public UnreadableException(string message, Exception cause)
        : base(message, cause) => (Expected, OfResults) = ("", false);

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="ofResults">Whether the file of results is meant, not the draft.</param>
    public UnreadableException(string message, string expected, bool ofResults)
        : base(message) => (Expected, OfResults) = (expected, ofResults);

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>Whether the file of results is meant, not the draft.</summary>
    public bool OfResults { get; }
}
