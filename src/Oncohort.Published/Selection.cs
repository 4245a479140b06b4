namespace Oncohort.Published;

/// <summary>The patients who have one of the named levels in each of the named variables; all patients when it names none.</summary>
/// <param name="Levels">For each variable, the levels of which a patient has one.</param>
public sealed record Selection(IReadOnlyDictionary<string, IReadOnlyList<string>> Levels)
{
    /// <summary>All patients.</summary>
    public static Selection All { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>Whether it leaves nobody out.</summary>
    public bool IsAll => Levels.Count == 0;
}
