namespace Oncohort.Proof;

/// <summary>One number of a draft and whether the results hold it.</summary>
/// <param name="Place">The paragraph or table cell.</param>
/// <param name="Text">The number as written.</param>
/// <param name="Kind">What it is taken for: <c>count</c>, <c>percent</c>, <c>ratio</c>, <c>limit</c>, <c>p</c>, <c>statistic</c>, <c>measure</c>, <c>number</c>.</param>
/// <param name="Sentence">The sentence or cell that it stands in.</param>
/// <param name="Verdict">Whether the results hold it.</param>
/// <param name="Reason">Why it is not a result, or how a number was made from those of the file; null when there is nothing to say.</param>
/// <param name="Path">Where the results hold it, as a JSON path; null when they do not.</param>
/// <param name="Value">The number of the results; null when they do not hold it.</param>
/// <param name="Nearest">For a number that is not held, what it may have meant, the likeliest first.</param>
public sealed record ProofNumber(
    string Place, string Text, string Kind, string Sentence, ProofVerdict Verdict, string? Reason, string? Path, double? Value, IReadOnlyList<NearNumber> Nearest);

/// <summary>A number of the results that a number of the draft may have meant.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">Its value; percentages out of 100.</param>
/// <param name="Of">What it is of.</param>
public sealed record NearNumber(string Path, double Value, string Of);

/// <summary>Whether the results hold a number.</summary>
public enum ProofVerdict
{
    /// <summary>No number of the results is this one.</summary>
    NotHeld,

    /// <summary>The results hold this number, but of something that the text does not name.</summary>
    Elsewhere,

    /// <summary>The results hold it of what the text names.</summary>
    Held,

    /// <summary>It is no result: a year, a citation, a dose, a moment of follow-up.</summary>
    NotAResult,
}
