namespace Oncohort.Oncology.FollowUp;

/// <summary>A stretch of follow-up with one interval between visits.</summary>
/// <param name="UntilMonth">The last month of the stretch after treatment; null for the last stretch.</param>
/// <param name="EveryMonths">The months between visits.</param>
public sealed record VisitStretch(int? UntilMonth, int EveryMonths);

/// <summary>How often patients are seen after treatment, and with which examinations. The rule stops at recurrence, metastasis and death.</summary>
public sealed record FollowUpRule
{
    /// <summary>The rule of the reference study: 3-monthly in years 1 and 2, 6-monthly in years 3 to 5, then yearly; imaging every 6 months.</summary>
    public static FollowUpRule ReferenceStudy { get; } = new()
    {
        Id = "npc",
        Stretches = [new(24, 3), new(60, 6), new(null, 12)],
        FirstVisit = ["chest X-ray", "abdominal ultrasound", "MRI of nasopharynx and neck", "laboratory tests"],
        ImagingMonths = 6,
        Imaging = ["CT of chest and abdomen", "whole-body bone SPECT"],
        Source = "Chen X. et al., Intensity-modulated radiotherapy controls nasopharyngeal carcinoma distant metastasis and improves survival of patients",
    };

    /// <summary>The identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The stretches in order; the last has no end.</summary>
    public required IReadOnlyList<VisitStretch> Stretches { get; init; }

    /// <summary>The examinations of the first visit.</summary>
    public required IReadOnlyList<string> FirstVisit { get; init; }

    /// <summary>The months after which imaging is due again.</summary>
    public required int ImagingMonths { get; init; }

    /// <summary>The imaging that is due then.</summary>
    public required IReadOnlyList<string> Imaging { get; init; }

    /// <summary>Where the rule is published.</summary>
    public required string Source { get; init; }

    /// <summary>Days after a visit's date until it is overdue.</summary>
    public int GraceDays { get; init; } = 30;

    /// <summary>Days without contact after a visit was due until a patient counts as lost; null when only the record says who is lost.</summary>
    public int? LostAfterDays { get; init; }

    /// <summary>The months after treatment at which visits are planned, up to and including a month.</summary>
    public IEnumerable<int> VisitMonths(int last)
    {
        int month = 0;
        foreach (VisitStretch stretch in Stretches)
        {
            while (month + stretch.EveryMonths <= (stretch.UntilMonth ?? int.MaxValue) && month + stretch.EveryMonths <= last) yield return month += stretch.EveryMonths;
        }
    }
}
