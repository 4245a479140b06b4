namespace Oncohort.Published.Reconstruction;

/// <summary>Several searches from the same records, each with a generator of its own; the nearest is taken, the first of several as near.</summary>
/// <remarks>They run two at a time, whatever the machine offers, so that the same seed gives the same records everywhere.</remarks>
internal sealed class SearchChains(TargetList list, VariableCatalog catalog, IReadOnlyList<IReadOnlyList<int>> scopes, int seed)
{
    private const int AtOnce = 2;

    /// <summary>Searches until a chain of a pair meets every figure but those that give way.</summary>
    /// <param name="start">The records to begin with, which stay as they are.</param>
    /// <param name="codings">The coding of each term.</param>
    /// <param name="pairs">How many pairs of chains at most.</param>
    /// <param name="exchanges">How many exchanges a chain makes at most.</param>
    /// <returns>The nearest records.</returns>
    public PatientRecords Run(PatientRecords start, IReadOnlyDictionary<string, TermCoding> codings, int pairs, int exchanges)
    {
        (PatientRecords Records, double Penalty, bool Met) best = (start, double.PositiveInfinity, false);
        for (int pair = 0; pair < pairs && !best.Met; pair++)
        {
            (PatientRecords Records, double Penalty, bool Met)[] found = new (PatientRecords, double, bool)[AtOnce];
            int first = pair * AtOnce;
            Parallel.For(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, i => found[i] = Chain(start.Copy(), codings, first + i, exchanges));
            foreach ((PatientRecords Records, double Penalty, bool Met) chain in found)
            {
                if (chain.Met && !best.Met || (chain.Met == best.Met && chain.Penalty < best.Penalty)) best = chain;
            }
        }

        return best.Records;
    }

    private (PatientRecords Records, double Penalty, bool Met) Chain(PatientRecords records, IReadOnlyDictionary<string, TermCoding> codings, int chain, int exchanges)
    {
        IReadOnlyList<SearchTarget> targets = list.Build(records, codings);
        if (targets.Count == 0) return (records, 0, true);
        LocalSearch search = new(catalog, records, scopes, targets, new Random(unchecked((seed * 104_729) + chain + 1) & int.MaxValue));
        double penalty = search.Run(exchanges);
        return (records, penalty, search.Met(all: false));
    }
}
