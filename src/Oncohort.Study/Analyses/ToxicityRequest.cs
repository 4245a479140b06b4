using Oncohort.Cohort;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Worst grades of adverse effects: one column a term, counts of leukocytes, or records of single grades in a second source.</summary>
public sealed record ToxicityRequest : AnalysisRequest
{
    /// <summary>The columns of worst grades.</summary>
    public IReadOnlyList<Variable> Terms { get; init; } = [];

    /// <summary>Counts of leukocytes to be graded, or null.</summary>
    public LeukocyteCounts? Leukocytes { get; init; }

    /// <summary>Records of single grades, or null.</summary>
    public ToxicityRecords? Records { get; init; }

    /// <summary>The scale with its version.</summary>
    public required ToxicityScale Scale { get; init; }

    /// <summary>The window of the grades: <c>acute</c>, <c>late</c>, or null when it is not stated.</summary>
    public string? Window { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. Terms.Select(term => term.Name).Concat(Leukocytes?.Counts ?? []).Concat(new[] { Records?.CohortPatient, Records?.Start }.OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override ToxicityResult Run(CohortTable table) => ToxicityAnalysis.Run(table, this);
}

/// <summary>Counts of leukocytes in 10^9/L whose lowest gives the grade.</summary>
/// <param name="Term">What the term is called.</param>
/// <param name="Counts">The columns of counts, at least one.</param>
/// <param name="Limits">The limits between grades.</param>
public sealed record LeukocyteCounts(string Term, IReadOnlyList<string> Counts, LeukocyteLimits Limits);

/// <summary>A second source with one row a patient, term and date.</summary>
public sealed record ToxicityRecords
{
    /// <summary>The source, as <see cref="CohortDatabase.Open"/> takes it.</summary>
    public required string Source { get; init; }

    /// <summary>Texts that mean missing.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>The column of patient identifiers in the source.</summary>
    public required string Patient { get; init; }

    /// <summary>The column of patient identifiers in the cohort.</summary>
    public required string CohortPatient { get; init; }

    /// <summary>The column of terms.</summary>
    public required string Term { get; init; }

    /// <summary>The column of grades.</summary>
    public required string Grade { get; init; }

    /// <summary>The column that names the scale of each grade, or null when all are of the scale of the analysis.</summary>
    public string? Scale { get; init; }

    /// <summary>The column of dates; needed for a window of days.</summary>
    public string? Date { get; init; }

    /// <summary>The cohort's column of the first day of radiotherapy; needed for a window of days.</summary>
    public string? Start { get; init; }

    /// <summary>The days that count; null for all.</summary>
    public ToxicityWindow? Window { get; init; }

    /// <summary>The terms wanted, in order; empty for all that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Whether a patient without a record of a term has grade 0; otherwise the grade is missing.</summary>
    public bool UnrecordedIsNone { get; init; }
}
