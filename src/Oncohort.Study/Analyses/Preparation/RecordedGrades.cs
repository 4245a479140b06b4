using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>The worst grades of each patient from records of single grades.</summary>
/// <param name="Terms">The terms, each with a grade or null for every patient of the cohort.</param>
/// <param name="Counts">What became of the records.</param>
/// <param name="SourceName">The name of the source.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record RecordedGrades(IReadOnlyList<(string Name, int?[] Grades)> Terms, ToxicityRecordCounts Counts, string SourceName, string Sha256)
{
    private static readonly ToxicityWindow AnyDay = new("any", null, null);

    /// <summary>Reads the source and takes the worst grade of each patient and term within the window.</summary>
    /// <exception cref="InputException">The source cannot be read, or a cell in it is wrong.</exception>
    public static RecordedGrades Read(CohortTable cohort, ToxicityRecords records, ToxicityScale scale)
    {
        using CohortDatabase database = CohortDatabase.Open(records.Source, new LoadOptions { MissingCodes = records.MissingCodes });
        CohortTable table = database.Fetch([.. new[] { records.Patient, records.Term, records.Grade, records.Scale, records.Date }.OfType<string>().Distinct(StringComparer.Ordinal)]);
        var faults = new CellFaults(table);
        var reader = new GradeRecordReader(cohort, table, records, scale, faults);
        ToxicityObservation[] seen = reader.Observations();
        faults.ThrowIfAny();
        string[] terms = records.Terms.Count > 0 ? [.. records.Terms] : [.. seen.Select(observation => observation.Grade.Term).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int?[]> grades = terms.ToDictionary(term => term, _ => Blank(cohort.Rows, records), StringComparer.Ordinal);
        foreach (WorstGrade worst in WorstGrade.Of(seen, records.Window ?? AnyDay)) grades[worst.Grade.Term][reader.RowOf(worst.Patient)] = worst.Grade.Grade;
        return new RecordedGrades([.. terms.Select(term => (term, grades[term]))], reader.Counts(), database.SourceName, database.Sha256);
    }

    private static int?[] Blank(int rows, ToxicityRecords records)
    {
        int?[] grades = new int?[rows];
        if (records.UnrecordedIsNone) Array.Fill(grades, 0);
        return grades;
    }
}
