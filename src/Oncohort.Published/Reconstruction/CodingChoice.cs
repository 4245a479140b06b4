namespace Oncohort.Published.Reconstruction;

/// <summary>Tries the codings that a paper leaves open, and chooses those that bring the records nearest.</summary>
internal sealed class CodingChoice(TargetList list, VariableCatalog catalog, IReadOnlyList<IReadOnlyList<int>> scopes, int seed)
{
    /// <summary>A coding named later in the study is preferred only when it comes nearer by more than this.</summary>
    private const double Doubt = 20;

    private const int FirstExchanges = 25_000, TrialExchanges = 4_000;

    private readonly SortedDictionary<string, IReadOnlyList<TermCoding>> _offered = new(StringComparer.Ordinal);

    /// <summary>The coding of each term.</summary>
    public Dictionary<string, TermCoding> Chosen { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes the codings that were asked for, and the first that the study offers for the other terms.</summary>
    /// <exception cref="ReconstructionException">A coding was asked for that the study does not offer.</exception>
    public void Begin(IReadOnlyDictionary<string, string> asked)
    {
        foreach (PublishedTerm term in list.Models.SelectMany(model => model.Terms).Where(term => term.Codings.Count > 0)) _offered.TryAdd(term.Variable, term.Codings);
        Refuse(asked);
        foreach ((string term, IReadOnlyList<TermCoding> codings) in _offered) Chosen[term] = codings.FirstOrDefault(coding => coding.Id == asked.GetValueOrDefault(term)) ?? codings[0];
    }

    /// <summary>Tries the codings of the terms for which none was asked for.</summary>
    /// <param name="records">The records, which stay as they are.</param>
    /// <param name="asked">The codings that were asked for.</param>
    /// <returns>The codings tried.</returns>
    public IReadOnlyList<TriedCoding> Choose(PatientRecords records, IReadOnlyDictionary<string, string> asked)
    {
        (string Term, TermCoding Coding)[] trials = [.. _offered.Where(pair => pair.Value.Count > 1 && !asked.ContainsKey(pair.Key)).SelectMany(pair => pair.Value.Select(coding => (pair.Key, coding)))];
        PatientRecords start = records.Copy();
        if (trials.Length > 0) Search(start, Chosen, FirstExchanges, new Random(seed));
        double[] distances = new double[trials.Length];
        Parallel.For(0, trials.Length, i => distances[i] = Distance(start.Copy(), trials[i].Term, trials[i].Coding, new Random(HashOf(i))));
        List<TriedCoding> tried = [];
        foreach ((string term, IReadOnlyList<TermCoding> codings) in _offered.Where(pair => pair.Value.Count > 1))
        {
            int first = Array.FindIndex(trials, trial => trial.Term == term);
            if (first >= 0)
            {
                int best = Enumerable.Range(first, codings.Count).MinBy(i => distances[i]);
                Chosen[term] = distances[first] <= distances[best] + Doubt ? codings[0] : trials[best].Coding;
            }

            tried.AddRange(codings.Select((coding, i) => new TriedCoding(term, coding.Id, first < 0 ? null : distances[first + i], coding == Chosen[term])));
        }

        return tried;
    }

    private void Refuse(IReadOnlyDictionary<string, string> asked)
    {
        foreach ((string term, string coding) in asked)
        {
            if (_offered.TryGetValue(term, out IReadOnlyList<TermCoding>? codings) && codings.Any(candidate => candidate.Id == coding)) continue;
            string legal = string.Join(", ", _offered.SelectMany(pair => pair.Value.Select(candidate => $"{pair.Key}={candidate.Id}")));
            throw new ReconstructionException(ReconstructionFailure.UnknownCoding, [$"{term}={coding}", legal]);
        }
    }

    /// <summary>How near the models of a term come after a short search with a coding.</summary>
    private double Distance(PatientRecords records, string term, TermCoding coding, Random random)
    {
        Dictionary<string, TermCoding> codings = new(Chosen, StringComparer.Ordinal) { [term] = coding };
        CoxTarget[] targets = Search(records, codings, TrialExchanges, random);
        return targets.Where(target => target.Terms.Any(candidate => candidate.Term.Variable == term)).Sum(target => target.Penalty());
    }

    private CoxTarget[] Search(PatientRecords records, IReadOnlyDictionary<string, TermCoding> codings, int exchanges, Random random)
    {
        CoxTarget[] targets = [.. list.Cox(records, codings)];
        new LocalSearch(catalog, records, scopes, targets, random).Run(exchanges);
        return targets;
    }

    private int HashOf(int trial) => unchecked((seed * 7919) + trial + 1) & int.MaxValue;
}
