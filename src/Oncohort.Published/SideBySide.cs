using Oncohort.Published.Comparison;
using Oncohort.Survival;

namespace Oncohort.Published;

/// <summary>Computes every number that a study printed again, from a cohort.</summary>
public static class SideBySide
{
    /// <summary>Every printed number beside the one that the cohort gives, in the order of the study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="options">Choices that the study leaves open; null for the defaults.</param>
    /// <exception cref="ArgumentException">A coding is named that the study does not offer for that variable, or a list of the cohort has not one value a patient.</exception>
    public static IReadOnlyList<ComparedNumber> Compare(PublishedStudy study, PublishedCohort cohort, SideBySideOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(cohort);
        options ??= new SideBySideOptions();
        var patients = new CohortView(study, cohort);
        var numbers = new NumberList(new AuditNotes(study));
        numbers.Add("patients", "Patients", "patients", study.Patients, new Computed(cohort.Patients, null));
        foreach (PublishedCount count in study.Counts) CountComparison.Add(count, patients, numbers);
        TableComparison.Run(study, patients, numbers);
        SummaryComparison.Run(study, patients, numbers);
        CurveComparison.Run(study, patients, numbers);
        TestComparison.Run(study, patients, numbers);
        ModelComparison.Run(study, patients, options, numbers);
        StatementComparison.Run(study, patients, numbers);
        foreach (PublishedCount count in study.Implied) CountComparison.Add(count, patients, numbers);
        return numbers.Numbers;
    }
}

/// <summary>Choices that a printed study leaves open.</summary>
public sealed record SideBySideOptions
{
    /// <summary>The coding of a variable in the models, by variable; the first that the study offers for the others.</summary>
    public IReadOnlyDictionary<string, string> Codings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The treatment of ties in models of which the study does not state it.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;
}
