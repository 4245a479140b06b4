using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the block <c>records</c> of a toxicity analysis: a second source with one row a patient, term and date.</summary>
internal static class ToxicityRecordsReader
{
    private static readonly string[] Unrecorded = ["missing", "none"];

    public static ToxicityRecords? Read(AnalysisBlock block, string? window)
    {
        if (block.Keys.Block("records") is not { } keys) return null;
        string? source = keys.Text("source", required: true);
        string? patient = keys.Text("patient") ?? block.Names.PatientId;
        string term = keys.Text("term") ?? "term", grade = keys.Text("grade") ?? "grade";
        string? scale = keys.Text("scale"), date = keys.Text("date"), start = keys.Text("start");
        if (start is not null) block.Use(start, "start", keys.WhereOf("start"));
        double? lastAcute = keys.Number("acute_days", day => day is >= 0 and <= 100_000 && day == Math.Floor(day), "the last day of the acute window, counted from 'start', such as 90");
        IReadOnlyList<string> terms = keys.Texts("terms") ?? [];
        bool none = keys.Choice("unrecorded", Unrecorded) == "none";
        keys.Close();
        if (block.Names.PatientId is null) block.Fault(FaultCode.MissingKey, "records cannot be joined without patients", "records", "'id:' under 'cohort:'");
        if (!Dated(block, window, date, start, lastAcute) || source is null || patient is null || block.Names.PatientId is not { } cohortPatient) return null;
        return new ToxicityRecords
        {
            Source = block.Names.Locate(source),
            MissingCodes = block.Names.MissingCodes,
            Patient = patient,
            CohortPatient = cohortPatient,
            Term = term,
            Grade = grade,
            Scale = scale,
            Date = window is null ? null : date,
            Start = window is null ? null : start,
            Window = window is null ? null : window == "acute" ? ToxicityWindow.Acute((int)lastAcute!) : ToxicityWindow.Late((int)lastAcute!),
            Terms = terms,
            UnrecordedIsNone = none,
        };
    }

    /// <summary>A window of records needs dates and the day on which it ends.</summary>
    private static bool Dated(AnalysisBlock block, string? window, string? date, string? start, double? lastAcute)
    {
        if (window is null || (date is not null && start is not null && lastAcute is not null)) return true;
        block.Fault(FaultCode.MissingKey, $"the {window} window of the records is not defined", "records", "'date' (of the records), 'start' (of radiotherapy, in the cohort) and 'acute_days'", "add them, or leave out 'window'");
        return false;
    }
}
