using Oncohort.Oncology.Staging;

namespace Oncohort.Published.Reconstruction;

/// <summary>The variables that a patient's record holds by themselves, and what the others follow from.</summary>
/// <remarks>A variable with levels that no other variable decides is recorded; so is a number's cut, because the counts are of its intervals.</remarks>
internal sealed class VariableCatalog
{
    private readonly Dictionary<string, PublishedVariable> _all;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<(string T, string N), string?>> _stages = new(StringComparer.Ordinal);

    public VariableCatalog(PublishedStudy study)
    {
        _all = study.Variables.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        Recorded = [.. study.Variables.Where(IsRecorded)];
        for (int i = 0; i < Recorded.Count; i++) _index[Recorded[i].Id] = i;
        foreach (PublishedVariable variable in study.Variables)
        {
            if (variable.Derivation is StagingDerivation staging) _stages[variable.Id] = Stages(staging);
        }

        Levels = [.. Recorded.Select(variable => variable.Levels.Count + (variable.Within.IsAll ? 0 : 1))];
    }

    /// <summary>The recorded variables.</summary>
    public IReadOnlyList<PublishedVariable> Recorded { get; }

    /// <summary>How many levels each has, with one more for patients for whom it is not defined.</summary>
    public IReadOnlyList<int> Levels { get; }

    public PublishedVariable this[string id] => _all[id];

    public bool Has(string id) => _all.ContainsKey(id);

    /// <summary>The place of a recorded variable; -1 when it is not one.</summary>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    /// <summary>The level that says that the variable is not defined for the patient; -1 when it is defined for all.</summary>
    public int Undefined(int variable) => Recorded[variable].Within.IsAll ? -1 : Recorded[variable].Levels.Count;

    /// <summary>The level of any variable with levels for a patient; null where it is not defined.</summary>
    public string? LevelOf(string id, ReadOnlySpan<int> row)
    {
        PublishedVariable variable = _all[id];
        switch (variable.Derivation)
        {
            case StagingDerivation staging:
                return LevelOf(staging.T, row) is { } t && LevelOf(staging.N, row) is { } n ? _stages[id][(t, n)] : null;
            case GroupingDerivation grouping when !_index.ContainsKey(id):
                return LevelOf(grouping.Of, row) is { } level ? grouping.Levels.FirstOrDefault(pair => pair.Value.Contains(level)).Key : null;
            default:
                int at = _index[id];
                return row[at] < variable.Levels.Count ? variable.Levels[row[at]] : null;
        }
    }

    /// <summary>Whether a patient belongs to a selection.</summary>
    public bool Matches(Selection selection, ReadOnlySpan<int> row)
    {
        foreach ((string id, IReadOnlyList<string> levels) in selection.Levels)
        {
            if (LevelOf(id, row) is not { } level || !levels.Contains(level)) return false;
        }

        return true;
    }

    /// <summary>The recorded variables that a selection concerns.</summary>
    public SortedSet<int> Scope(params ReadOnlySpan<Selection> selections)
    {
        SortedSet<int> scope = [];
        foreach (Selection selection in selections)
        {
            foreach (string id in selection.Levels.Keys) AddSources(id, scope);
        }

        return scope;
    }

    /// <summary>The recorded variables that a variable follows from; for a number, the variable that cuts it.</summary>
    public IEnumerable<int> Sources(string id)
    {
        if (_all[id].IsNumber) return Enumerable.Range(0, Recorded.Count).Where(i => Recorded[i].Derivation is CutDerivation cut && cut.Of == id);
        SortedSet<int> sources = [];
        AddSources(id, sources);
        return sources;
    }

    private void AddSources(string id, SortedSet<int> scope)
    {
        switch (_all[id].Derivation)
        {
            case StagingDerivation staging:
                AddSources(staging.T, scope);
                AddSources(staging.N, scope);
                break;
            case GroupingDerivation grouping when !_index.ContainsKey(id):
                AddSources(grouping.Of, scope);
                break;
            default:
                scope.Add(_index[id]);
                break;
        }
    }

    private static bool IsRecorded(PublishedVariable variable) => !variable.IsNumber && (variable.Derivation is null or CutDerivation || variable.Derivation is GroupingDerivation grouping && Overlaps(grouping));

    /// <summary>Whether a level of the other variable belongs to several levels, so that it does not decide which.</summary>
    private static bool Overlaps(GroupingDerivation grouping) => grouping.Levels.Values.SelectMany(levels => levels).GroupBy(level => level).Any(group => group.Count() > 1);

    /// <summary>The stage level of every T and N; null where the edition has no group for them, or the level is not among the printed ones.</summary>
    private Dictionary<(string T, string N), string?> Stages(StagingDerivation staging)
    {
        StageTable table = StageCatalogue.Standard.Find(staging.Site, staging.Edition);
        return (from t in _all[staging.T].Levels from n in _all[staging.N].Levels select (t, n)).ToDictionary(
            pair => pair,
            pair => table.Stage(pair.t, pair.n, staging.M).Group is { } group ? staging.Groups.FirstOrDefault(level => level.Value.Contains(group)).Key : null);
    }
}
