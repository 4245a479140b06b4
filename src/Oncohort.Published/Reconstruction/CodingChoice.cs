namespace Oncohort.Published.Reconstruction;

/// <summary>Tries the codings that a paper leaves open, then searches with the best of them.</summary>
internal sealed class CodingChoice(
    PublishedStudy study, VariableCatalog catalog, Roles roles, PatientRecords records, IReadOnlyList<IReadOnlyList<int>> scopes, IReadOnlyDictionary<string, string> asked)
{
    /// <summary>A coding named later in the study is preferred only when it comes nearer by more than this.</summary>
    private const double Doubt = 6;

    private const int FirstExchanges = 25_000, TrialExchanges = 4_000, Exchanges = 60_000;

    /// <summary>The models and tests in their final coding.</summary>
    public IReadOnlyList<SearchTarget> Targets { get; private set; } = [];

    /// <summary>Searches; the records are changed.</summary>
    public IReadOnlyList<TriedCoding> Search(Random random)
    {
        Dictionary<string, IReadOnlyList<TermCoding>> open = new(StringComparer.Ordinal);
        foreach (PublishedTerm term in Models.SelectMany(model => model.Terms)) open.TryAdd(term.Variable, term.Codings);
        foreach ((string term, string coding) in asked)
        {
            if (!open.TryGetValue(term, out IReadOnlyList<TermCoding>? offered) || !offered.Any(candidate => candidate.Id == coding))
            {
                string legal = string.Join(", ", open.SelectMany(pair => pair.Value.Select(candidate => $"{pair.Key}={candidate.Id}")));
                throw new ReconstructionException(ReconstructionFailure.UnknownCoding, [$"{term}={coding}", legal]);
            }
        }

        Dictionary<string, TermCoding> chosen = open.Where(pair => pair.Value.Count > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value.FirstOrDefault(coding => asked.TryGetValue(pair.Key, out string? id) && coding.Id == id) ?? pair.Value[0], StringComparer.Ordinal);
        List<TriedCoding> tried = [];
        if (chosen.Count > 0) Run([.. Build(chosen).OfType<CoxTarget>()], FirstExchanges, random);
        PatientRecords start = records.Copy();
        foreach ((string term, IReadOnlyList<TermCoding> codings) in open.Where(pair => pair.Value.Count > 1).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (asked.ContainsKey(term))
            {
                tried.AddRange(codings.Select(coding => new TriedCoding(term, coding.Id, null, coding == chosen[term])));
                continue;
            }

            List<(TermCoding Coding, double Distance)> distances = [];
            foreach (TermCoding coding in codings)
            {
                chosen[term] = coding;
                CoxTarget[] targets = [.. Build(chosen).OfType<CoxTarget>()];
                records.TakeOver(start);
                Run(targets, TrialExchanges, random);
                distances.Add((coding, targets.Where(target => target.Terms.Any(candidate => candidate.Term.Variable == term)).Sum(target => target.Penalty())));
            }

            records.TakeOver(start);
            (TermCoding Coding, double Distance) best = distances.MinBy(pair => pair.Distance);
            chosen[term] = distances[0].Distance <= best.Distance + Doubt ? distances[0].Coding : best.Coding;
            tried.AddRange(distances.Select(pair => new TriedCoding(term, pair.Coding.Id, pair.Distance, pair.Coding == chosen[term])));
        }

        Targets = Build(chosen);
        if (Targets.Count > 0) Run(Targets, Exchanges, random);
        return tried;
    }

    private IEnumerable<PublishedModel> Models => study.Models.Where(model => model.Method == "cox" && model.Endpoint == roles.Survival.Id);

    private double Run(IReadOnlyList<SearchTarget> targets, int exchanges, Random random)
    {
        string[] used = [.. Models.SelectMany(model => model.Terms).Select(term => term.Variable).Concat(study.Tests.SelectMany(test => test.Groups).SelectMany(group => group.Where.Levels.Keys)).Distinct().Select(Levelled).OfType<string>()];
        return new LocalSearch(catalog, records, scopes, used, random).Run(targets, exchanges);
    }

    /// <summary>The variable with levels that stands for a variable; a number stands behind its cut.</summary>
    private string? Levelled(string id) =>
        !catalog.Has(id) ? null : !catalog[id].IsNumber ? id : catalog.Recorded.FirstOrDefault(variable => variable.Derivation is CutDerivation cut && cut.Of == id)?.Id;

    private List<SearchTarget> Build(Dictionary<string, TermCoding> chosen)
    {
        List<SearchTarget> targets = [];
        foreach (PublishedModel model in Models)
        {
            int[] patients = [.. Enumerable.Range(0, records.Count).Where(i => catalog.Matches(model.Within, records.Rows[i]))];
            CodedColumn[] terms = [.. model.Terms.Where(term => chosen.ContainsKey(term.Variable)).Select(term => new CodedColumn(term, chosen[term.Variable], catalog, records))];
            if (model.Together) targets.Add(new CoxTarget(model, terms, records, patients));
            else targets.AddRange(terms.Select(term => new CoxTarget(model, [term], records, patients)));
        }

        foreach (PublishedTest test in study.Tests)
        {
            bool survival = test.Endpoint == roles.Survival.Id;
            if (test.Groups.Count < 2 || (!survival && test.Endpoint != roles.Metastasis.Id)) continue;
            if (test.Test.Statistic is not null || test.Test.P is { Kind: PrintedKind.Number, Value: > 0 }) targets.Add(new LogRankTarget(test, survival, catalog, records));
        }

        return targets;
    }
}
