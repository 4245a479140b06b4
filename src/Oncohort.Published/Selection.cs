namespace Oncohort.Published;

/// <summary>The patients who have one of the named levels in each of the named variables; all patients when it names none.</summary>
/// <param name="Levels">For each variable, the levels of which a patient has one.</param>
public sealed record Selection(IReadOnlyDictionary<string, IReadOnlyList<string>> Levels)
{
    /// <summary>All patients.</summary>
    public static Selection All { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>Whether it leaves nobody out.</summary>
    public bool IsAll => Levels.Count == 0;

    /// <summary>Whether it names the same levels of the same variables.</summary>
    internal bool Same(Selection other) =>
        Levels.Count == other.Levels.Count && Levels.All(pair => other.Levels.TryGetValue(pair.Key, out IReadOnlyList<string>? levels) && levels.Order(StringComparer.Ordinal).SequenceEqual(pair.Value.Order(StringComparer.Ordinal)));
}
