namespace Oncohort.Published.Reconstruction;

/// <summary>Exchanges between patients that leave every count as it is and bring the printed statistics nearer.</summary>
/// <remarks>
/// Variables that no printed count joins, given metastasis, can be exchanged between two patients who agree on metastasis; so can the ends of follow-up
/// and the days of metastasis. Worse records are accepted with a probability that falls to nought (simulated annealing) over a fixed number of
/// exchanges, so that the same seed gives the same records on every machine.
/// </remarks>
internal sealed class LocalSearch
{
    private readonly PatientRecords _records;
    private readonly Random _random;
    private readonly int[] _with;
    private readonly int[] _without;
    private readonly int[][] _components;
    private readonly int[] _outcome;
    private readonly Dictionary<int, string> _numbers;

    public LocalSearch(VariableCatalog catalog, PatientRecords records, IEnumerable<IReadOnlyList<int>> scopes, IReadOnlyCollection<string> used, Random random)
    {
        (_records, _random) = (records, random);
        _with = [.. Enumerable.Range(0, records.Count).Where(i => records.Metastasis[i] >= 0)];
        _without = [.. Enumerable.Range(0, records.Count).Where(i => records.Metastasis[i] < 0)];
        int death = catalog.IndexOf("death"), metastasis = catalog.IndexOf("metastasis");
        int[][] components = [.. Components(catalog.Recorded.Count, metastasis, scopes)];
        SortedSet<int> sources = [];
        foreach (string id in used) sources.UnionWith(catalog.Scope(new Selection(new Dictionary<string, IReadOnlyList<string>> { [id] = [] })));
        _outcome = components.First(component => component.Contains(death));
        _components = [.. components.Where(component => !component.Contains(death) && component.Any(sources.Contains))];
        _numbers = Enumerable.Range(0, catalog.Recorded.Count).Where(i => catalog.Recorded[i].Derivation is CutDerivation)
            .ToDictionary(i => i, i => ((CutDerivation)catalog.Recorded[i].Derivation!).Of);
    }

    /// <summary>Runs the search.</summary>
    /// <returns>The sum of penalties reached.</returns>
    public double Run(IReadOnlyList<SearchTarget> targets, int exchanges)
    {
        double[] penalties = [.. targets.Select(target => target.Penalty())], before = new double[targets.Count];
        double total = penalties.Sum();
        for (int i = 0; i < exchanges; i++)
        {
            double heat = 6 * Math.Pow(0.002, (double)i / exchanges);
            (Action undo, Touched touched)? move = Propose();
            if (move is not { } done) continue;
            Array.Copy(penalties, before, penalties.Length);
            double limit = total - (heat * Math.Log(1 - _random.NextDouble())), sum = total;
            for (int t = 0; t < targets.Count && sum <= limit + 1e-9 + Remaining(before, targets, t, done.touched); t++)
            {
                if ((targets[t].DependsOn & done.touched) == 0) continue;
                penalties[t] = targets[t].Penalty();
                sum += penalties[t] - before[t];
            }

            if (sum <= limit)
            {
                total = penalties.Sum();
                continue;
            }

            done.undo();
            Array.Copy(before, penalties, penalties.Length);
        }

        return total;
    }

    /// <summary>What the targets not yet recomputed could still give back.</summary>
    private static double Remaining(double[] before, IReadOnlyList<SearchTarget> targets, int from, Touched touched)
    {
        double sum = 0;
        for (int t = from; t < targets.Count; t++)
        {
            if ((targets[t].DependsOn & touched) != 0) sum += before[t];
        }

        return sum;
    }

    private (Action Undo, Touched Touched)? Propose()
    {
        double kind = _random.NextDouble();
        if (kind < 0.12) return Try(_without, Outcome, Touched.FollowUp);
        if (kind < 0.45) return Try(_with, Outcome, Touched.Survival);
        if (kind < 0.65) return Try(_with, (a, b) => (_records.Metastasis[a], _records.Metastasis[b]) = (_records.Metastasis[b], _records.Metastasis[a]), Touched.Metastasis);
        if (_components.Length == 0) return null;
        int[] component = _components[_random.Next(_components.Length)];
        return Try(_with, (a, b) => Levels(component, a, b), Touched.Levels, component);
    }

    private (Action Undo, Touched Touched)? Try(int[] patients, Action<int, int> exchange, Touched touched, int[]? component = null)
    {
        if (patients.Length < 2) return null;
        (int a, int b) = (patients[_random.Next(patients.Length)], patients[_random.Next(patients.Length)]);
        if (a == b || (component is not null && component.All(variable => _records.Rows[a][variable] == _records.Rows[b][variable]))) return null;
        exchange(a, b);
        if (_records.InOrder(a) && _records.InOrder(b) && _records.FollowUp[a] > _records.Radiotherapy[a] + 60 && _records.FollowUp[b] > _records.Radiotherapy[b] + 60)
            return (() => exchange(a, b), touched);
        exchange(a, b);
        return null;
    }

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
