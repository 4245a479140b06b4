namespace Oncohort.Study.Definition;

/// <summary>The scale or classification whose values a variable holds.</summary>
public enum VariableCoding
{
    /// <summary>None that is checked.</summary>
    Free,
    /// <summary>The Karnofsky performance status: 0 to 100 in steps of 10.</summary>
    Karnofsky,
    /// <summary>The WHO types of nasopharyngeal carcinoma.</summary>
    WhoNasopharynx,
}
