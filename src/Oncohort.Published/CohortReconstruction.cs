using Oncohort.Published.Reconstruction;

namespace Oncohort.Published;

/// <summary>Reconstructs patient-level records from what a study printed.</summary>
public static class CohortReconstruction
{
    /// <summary>Makes a cohort.</summary>
    /// <param name="study">What was printed.</param>
    /// <param name="seed">Chooses among the cohorts that satisfy the counts; the same seed gives the same records.</param>
    /// <param name="codings">For terms whose coding the paper leaves open, the coding to use; others are tried.</param>
    /// <exception cref="ReconstructionException">The counts contradict one another, or the study does not describe what the records need.</exception>
    public static ReconstructedCohort Run(PublishedStudy study, int seed, IReadOnlyDictionary<string, string> codings)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(codings);
        VariableCatalog catalog = new(study);
        Roles roles = new(study, catalog);
        List<CountStatement> statements = [.. CountStatement.Read(study, catalog)];
        if (DeathSplit.Read(study, catalog, roles, statements) is { } split) statements.Add(split);
        RecordRules rules = new(catalog);
        List<IReadOnlyList<int>> scopes = [.. statements.Select(statement => statement.Scope), .. rules.Scopes];
        IReadOnlyList<Block> blocks = BlockTree.Build(catalog, scopes, rules.Possible);
        CountModel model = new(catalog, blocks, (int)study.Patients.Value, statements);
        long[][] tables = model.Solve(seed);
        Random random = new(seed);
        PatientRecords records = new(PatientDealer.Deal(catalog, blocks, tables, (int)study.Patients.Value, random));
        new NumberFill(study, catalog, records, random).Fill();
        new TimePlan(catalog, roles, records, random).Fill();
        CodingChoice choice = new(study, catalog, roles, records, scopes, codings);
        IReadOnlyList<TriedCoding> tried = choice.Search(random);
        return CohortReport.Write(study, seed, catalog, roles, records, statements, choice.Targets, tried, random);
    }
}
