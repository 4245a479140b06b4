using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Runs a <see cref="ToxicityRequest"/>. A patient without a grade stays and is counted as missing in that term.</summary>
public static class ToxicityAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static ToxicityResult Run(CohortTable table, ToxicityRequest request)
    {
        if (table.Rows == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "there is no patient to describe", table.SourceName, "at least one patient"));
        var faults = new CellFaults(table);
        List<ToxicityTerm> terms = [.. request.Terms.Select(term => Count(term.Caption, Grades(table, term.Name, faults)))];
        if (request.Leukocytes is { } leukocytes) terms.Add(Count(leukocytes.Term, LeukocyteGrades.Read(table, leukocytes, faults)));
        faults.ThrowIfAny();
        RecordedGrades? recorded = request.Records is { } records ? RecordedGrades.Read(table, records, request.Scale) : null;
        terms.AddRange(recorded?.Terms.Select(term => Count(term.Name, term.Grades)) ?? []);
        if (terms.Count == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "no grade is recorded for a patient of the cohort", table.SourceName, "at least one record"));
        return new ToxicityResult
        {
            N = table.Rows,
            Excluded = [],
            Warnings = [],
            Settings = SettingsOf(request, recorded),
            Inputs = recorded is null ? [] : [new FurtherInput(recorded.SourceName, recorded.Sha256)],
            Scale = request.Scale.Name,
            ScaleVersion = request.Scale.Version,
            Window = request.Window,
            Terms = terms,
            Records = recorded?.Counts,
        };
    }

    private static int?[] Grades(CohortTable table, string name, CellFaults faults)
    {
        NumberColumn grades = Numbers.Read(table, name, faults);
        int?[] read = new int?[table.Rows];
        for (int row = 0; row < read.Length; row++)
        {
            if (!grades.IsMissing(row)) read[row] = ReadGrade.Of(grades.Values[row], row, name, faults);
        }

        return read;
    }

    private static ToxicityTerm Count(string label, int?[] grades)
    {
        int[] counts = new int[ToxicityScale.HighestGrade + 1];
        foreach (int? grade in grades)
        {
            if (grade is { } known) counts[known]++;
        }

        int graded = counts.Sum();
        return new ToxicityTerm(label, graded, grades.Length - graded, [.. counts.Select((count, grade) => new ToxicityCount(grade, count, graded == 0 ? null : 100.0 * count / graded))]);
    }

    private static SortedDictionary<string, object?> SettingsOf(ToxicityRequest request, RecordedGrades? recorded)
    {
        SortedDictionary<string, object?> settings = SettingsSheet.Of(request);
        settings["missing"] = "counted in each term, left out of its percentages";
        settings["scale"] = request.Scale.FullName;
        if (request.Window is not null) settings["window"] = request.Window;
        if (request.Leukocytes is { } leukocytes) settings["leukocyte_limits"] = string.Join(", ", leukocytes.Limits.Limits.Select(Numbers.Print));
        if (recorded is null) return settings;
        ToxicityRecords records = request.Records!;
        settings["records"] = recorded.SourceName;
        settings["records_sha256"] = recorded.Sha256;
        settings["unrecorded"] = records.UnrecordedIsNone ? "grade 0" : "missing";
        if (records.Window?.FirstDay is { } first) settings["first_day"] = first;
        if (records.Window?.LastDay is { } last) settings["last_day"] = last;
        return settings;
    }
}
