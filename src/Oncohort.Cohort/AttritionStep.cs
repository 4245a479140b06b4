namespace Oncohort.Cohort;

/// <summary>One eligibility step: every patient read is either kept or excluded, and read = kept + excluded.</summary>
/// <param name="Id">The identifier of the rule in the study file.</param>
/// <param name="Reason">Why patients leave at this step.</param>
/// <param name="Rule">The SQL expression that keeps a patient.</param>
/// <param name="Read">Patients who reached the step.</param>
/// <param name="Kept">Patients for whom the rule is true.</param>
/// <param name="Excluded">Patients for whom it is false or cannot be told.</param>
/// <param name="ExcludedMissing">Of the excluded, those for whom it cannot be told because a value is missing.</param>
public sealed record AttritionStep(string Id, string Reason, string Rule, int Read, int Kept, int Excluded, int ExcludedMissing);
