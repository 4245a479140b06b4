namespace Oncohort.Oncology.Toxicity;

/// <summary>The worst grade of a patient in one term, scale and window.</summary>
public sealed record WorstGrade(string Patient, ToxicityGrade Grade, ToxicityWindow Window)
{
    /// <summary>The worst grade of each patient, term and scale within a window. Grades of two scales or versions stay apart.</summary>
    public static IReadOnlyList<WorstGrade> Of(IEnumerable<ToxicityObservation> observations, ToxicityWindow window) =>
    [
        .. observations.Where(seen => window.Holds(seen.Day))
            .GroupBy(seen => (seen.Patient, seen.Grade.Term, seen.Grade.Scale))
            .Select(group => new WorstGrade(group.Key.Patient, group.MaxBy(seen => seen.Grade.Grade)!.Grade, window)),
    ];
}
