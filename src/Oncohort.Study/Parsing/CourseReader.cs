using Oncohort.Oncology.Endpoints;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads <c>dates</c> of the section <c>cohort</c>: the columns of the dates in the course of a patient.</summary>
internal static class CourseReader
{
    private static readonly CourseDate[] Required = [CourseDate.TreatmentStart, CourseDate.LastContact];

    public static CourseColumns? Read(MappingReader cohort)
    {
        if (cohort.Block("dates") is not { } block) return null;
        var columns = new Dictionary<CourseDate, string>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CourseDate date in Enum.GetValues<CourseDate>())
        {
            string key = Choices.CourseDates.Name(date);
            if (block.Text(key, Required.Contains(date)) is not { } column) continue;
            columns[date] = column;
            places.TryAdd(column, block.WhereOf(key));
        }

        block.Close();
        return Required.All(columns.ContainsKey) ? new CourseColumns(columns, places) : null;
    }
}
