namespace Oncohort.Published.Reconstruction;

/// <summary>Exchanges between patients that leave every count as it is and bring the printed statistics nearer.</summary>
/// <remarks>
/// Variables that no printed count joins, given metastasis, can be exchanged between two patients who agree on metastasis; so can the ends of follow-up
/// and the days of metastasis. Worse records are accepted with a probability that falls to nought (simulated annealing) over a fixed number of
/// exchanges, so that the same seed gives the same records on every machine.
/// </remarks>
internal sealed class LocalSearch
{
    /// <summary>Every so many exchanges the search looks whether every figure is met, and then ends.</summary>
    private const int Between = 250;

    /// <summary>A figure counts as met when its difference is at most this share of its tolerance.</summary>
    private const double Enough = 0.95;

    /// <summary>The heat at the start, and the share of it that is left at the end.</summary>
    private const double Hot = 15, Cooled = 0.002;

    private readonly PatientRecords _records;
    private readonly IReadOnlyList<SearchTarget> _targets;
    private readonly Random _random;
    private readonly int[] _with;
    private readonly int[] _without;
    private readonly int[][] _components;
    private readonly int[] _outcome;
    private readonly Dictionary<int, string> _numbers;
    private readonly Dictionary<Touched, int[]> _byTimes;
    private readonly int[][] _byComponent;

    /// <param name="catalog">The variables.</param>
    /// <param name="records">The records, which the search changes.</param>
    /// <param name="scopes">The sets of variables that a printed count or a rule joins.</param>
    /// <param name="targets">What to come near.</param>
    /// <param name="random">Chooses the exchanges.</param>
    public LocalSearch(VariableCatalog catalog, PatientRecords records, IEnumerable<IReadOnlyList<int>> scopes, IReadOnlyList<SearchTarget> targets, Random random)
    {
        (_records, _targets, _random) = (records, targets, random);
        _with = [.. Enumerable.Range(0, records.Count).Where(i => records.Metastasis[i] >= 0)];
        _without = [.. Enumerable.Range(0, records.Count).Where(i => records.Metastasis[i] < 0)];
        int death = catalog.IndexOf("death"), metastasis = catalog.IndexOf("metastasis");
        int[][] components = [.. Components(catalog.Recorded.Count, metastasis, scopes)];
        _outcome = components.First(component => component.Contains(death));
        _components = [.. components.Where(component => component != _outcome && targets.Any(target => target.Variables.Any(component.Contains)))];
        _numbers = Enumerable.Range(0, catalog.Recorded.Count).Where(i => catalog.Recorded[i].Derivation is CutDerivation)
            .ToDictionary(i => i, i => ((CutDerivation)catalog.Recorded[i].Derivation!).Of);
        _byTimes = new[] { Touched.Survival, Touched.Metastasis, Touched.FollowUp }.ToDictionary(
            times => times,
            times => Places(target => (target.Times & times) != 0 || (times != Touched.Metastasis && target.Variables.Any(_outcome.Contains))));
        _byComponent = [.. _components.Select(component => Places(target => target.Variables.Any(component.Contains)))];
    }

    /// <summary>Runs the search, until every figure is met or the exchanges are used up.</summary>
    /// <returns>The sum of penalties reached.</returns>
    public double Run(int exchanges)
    {
        double[] penalties = [.. _targets.Select(target => target.Penalty())], before = new double[_targets.Count];
        double total = penalties.Sum();
        for (int i = 0; i < exchanges; i++)
        {
            if (i % Between == 0 && Met(all: true)) break;
            double heat = Hot * Math.Pow(Cooled, (double)i / exchanges);
            if (Propose() is not { } move) continue;
            Array.Copy(penalties, before, penalties.Length);
            double limit = total - (heat * Math.Log(1 - _random.NextDouble())), sum = total, open = move.Affected.Sum(place => before[place]);
            foreach (int place in move.Affected)
            {
                if (sum > limit + 1e-9 + open) break;
                open -= before[place];
                penalties[place] = _targets[place].Penalty();
                sum += penalties[place] - before[place];
            }

            if (sum <= limit)
            {
                total = penalties.Sum();
                continue;
            }

            move.Undo();
            Array.Copy(before, penalties, penalties.Length);
        }

        return total;
    }

    /// <summary>Whether every figure is met, or every one but those that give way.</summary>
    public bool Met(bool all)
    {
        foreach (SearchTarget target in _targets.Where(target => all || !target.GivesWay))
        {
            target.Penalty();
            if (target.Worst > Enough) return false;
        }

        return true;
    }

    private int[] Places(Func<SearchTarget, bool> chosen) => [.. Enumerable.Range(0, _targets.Count).Where(place => chosen(_targets[place]))];

    private (Action Undo, int[] Affected)? Propose()
    {
        double kind = _random.NextDouble();
        if (kind < 0.12) return Try(_without, Outcome, _byTimes[Touched.FollowUp]);
        if (kind < 0.45) return Try(_with, Outcome, _byTimes[Touched.Survival]);
        if (kind < 0.65) return Try(_with, (a, b) => (_records.Metastasis[a], _records.Metastasis[b]) = (_records.Metastasis[b], _records.Metastasis[a]), _byTimes[Touched.Metastasis]);
        if (_components.Length == 0) return null;
        int component = _random.Next(_components.Length);
        return Try(_with, (a, b) => Levels(_components[component], a, b), _byComponent[component], _components[component]);
    }

    private (Action Undo, int[] Affected)? Try(int[] patients, Action<int, int> exchange, int[] affected, int[]? component = null)
    {
        if (affected.Length == 0 || patients.Length < 2) return null;
        (int a, int b) = (patients[_random.Next(patients.Length)], patients[_random.Next(patients.Length)]);
        if (a == b || (component is not null && component.All(variable => Same(variable, a, b)))) return null;
        exchange(a, b);
        if (_records.InOrder(a) && _records.InOrder(b) && _records.FollowUp[a] > _records.Radiotherapy[a] + 60 && _records.FollowUp[b] > _records.Radiotherapy[b] + 60)
            return (() => exchange(a, b), affected);
        exchange(a, b);
        return null;
    }

    private bool Same(int variable, int a, int b) =>
        _records.Rows[a][variable] == _records.Rows[b][variable]
        && (!_numbers.TryGetValue(variable, out string? number) || !_records.Numbers.TryGetValue(number, out int[]? values) || values[a] == values[b]);

    private void Outcome(int a, int b)
    {
        (_records.FollowUp[a], _records.FollowUp[b]) = (_records.FollowUp[b], _records.FollowUp[a]);
        (_records.Died[a], _records.Died[b]) = (_records.Died[b], _records.Died[a]);
        Levels(_outcome, a, b);
    }

    private void Levels(int[] variables, int a, int b)
    {
        foreach (int variable in variables)
        {
            (_records.Rows[a][variable], _records.Rows[b][variable]) = (_records.Rows[b][variable], _records.Rows[a][variable]);
            if (_numbers.TryGetValue(variable, out string? number) && _records.Numbers.TryGetValue(number, out int[]? values))
                (values[a], values[b]) = (values[b], values[a]);
        }
    }

    /// <summary>The sets of variables that stay joined when metastasis is taken away.</summary>
    private static IEnumerable<int[]> Components(int count, int apart, IEnumerable<IReadOnlyList<int>> scopes)
    {
        int[] label = [.. Enumerable.Range(0, count)];
        foreach (IReadOnlyList<int> scope in scopes)
        {
            int[] joined = [.. scope.Where(variable => variable != apart)];
            foreach (int variable in joined)
            {
                (int from, int to) = (label[variable], label[joined[0]]);
                for (int i = 0; i < count; i++)
                {
                    if (label[i] == from) label[i] = to;
                }
            }
        }

        return Enumerable.Range(0, count).Where(variable => variable != apart).GroupBy(variable => label[variable]).Select(group => group.ToArray());
    }
}
