namespace Oncohort.Study.Results;

/// <summary>Counts of the worst grade of each adverse effect.</summary>
public sealed record ToxicityResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "toxicity";
    /// <summary>The scale, such as <c>CTCAE</c>.</summary>
    public required string Scale { get; init; }
    /// <summary>Its version.</summary>
    public required string ScaleVersion { get; init; }
    /// <summary>The window of the grades, or null when it is not stated.</summary>
    public string? Window { get; init; }
    /// <summary>The terms in the order of the request.</summary>
    public required IReadOnlyList<ToxicityTerm> Terms { get; init; }
    /// <summary>What became of the records of a second source; null without one.</summary>
    public ToxicityRecordCounts? Records { get; init; }
}

/// <summary>Records of single grades: read = used + left out.</summary>
/// <param name="Read">Records read.</param>
/// <param name="Used">Records within the window, of the scale and of patients of the cohort.</param>
/// <param name="LeftOut">The others, by reason.</param>
public sealed record ToxicityRecordCounts(Count Read, Count Used, IReadOnlyList<Exclusion> LeftOut);

/// <summary>The grades of one adverse effect.</summary>
/// <param name="Term">Its label.</param>
/// <param name="Graded">Patients with a grade.</param>
/// <param name="Missing">Patients without one.</param>
/// <param name="Grades">Grades 0 to 5.</param>
public sealed record ToxicityTerm(string Term, Count Graded, Count Missing, IReadOnlyList<ToxicityCount> Grades);

/// <summary>Patients with one grade, and their percentage of the patients graded; null when nobody was.</summary>
public sealed record ToxicityCount(int Grade, Count N, double? Percent);
