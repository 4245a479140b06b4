using Oncohort.Cohort.Faults;

namespace Oncohort.Study;

/// <summary>Checks a study file and its data without computing anything.</summary>
public static class StudyCheck
{
    /// <summary>Every fault in the study file and its data, in the order in which a reader meets them; empty when it can be run.</summary>
    public static IReadOnlyList<Fault> Faults(string studyPath)
    {
        try
        {
            PreparedStudy.Open(studyPath).Dispose();
            return [];
        }
        catch (InputException wrong)
        {
            return wrong.Faults;
        }
    }
}
