using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Endpoints;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;
using Oncohort.Study.Parsing;

namespace Oncohort.Study.Checking;

/// <summary>Checks the dates in the course of each patient against each other.</summary>
internal static class CourseChecks
{
    /// <summary>Adds every contradiction; the result names the places of the cells with one.</summary>
    public static IReadOnlySet<string> Run(CourseColumns course, CohortTable table, FaultList faults)
    {
        if (!course.Columns.Values.All(table.Names.Contains)) return new HashSet<string>();
        var cells = new CellFaults(table);
        Dictionary<CourseDate, DateColumn> columns = course.Columns.ToDictionary(pair => pair.Key, pair => Dates.Read(table, pair.Value, cells));
        for (int row = 0; row < table.Rows; row++)
        {
            if (Patient(columns, row) is not { } patient) continue;
            foreach (DateContradiction found in patient.Contradictions()) Add(found, row);
        }

        try
        {
            cells.ThrowIfAny();
            return new HashSet<string>();
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) faults.Add(fault);
            return wrong.Faults.Select(fault => fault.Where).OfType<string>().ToHashSet();
        }

        void Add(DateContradiction found, int row)
        {
            string column = course.Columns[found.Event];
            cells.Add(FaultCode.ContradictoryDates, row, column, () =>
                (found.ToString(), $"{column} {(found.Relation == "before" ? "on or after" : "on or before")} {course.Columns[found.Other]}", "correct the wrong one of the two dates"));
        }
    }

    private static PatientDates? Patient(Dictionary<CourseDate, DateColumn> columns, int row)
    {
        if (Day(CourseDate.TreatmentStart) is not { } start || Day(CourseDate.LastContact) is not { } last) return null;
        return new PatientDates
        {
            TreatmentStart = start,
            TreatmentEnd = Day(CourseDate.TreatmentEnd),
            LocalRecurrence = Day(CourseDate.LocalRecurrence),
            RegionalRecurrence = Day(CourseDate.RegionalRecurrence),
            Metastasis = Day(CourseDate.Metastasis),
            Death = Day(CourseDate.Death),
            LastContact = last,
        };
        DateOnly? Day(CourseDate date) => columns.TryGetValue(date, out DateColumn? column) && !column.IsMissing(row) ? DateOnly.FromDayNumber(column.DayNumbers[row]) : null;
    }
}
