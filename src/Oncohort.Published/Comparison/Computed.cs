namespace Oncohort.Published.Comparison;

/// <summary>A number computed from a cohort, or why there is none.</summary>
internal readonly record struct Computed(double? Value, string? Why)
{
    public static Computed Missing(string why) => new(null, why);

    public static Computed Count(long? count, string? why) => count is { } number ? new(number, null) : Missing(why!);

    public static Computed Share(long? count, long? of, string? why) =>
        count is null || of is null ? Missing(why!) : of == 0 ? Missing("no patient is among those of whom it is a share") : new(100.0 * count.Value / of.Value, null);

    public static Computed Of(double? value, string why) => value is { } number && double.IsFinite(number) ? new(number, null) : Missing(why);
}
