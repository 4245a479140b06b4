using Oncohort.Cohort;

namespace Oncohort.Study.Results;

/// <summary>One eligibility step as it is printed: read = kept + excluded.</summary>
/// <param name="Id">The identifier of the rule in the study file.</param>
/// <param name="Reason">Why patients leave at this step.</param>
/// <param name="Rule">The SQL expression that keeps a patient.</param>
/// <param name="Read">Patients who reached the step.</param>
/// <param name="Kept">Patients for whom the rule is true.</param>
/// <param name="Excluded">Patients for whom it is false or cannot be told.</param>
/// <param name="ExcludedMissing">Of the excluded, those for whom it cannot be told because a value is missing.</param>
public sealed record EligibilityStep(string Id, string Reason, string Rule, Count Read, Count Kept, Count Excluded, Count ExcludedMissing)
{
    /// <summary>The counts of a step as they came from the cohort.</summary>
    public static implicit operator EligibilityStep(AttritionStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new(step.Id, step.Reason, step.Rule, step.Read, step.Kept, step.Excluded, step.ExcludedMissing);
    }
}
