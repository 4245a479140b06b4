using Oncohort.Cohort;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Reads records of grades that belong to patients of the cohort, and counts the others by reason.</summary>
internal sealed class GradeRecordReader
{
    private readonly CohortTable _table;
    private readonly ToxicityRecords _records;
    private readonly ToxicityScale _scale;
    private readonly CellFaults _faults;
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly NumberColumn _grades;
    private readonly DateColumn? _dates;
    private readonly DateColumn? _starts;

    public GradeRecordReader(CohortTable cohort, CohortTable table, ToxicityRecords records, ToxicityScale scale, CellFaults faults)
    {
        (_table, _records, _scale, _faults) = (table, records, scale, faults);
        for (int row = 0; row < cohort.Rows; row++)
        {
            if (CellText.Of(cohort[records.CohortPatient], row) is { } id) _rows[id] = row;
        }

        _grades = Numbers.Read(table, records.Grade, faults);
        if (records.Window is null) return;
        var ofCohort = new CellFaults(cohort);
        _dates = Dates.Read(table, records.Date!, faults);
        _starts = Dates.Read(cohort, records.Start!, ofCohort);
        ofCohort.ThrowIfAny();
    }

    /// <summary>The row of a patient in the cohort.</summary>
    public int RowOf(string patient) => _rows[patient];

    /// <summary>The records that count.</summary>
    public ToxicityObservation[] Observations() => [.. Enumerable.Range(0, _table.Rows).Select(Observation).OfType<ToxicityObservation>()];

    /// <summary>Read, used, and left out by reason.</summary>
    public ToxicityRecordCounts Counts() => new(_table.Rows, _table.Rows - _leftOut.Values.Sum(), [.. _leftOut.Select(pair => new Exclusion(pair.Key, pair.Value))]);

    private ToxicityObservation? Observation(int row)
    {
        string? patient = Text(_records.Patient, row), term = Text(_records.Term, row);
        if (patient is null || !_rows.TryGetValue(patient, out int of)) return LeaveOut("patient not in the cohort");
        if (term is null) return LeaveOut($"missing {_records.Term}");
        if (_records.Terms.Count > 0 && !_records.Terms.Contains(term)) return LeaveOut("a term not asked for");
        if (_grades.IsMissing(row)) return LeaveOut($"missing {_records.Grade}");
        if (_records.Scale is { } column && !IsScale(Text(column, row))) return LeaveOut("a grade of another scale or version");
        if (ReadGrade.Of(_grades.Values[row], row, _records.Grade, _faults) is not { } known) return null;
        if (_records.Window is not { } window) return new ToxicityObservation(patient, 0, new ToxicityGrade(term, known, _scale));
        if (_dates!.IsMissing(row)) return LeaveOut($"missing {_records.Date}");
        if (_starts!.IsMissing(of)) return LeaveOut($"missing {_records.Start}");
        int day = _dates.DayNumbers[row] - _starts.DayNumbers[of];
        return window.Holds(day) ? new ToxicityObservation(patient, day, new ToxicityGrade(term, known, _scale)) : LeaveOut($"outside the {window.Name} window");
    }

    private bool IsScale(string? text) => string.Equals(text, _scale.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(text, _scale.FullName, StringComparison.OrdinalIgnoreCase);

    private string? Text(string column, int row) => CellText.Of(_table[column], row);

    private ToxicityObservation? LeaveOut(string reason)
    {
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        return null;
    }
}
