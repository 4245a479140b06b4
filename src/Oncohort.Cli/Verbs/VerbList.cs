namespace Oncohort.Cli.Verbs;

/// <summary>Every verb, in the order of the help. A new verb is one class and one line here.</summary>
internal static class VerbList
{
    /// <summary>New instances of all verbs.</summary>
    public static IEnumerable<Verb> All =>
    [
        new KaplanMeierVerb(),
        new LogRankVerb(),
        new CoxVerb(),
        new CumulativeIncidenceVerb(),
        new FineGrayVerb(),
        new SubgroupsVerb(),
        new MultiStateVerb(),
        new LandmarkVerb(),
        new SplitVerb(),
        new RestrictedMeanVerb(),
        new ChiSquareVerb(),
        new Table1Verb(),
        new FollowUpVerb(),
        new AuditVerb(),
        new ReconstructVerb(),
        new ProofVerb(),
        new StageVerb(),
        new ExportVerb(),
        new RunVerb(),
        new CheckVerb(),
        new VerifyVerb(),
        new CompareVerb(),
        new NewVerb(),
    ];
}
