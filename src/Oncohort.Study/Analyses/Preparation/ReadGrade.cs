using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Columns;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Takes a number as a grade.</summary>
internal static class ReadGrade
{
    /// <summary>The grade; null when the number is none, which is a fault.</summary>
    public static int? Of(double grade, int row, string column, CellFaults faults)
    {
        if (grade is >= 0 and <= ToxicityScale.HighestGrade && grade == Math.Floor(grade)) return (int)grade;
        faults.Add(FaultCode.BadValue, row, column, () => ($"'{Numbers.Print(grade)}' is not a grade", "one of: 0, 1, 2, 3, 4, 5", "correct the grade or leave it empty"));
        return null;
    }
}
