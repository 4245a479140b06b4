namespace Oncohort.Published;

/// <summary>Patient-level records that satisfy what a study printed. They are not the study's patients.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Seed">The seed that chose among the cohorts that satisfy the counts.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">One row of text values a patient; empty where a variable is not defined.</param>
/// <param name="Figures">Every printed figure beside the one reached.</param>
/// <param name="Codings">The codings that were tried for terms whose coding the paper leaves open.</param>
public sealed record ReconstructedCohort(
    string StudyId,
    int Seed,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<ReconstructedFigure> Figures,
    IReadOnlyList<TriedCoding> Codings)
{
    /// <summary>What every record and report says of itself.</summary>
    public const string Origin = "reconstructed from published counts";
}

/// <summary>A printed figure beside the one reached.</summary>
/// <param name="Kind">count, share, landmark, summary, hazard ratio, limit, or log-rank.</param>
/// <param name="Id">Its name.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Reached">In the records; null when it cannot be estimated.</param>
/// <param name="Tolerance">How near it had to come.</param>
/// <param name="Met">Whether it did.</param>
public sealed record ReconstructedFigure(string Kind, string Id, string Printed, double? Reached, string Tolerance, bool Met);

/// <summary>A coding that was tried.</summary>
/// <param name="Term">The variable.</param>
/// <param name="Coding">The coding.</param>
/// <param name="Distance">The sum of penalties that a short search reached with it; null when it was chosen without a trial.</param>
/// <param name="Chosen">Whether the records were made with it.</param>
public sealed record TriedCoding(string Term, string Coding, double? Distance, bool Chosen);
