using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study;

namespace Oncohort.Fuzz;

/// <summary>What must hold for any bytes whatever: a stated fault, or every record counted.</summary>
internal static class Verdict
{
    /// <summary>Reads a table; null when all is well, else what went wrong.</summary>
    public static string? OfTable(string path)
    {
        try
        {
            using CohortDatabase cohort = CohortDatabase.Open(path, new LoadOptions());
            int fetched = cohort.Fetch().Rows;
            if (fetched != cohort.RowsRead) return $"{cohort.RowsRead} records were read, {fetched} left the database";
            if (!path.EndsWith(".csv", StringComparison.Ordinal)) return null;
            int counted = RecordCount.Of(File.ReadAllBytes(path));
            return counted == cohort.RowsRead ? null : $"the file holds {counted} records, {cohort.RowsRead} were read";
        }
        catch (InputException fault)
        {
            return Unstated(fault);
        }
    }

    /// <summary>Reads a study file; null when all is well, else what went wrong.</summary>
    public static string? OfStudyFile(string path)
    {
        try
        {
            StudyFile.Read(path);
            return null;
        }
        catch (InputException fault)
        {
            return Unstated(fault);
        }
    }

    private static string? Unstated(InputException exception) =>
        exception.Faults.Any(fault => fault.Code == FaultCode.Internal || string.IsNullOrWhiteSpace(fault.What)) ? $"a fault says nothing: {exception.Message}" : null;
}
