using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>The cohort in the study's own names: variables that follow from others are derived when it does not hold them.</summary>
internal sealed class CohortView
{
    private readonly PublishedCohort _cohort;
    private readonly Dictionary<string, PublishedVariable> _variables;
    private readonly Dictionary<string, PublishedEndpoint> _endpoints;
    private readonly Dictionary<string, string?[]?> _levels = new(StringComparer.Ordinal);

    public CohortView(PublishedStudy study, PublishedCohort cohort)
    {
        _cohort = cohort;
        _variables = study.Variables.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        _endpoints = study.Endpoints.ToDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        IEnumerable<(string Name, int Count)> lengths = cohort.Levels.Select(pair => (pair.Key, pair.Value.Count))
            .Concat(cohort.Numbers.Select(pair => (pair.Key, pair.Value.Count)))
            .Concat(cohort.Dates.Select(pair => (pair.Key, pair.Value.Count)))
            .Concat(cohort.Endpoints.Select(pair => (pair.Key, Math.Min(pair.Value.Times.Count, pair.Value.Codes.Count))));
        foreach ((string name, int count) in lengths)
        {
            if (count != cohort.Patients) throw new ArgumentException($"'{name}' has {count} values for {cohort.Patients} patients.", nameof(cohort));
        }
    }

    /// <summary>The label of a variable.</summary>
    public string Label(string variable) => _variables.TryGetValue(variable, out PublishedVariable? found) ? found.Label : variable;

    /// <summary>The levels of a variable in the order printed.</summary>
    public IReadOnlyList<string> LevelsOf(string variable) => _variables.TryGetValue(variable, out PublishedVariable? found) ? found.Levels : [];

    /// <summary>The label of an endpoint.</summary>
    public string EndpointLabel(string endpoint) => _endpoints.TryGetValue(endpoint, out PublishedEndpoint? found) ? found.Label : endpoint;

    /// <summary>Each patient's level; null when the cohort does not hold the variable and it cannot be derived.</summary>
    public IReadOnlyList<string?>? Levels(string variable)
    {
        if (_cohort.Levels.TryGetValue(variable, out IReadOnlyList<string?>? held)) return held;
        if (_levels.TryGetValue(variable, out string?[]? known)) return known;
        _levels[variable] = null;
        return _levels[variable] = _variables.TryGetValue(variable, out PublishedVariable? found) ? Derive(found) : null;
    }

    /// <summary>Each patient's number; null when the cohort does not hold the variable.</summary>
    public IReadOnlyList<double?>? Numbers(string variable) => _cohort.Numbers.GetValueOrDefault(variable);

    /// <summary>Each patient's date; null when the cohort does not hold the column.</summary>
    public IReadOnlyList<DateOnly?>? Dates(string column) => _cohort.Dates.GetValueOrDefault(column);

    /// <summary>The patients of a selection, in order; null, with the reason, when the cohort does not decide who they are.</summary>
    public int[]? Select(Selection selection, out string? why)
    {
        why = null;
        IEnumerable<int> rows = Enumerable.Range(0, _cohort.Patients);
        foreach ((string variable, IReadOnlyList<string> levels) in selection.Levels)
        {
            if (Levels(variable) is not { } values)
            {
                why = NoColumn(variable);
                return null;
            }

            rows = rows.Where(row => values[row] is { } level && levels.Contains(level, StringComparer.Ordinal));
        }

        return [.. rows];
    }

    /// <summary>The patients of both selections.</summary>
    public int[]? Select(Selection first, Selection second, out string? why)
    {
        if (Select(first, out why) is not { } one || Select(second, out why) is not { } two) return null;
        return [.. one.Intersect(two)];
    }

    /// <summary>The follow-up for an endpoint: of its own, or the number of its name with the event that the study defines.</summary>
    public CohortFollowUp? FollowUp(string endpoint)
    {
        if (_cohort.Endpoints.TryGetValue(endpoint, out CohortFollowUp? held)) return held;
        if (!_endpoints.TryGetValue(endpoint, out PublishedEndpoint? defined) || Numbers(endpoint) is not { } times) return null;
        if (Select(defined.Event, out _) is not { } events) return null;
        int[] codes = new int[_cohort.Patients];
        foreach (int row in events) codes[row] = 1;
        return new CohortFollowUp(times, codes);
    }

    /// <summary>Those of the rows who were observed for an endpoint.</summary>
    public static int[] Observed(CohortFollowUp followUp, IEnumerable<int> rows) => [.. rows.Where(row => followUp.Times[row] is not null)];

    /// <summary>The follow-up of rows who were all observed.</summary>
    public static TimeToEvent TimesOf(CohortFollowUp followUp, int[] observed) =>
        TimeToEvent.Create(Array.ConvertAll(observed, row => followUp.Times[row]!.Value), Array.ConvertAll(observed, row => followUp.Codes[row]));

    /// <summary>Why a variable decides nothing.</summary>
    public string NoColumn(string variable) => $"the cohort has no column for '{Label(variable)}' ({variable})";

    /// <summary>Why an endpoint decides nothing.</summary>
    public string NoEndpoint(string endpoint) => $"the cohort has no follow-up for '{EndpointLabel(endpoint)}' ({endpoint})";

    private string?[]? Derive(PublishedVariable variable) => variable.Derivation switch
    {
        CutDerivation cut when Numbers(cut.Of) is { } numbers => [.. numbers.Select(number => number is { } value ? cut.Levels[cut.At.Count(at => value >= at.Value)] : null)],
        StagingDerivation staging when Levels(staging.T) is { } t && Levels(staging.N) is { } n => StageLevels.Of(staging, t, n),
        GroupingDerivation grouping when Levels(grouping.Of) is { } levels => Grouped(grouping, levels),
        _ => null,
    };

    /// <summary>Null when a level that occurs is gathered twice, for it does not decide then.</summary>
    private static string?[]? Grouped(GroupingDerivation grouping, IReadOnlyList<string?> levels)
    {
        ILookup<string, string> groupsOf = grouping.Levels.SelectMany(pair => pair.Value.Select(level => (level, pair.Key))).ToLookup(pair => pair.level, pair => pair.Key, StringComparer.Ordinal);
        bool open = levels.OfType<string>().Distinct(StringComparer.Ordinal).Any(level => groupsOf[level].Count() > 1);
        return open ? null : [.. levels.Select(level => level is null ? null : groupsOf[level].FirstOrDefault())];
    }
}
