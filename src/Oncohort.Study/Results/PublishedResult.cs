using Oncohort.Published;

namespace Oncohort.Study.Results;

/// <summary>Every number that a study printed, beside the one that the cohort gives.</summary>
public sealed record PublishedResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "published";
    /// <summary>The study's short name.</summary>
    public required string StudyId { get; init; }
    /// <summary>Its title.</summary>
    public required string StudyTitle { get; init; }
    /// <summary>Where it was printed.</summary>
    public required string Citation { get; init; }
    /// <summary>The numbers in the order of the study.</summary>
    public required IReadOnlyList<ComparedNumber> Numbers { get; init; }

    /// <summary>How many printed numbers have a verdict; each counts once, by its likeliest estimator.</summary>
    public int Count(ComparisonVerdict verdict) => Count(verdict, Numbers);

    /// <summary>How many of some printed numbers have a verdict; each counts once, by its likeliest estimator.</summary>
    public static int Count(ComparisonVerdict verdict, IEnumerable<ComparedNumber> numbers) => numbers.Count(number => number.Verdict == verdict && !number.Alternative);

    /// <summary>The name of a verdict in results.</summary>
    public static string Name(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Equal => "equal",
        ComparisonVerdict.Rounding => "rounding",
        ComparisonVerdict.Differs => "differs",
        _ => "not_comparable",
    };
}
