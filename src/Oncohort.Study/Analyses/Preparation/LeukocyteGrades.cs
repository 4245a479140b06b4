using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Grades the lowest leukocyte count of each patient.</summary>
internal static class LeukocyteGrades
{
    /// <summary>A count as high as this is one in 10^6/L.</summary>
    private const double Implausible = 1000;

    public static int?[] Read(CohortTable table, LeukocyteCounts leukocytes, CellFaults faults)
    {
        int?[] grades = new int?[table.Rows];
        NumberColumn[] columns = [.. leukocytes.Counts.Select(name => Numbers.Read(table, name, faults))];
        for (int row = 0; row < grades.Length; row++)
        {
            double? lowest = null;
            foreach (NumberColumn column in columns)
            {
                if (!column.IsMissing(row) && IsCount(column, row, faults) && !(column.Values[row] >= lowest)) lowest = column.Values[row];
            }

            if (lowest is { } count) grades[row] = leukocytes.Limits.Grade(count).Grade;
        }

        return grades;
    }

    private static bool IsCount(NumberColumn column, int row, CellFaults faults)
    {
        double count = column.Values[row];
        if (count is >= 0 and < Implausible) return true;
        faults.Add(FaultCode.BadValue, row, column.Name, () => ($"'{Numbers.Print(count)}' is not a leukocyte count", "a number of 0 or more, in 10^9/L", "divide counts in 10^6/L by 1000, for instance by 'sql'"));
        return false;
    }
}
