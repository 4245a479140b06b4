namespace Oncohort.Published;

/// <summary>A regression model, or a set of models of one variable each.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Method">The model: <c>cox</c>, <c>logistic</c>, or another name.</param>
/// <param name="Endpoint">The endpoint; null when it has none.</param>
/// <param name="Within">The patients in the model.</param>
/// <param name="Together">Whether the terms stand in one model; otherwise each stands in a model of its own.</param>
/// <param name="Ties">How the paper treats ties: <c>efron</c>, <c>breslow</c>, or <c>not stated</c>.</param>
/// <param name="Level">The level of the intervals, such as 0.95.</param>
/// <param name="Terms">The terms printed.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedModel(
    string Id, string Method, string? Endpoint, Selection Within, bool Together, string Ties, double Level, IReadOnlyList<PublishedTerm> Terms, string? Place)
{
    /// <summary>How the intervals were made: <c>wald</c>, symmetric on the scale of the logarithm, or <c>other</c>.</summary>
    public string Interval { get; init; } = "wald";

    /// <summary>The test that the p-values are of: <c>wald</c>, another name, or <c>not stated</c>.</summary>
    public string Test { get; init; } = "not stated";
}

/// <summary>A term of a model.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Label">Its name in print.</param>
/// <param name="Ratio">Hazard ratio or odds ratio.</param>
/// <param name="Lower">Lower limit; null when not printed.</param>
/// <param name="Upper">Upper limit; null when not printed.</param>
/// <param name="P">The p-value; null when not printed.</param>
/// <param name="Codings">
/// The ways in which the variable may have entered the model, the likeliest first. One when the paper says how; several when it leaves it open.
/// </param>
public sealed record PublishedTerm(
    string Variable, string Label, Printed Ratio, Printed? Lower, Printed? Upper, Printed? P, IReadOnlyList<TermCoding> Codings);

/// <summary>A way in which a variable enters a model.</summary>
/// <param name="Id">Its name, which a choice on the command line refers to.</param>
public abstract record TermCoding(string Id);

/// <summary>The number itself, divided by a unit.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Per">The units that the ratio is for.</param>
public sealed record LinearCoding(string Id, double Per) : TermCoding(Id);

/// <summary>One when the number is at or above the cut, else nought.</summary>
/// <param name="Id">Its name.</param>
/// <param name="At">The cut.</param>
public sealed record CutCoding(string Id, double At) : TermCoding(Id);

/// <summary>A score for each level: 0, 1, 2 … for an ordinal variable, 0 and 1 for a contrast of two sets of levels.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Scores">The score of every level.</param>
public sealed record ScoreCoding(string Id, IReadOnlyDictionary<string, double> Scores) : TermCoding(Id);

/// <summary>An indicator for every level but the reference, of which the paper printed one.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reference">The level that the others are compared with.</param>
/// <param name="Shown">The level whose ratio was printed.</param>
public sealed record IndicatorCoding(string Id, string Reference, string Shown) : TermCoding(Id);
