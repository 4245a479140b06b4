using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Makes warnings; their numbers are printed the same everywhere.</summary>
internal static class Warn
{
    /// <summary>A warning with its printed code.</summary>
    public static Warning Of(FaultCode code, FormattableString text) => new(Fault.Print(code), FormattableString.Invariant(text));
}
