using System.Globalization;

namespace Oncohort.Oncology.Endpoints;

/// <summary>The dates of one patient from which every endpoint follows; null is an event that has not happened.</summary>
public sealed record PatientDates
{
    /// <summary>The first day of radiotherapy.</summary>
    public required DateOnly TreatmentStart { get; init; }

    /// <summary>The last day of radiotherapy; null when not known.</summary>
    public DateOnly? TreatmentEnd { get; init; }

    /// <summary>Local recurrence.</summary>
    public DateOnly? LocalRecurrence { get; init; }

    /// <summary>Regional recurrence.</summary>
    public DateOnly? RegionalRecurrence { get; init; }

    /// <summary>Confirmed distant metastasis.</summary>
    public DateOnly? Metastasis { get; init; }

    /// <summary>Death of any cause.</summary>
    public DateOnly? Death { get; init; }

    /// <summary>The day on which the patient was last known alive, or died.</summary>
    public required DateOnly LastContact { get; init; }

    /// <summary>Every contradiction between the dates; empty when there is none.</summary>
    public IReadOnlyList<DateContradiction> Contradictions()
    {
        List<DateContradiction> found = [];
        (string Name, DateOnly? Date)[] later =
            [("end of radiotherapy", TreatmentEnd), .. Failures, ("death", Death), ("last contact", LastContact)];
        found.AddRange(later.Where(item => item.Date < TreatmentStart).Select(item => new DateContradiction(item.Name, item.Date!.Value, "before", "start of radiotherapy", TreatmentStart)));
        if (Death is { } death) found.AddRange(Failures.Append(("last contact", LastContact)).Where(item => item.Item2 > death).Select(item => new DateContradiction(item.Item1, item.Item2!.Value, "after", "death", death)));
        found.AddRange(Failures.Append(("death", Death)).Where(item => item.Item2 > LastContact).Select(item => new DateContradiction(item.Item1, item.Item2!.Value, "after", "last contact", LastContact)));
        if (TreatmentEnd is { } end && end >= TreatmentStart) found.AddRange(Failures.Where(item => item.Date < end && item.Date >= TreatmentStart).Select(item => new DateContradiction(item.Name, item.Date!.Value, "before", "end of radiotherapy", end)));
        return found;
    }

    private IEnumerable<(string Name, DateOnly? Date)> Failures =>
        [("local recurrence", LocalRecurrence), ("regional recurrence", RegionalRecurrence), ("metastasis", Metastasis)];
}

/// <summary>Two dates that cannot both be right.</summary>
/// <param name="Event">The one.</param>
/// <param name="Date">Its date.</param>
/// <param name="Relation"><c>before</c> or <c>after</c>.</param>
/// <param name="Other">The other.</param>
/// <param name="OtherDate">Its date.</param>
public sealed record DateContradiction(string Event, DateOnly Date, string Relation, string Other, DateOnly OtherDate)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event} {Date:yyyy-MM-dd} lies {Relation} {Other} {OtherDate:yyyy-MM-dd}");
}
