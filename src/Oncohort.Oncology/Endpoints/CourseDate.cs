namespace Oncohort.Oncology.Endpoints;

/// <summary>A date in the course of a patient.</summary>
public enum CourseDate
{
    /// <summary>The first day of radiotherapy.</summary>
    TreatmentStart,
    /// <summary>The last day of radiotherapy.</summary>
    TreatmentEnd,
    /// <summary>Local recurrence.</summary>
    LocalRecurrence,
    /// <summary>Regional recurrence.</summary>
    RegionalRecurrence,
    /// <summary>Confirmed distant metastasis.</summary>
    Metastasis,
    /// <summary>Death of any cause.</summary>
    Death,
    /// <summary>The day on which the patient was last known alive, or died.</summary>
    LastContact,
}

/// <summary>The dates in words.</summary>
public static class CourseDateWords
{
    /// <summary>A date in words, such as <c>start of radiotherapy</c>.</summary>
    public static string Words(this CourseDate date) => date switch
    {
        CourseDate.TreatmentStart => "start of radiotherapy",
        CourseDate.TreatmentEnd => "end of radiotherapy",
        CourseDate.LocalRecurrence => "local recurrence",
        CourseDate.RegionalRecurrence => "regional recurrence",
        CourseDate.Metastasis => "metastasis",
        CourseDate.Death => "death",
        _ => "last contact",
    };
}
