using System.Globalization;

namespace Oncohort.Published.Reconstruction;

/// <summary>The records as a table of text.</summary>
internal static class RecordTable
{
    /// <summary>Columns and rows.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) Write(PublishedStudy study, VariableCatalog catalog, PatientRecords records, Random random)
    {
        PublishedVariable[] levelled = [.. study.Variables.Where(variable => !variable.IsNumber)];
        string[] numbers = [.. records.Numbers.Keys.Order(StringComparer.Ordinal)];
        PublishedSummary[] doses = [.. study.Summaries.Where(summary => catalog.Has(summary.Variable) && catalog[summary.Variable].Unit == "Gy" && summary is { Min: not null, Max: not null })];
        List<string> columns =
        [
            "record_origin", "patient_id", .. numbers, .. levelled.Select(variable => variable.Id), "rt_start", "rt_end", "metastasis_date", "last_contact",
            "remission", "follow_up", "os_time", "os_event", "metastasis_time", "metastasis_event", .. doses.Select(dose => dose.Variable),
        ];
        DateOnly first = new(2006, 6, 1), last = new(2011, 10, 31), close = new(2014, 9, 1);
        List<IReadOnlyList<string>> rows = [];
        for (int i = 0; i < records.Count; i++)
        {
            int latest = Math.Min(last.DayNumber, Math.Max(first.DayNumber, close.DayNumber - records.FollowUp[i]));
            DateOnly start = records.Died[i] ? DateOnly.FromDayNumber(random.Next(first.DayNumber, latest + 1)) : DateOnly.FromDayNumber(Math.Max(first.DayNumber, latest - random.Next(0, 60)));
            int metastasis = records.Metastasis[i];
            DateOnly end = start.AddDays(records.Radiotherapy[i]);
            rows.Add(
            [
                ReconstructedCohort.Origin, "R" + (i + 1).ToString("000", CultureInfo.InvariantCulture),
                .. numbers.Select(number => records.Numbers[number][i].ToString(CultureInfo.InvariantCulture)),
                .. levelled.Select(variable => catalog.LevelOf(variable.Id, records.Rows[i]) ?? ""),
                Date(start), Date(end), metastasis < 0 ? "" : Date(end.AddDays(metastasis)), Date(start.AddDays(records.FollowUp[i])),
                metastasis < 0 ? "" : Roles.Months(metastasis), Roles.Months(records.FollowUp[i]), Roles.Months(records.FollowUp[i]), records.Died[i] ? "1" : "0",
                Roles.Months(metastasis < 0 ? records.FollowUp[i] : records.Radiotherapy[i] + metastasis), metastasis < 0 ? "0" : "1",
                .. doses.Select(dose => (dose.Min!.Value + ((dose.Max!.Value - dose.Min.Value) * random.NextDouble())).ToString("0.00", CultureInfo.InvariantCulture)),
            ]);
        }

        return (columns, rows);
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
