namespace Oncohort.Cohort.Faults;

/// <summary>Faults about columns that many rooms report alike.</summary>
public static class ColumnFaults
{
    /// <summary>A named column does not exist.</summary>
    public static Fault NotFound(string name, string source, IEnumerable<string> known)
    {
        IReadOnlyCollection<string> names = known as IReadOnlyCollection<string> ?? known.ToList();
        string? nearest = NearestName.Of(name, names);
        return new Fault(
            FaultCode.ColumnNotFound,
            $"there is no column '{name}'",
            source,
            $"one of: {string.Join(", ", names.Take(30))}{(names.Count > 30 ? ", …" : "")}",
            nearest is null ? "name a column that exists" : $"did you mean '{nearest}'?");
    }
}
