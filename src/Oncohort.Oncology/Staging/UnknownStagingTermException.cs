namespace Oncohort.Oncology.Staging;

/// <summary>A letter, site, edition or finding that the tables do not know; it carries those that they know.</summary>
public sealed class UnknownStagingTermException : ArgumentException
{
    /// <summary>Makes one for <paramref name="value"/>, which is no <paramref name="term"/>.</summary>
    /// <param name="term">What was asked for: <c>T</c>, <c>N</c>, <c>M</c>, <c>site</c>, <c>edition</c> or <c>anatomy</c>.</param>
    /// <param name="value">What was given.</param>
    /// <param name="legal">What is known.</param>
    public UnknownStagingTermException(string term, string value, IReadOnlyList<string> legal)
        : base($"'{value}' is not a known {Describe(term)}; known: {string.Join(", ", legal)}") =>
        (Term, Value, Legal) = (term, value, legal);

    /// <summary>What was asked for: <c>T</c>, <c>N</c>, <c>M</c>, <c>site</c>, <c>edition</c> or <c>anatomy</c>.</summary>
    public string Term { get; }

    /// <summary>What was given.</summary>
    public string Value { get; }

    /// <summary>What is known, in order.</summary>
    public IReadOnlyList<string> Legal { get; }

    private static string Describe(string term) => term.Length == 1 ? $"{term} category" : term;
}
