namespace Oncohort.Published.Reconstruction;

/// <summary>The printed models and tests that records can be brought near to.</summary>
internal sealed class TargetList(PublishedStudy study, VariableCatalog catalog, Roles roles)
{
    /// <summary>The Cox models of survival.</summary>
    public IReadOnlyList<PublishedModel> Models { get; } = [.. study.Models.Where(model => model.Method == "cox" && model.Endpoint == roles.Survival.Id)];

    /// <summary>Models and tests of some records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="codings">The coding of each term.</param>
    public IReadOnlyList<SearchTarget> Build(PatientRecords records, IReadOnlyDictionary<string, TermCoding> codings) => [.. Cox(records, codings), .. LogRank(records)];

    /// <summary>Models of some records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="codings">The coding of each term.</param>
    public IEnumerable<CoxTarget> Cox(PatientRecords records, IReadOnlyDictionary<string, TermCoding> codings)
    {
        foreach (PublishedModel model in Models)
        {
            TimeOrder order = new([.. Enumerable.Range(0, records.Count).Where(i => catalog.Matches(model.Within, records.Rows[i]))], records.Survival);
            CodedColumn[] terms = [.. model.Terms.Where(term => codings.ContainsKey(term.Variable)).Select(term => new CodedColumn(term, codings[term.Variable], catalog, records))];
            if (terms.Length == 0) continue;
            CodedColumn[][] fits = model.Together ? [terms] : [.. terms.Select(term => (CodedColumn[])[term])];
            foreach (CodedColumn[] fit in fits) yield return new CoxTarget(model, fit, records, order);
        }
    }

    private IEnumerable<LogRankTarget> LogRank(PatientRecords records)
    {
        int[] everybody = [.. Enumerable.Range(0, records.Count)];
        TimeOrder bySurvival = new(everybody, records.Survival), byMetastasis = new(everybody, records.FirstMetastasis);
        foreach (PublishedTest test in study.Tests)
        {
            bool survival = test.Endpoint == roles.Survival.Id;
            if (test.Groups.Count < 2 || (!survival && test.Endpoint != roles.Metastasis.Id)) continue;
            if (test.Test.Statistic is not null || test.Test.P is { Kind: PrintedKind.Number, Value: > 0 })
                yield return new LogRankTarget(test, survival, catalog, records, survival ? bySurvival : byMetastasis);
        }
    }
}
