using Oncohort.Published.Reconstruction;

namespace Oncohort.Published;

/// <summary>Reconstructs patient-level records from what a study printed.</summary>
public static class CohortReconstruction
{
    /// <summary>How many pairs of chains search at most, and how many exchanges each chain makes.</summary>
    private const int Pairs = 3, Exchanges = 70_000;

    /// <summary>Makes a cohort.</summary>
    /// <param name="study">What was printed.</param>
    /// <param name="seed">Chooses among the cohorts that satisfy the counts; the same seed gives the same records.</param>
    /// <param name="codings">For terms whose coding the paper leaves open, the coding to use; others are tried.</param>
    /// <param name="effort">How far the search goes.</param>
    /// <exception cref="ReconstructionException">The counts contradict one another, or the study does not describe what the records need.</exception>
    public static ReconstructedCohort Run(
        PublishedStudy study, int seed, IReadOnlyDictionary<string, string> codings, ReconstructionEffort effort = ReconstructionEffort.Statistics)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(codings);
        StatedCounts counts = new(study);
        (VariableCatalog catalog, Roles roles, int patients) = (counts.Catalog, counts.Roles, (int)study.Patients.Value);
        long[][] tables = counts.Solve(seed);
        Random random = new(seed);
        PatientRecords records = new(PatientDealer.Deal(catalog, counts.Blocks, tables, patients, random));
        new NumberFill(study, catalog, records, random).Fill();
        new TimePlan(catalog, roles, records, random).Fill();
        TargetList list = new(study, catalog, roles);
        CodingChoice choice = new(list, catalog, counts.Scopes, seed);
        choice.Begin(codings);
        IReadOnlyList<TriedCoding> tried = [];
        if (effort == ReconstructionEffort.Statistics)
        {
            tried = choice.Choose(records, codings);
            records = new SearchChains(list, catalog, counts.Scopes, seed).Run(records, choice.Chosen, Pairs, Exchanges);
        }

        return CohortReport.Write(study, seed, catalog, roles, records, counts.Statements, list.Build(records, choice.Chosen), tried, random);
    }

    /// <summary>Whether the counts of a study contradict one another, without making a cohort.</summary>
    /// <param name="study">What was printed.</param>
    /// <returns>Counts that contradict one another, each with its place in the paper; empty when some patients satisfy them all.</returns>
    /// <exception cref="ReconstructionException">The study does not describe what records need.</exception>
    public static IReadOnlyList<string> Conflict(PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new StatedCounts(study).Conflict();
    }
}

/// <summary>How far a reconstruction goes.</summary>
public enum ReconstructionEffort
{
    /// <summary>Counts and times only: hazard ratios and test statistics come out as they may.</summary>
    CountsAndTimes,

    /// <summary>Hazard ratios and test statistics are brought near, too.</summary>
    Statistics,
}
