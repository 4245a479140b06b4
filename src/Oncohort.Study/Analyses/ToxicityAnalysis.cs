using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Worst grades of adverse effects, one column a term. Each column holds the worst grade of the window.</summary>
public sealed record ToxicityRequest : AnalysisRequest
{
    /// <summary>The columns of grades, at least one.</summary>
    public required IReadOnlyList<Variable> Terms { get; init; }

    /// <summary>The scale with its version.</summary>
    public required ToxicityScale Scale { get; init; }

    /// <summary>The window of the grades: <c>acute</c>, <c>late</c>, or null when it is not stated.</summary>
    public string? Window { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. Terms.Select(term => term.Name).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override ToxicityResult Run(CohortTable table) => ToxicityAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="ToxicityRequest"/>. A patient without a grade stays and is counted as missing in that term.</summary>
public static class ToxicityAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static ToxicityResult Run(CohortTable table, ToxicityRequest request)
    {
        if (table.Rows == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "there is no patient to describe", table.SourceName, "at least one patient"));
        var faults = new CellFaults(table);
        ToxicityTerm[] terms = [.. request.Terms.Select(term => Term(table, term, faults))];
        faults.ThrowIfAny();
        SortedDictionary<string, object?> settings = SettingsSheet.Of(request);
        settings["missing"] = "counted in each term, left out of its percentages";
        settings["scale"] = request.Scale.FullName;
        if (request.Window is not null) settings["window"] = request.Window;
        return new ToxicityResult
        {
            N = table.Rows,
            Excluded = [],
            Warnings = [],
            Settings = settings,
            Scale = request.Scale.Name,
            ScaleVersion = request.Scale.Version,
            Window = request.Window,
            Terms = terms,
        };
    }

    private static ToxicityTerm Term(CohortTable table, Variable term, CellFaults faults)
    {
        NumberColumn grades = Numbers.Read(table, term.Name, faults);
        int[] counts = new int[ToxicityScale.HighestGrade + 1];
        for (int row = 0; row < table.Rows; row++)
        {
            if (grades.IsMissing(row)) continue;
            double grade = grades.Values[row];
            if (grade >= 0 && grade < counts.Length && grade == Math.Floor(grade)) counts[(int)grade]++;
            else faults.Add(FaultCode.BadValue, row, term.Name, () => ($"'{Numbers.Print(grade)}' is not a grade", "one of: 0, 1, 2, 3, 4, 5", "correct the grade or leave it empty"));
        }

        int graded = counts.Sum();
        return new ToxicityTerm(
            term.Caption, graded, table.Rows - graded, [.. counts.Select((count, grade) => new ToxicityCount(grade, count, graded == 0 ? null : 100.0 * count / graded))]);
    }
}
