using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>followup</c>: who is due, overdue and lost as of a day.</summary>
internal static class FollowUpReader
{
    private const string Days = "a whole number of days, 0 or more";

    public static Planned? Read(AnalysisBlock block)
    {
        string? patient = block.Column("patient") ?? block.Names.PatientId;
        string? end = block.Variable("treatment_end", required: true)?.Name;
        string? visit = block.Variable("last_visit", required: true)?.Name;
        string? imaging = block.Column("last_imaging");
        IReadOnlyList<Variable> events = block.Variables("events") ?? [];
        string? death = block.Column("death");
        string? lost = block.Column("lost");
        DateOnly? day = Day(block);
        FollowUpRule rule = Rule(block);
        if (patient is null) block.Fault(FaultCode.MissingKey, "no column names the patient", "patient", "the column of patient identifiers", "add 'id:' under 'cohort:', or 'patient:' here");
        if (patient is null || end is null || visit is null || day is not { } asOf) return null;
        var request = new FollowUpRequest
        {
            Patient = patient,
            TreatmentEnd = end,
            LastVisit = visit,
            LastImaging = imaging,
            Events = [.. events.Select(column => column.Name)],
            Death = death,
            Lost = lost,
            AsOf = asOf,
            Rule = rule,
            Settings = block.Names.Settings,
        };
        return new Planned(request, string.Create(CultureInfo.InvariantCulture, $"Follow-up visits as of {asOf:yyyy-MM-dd}"));
    }

    private static DateOnly? Day(AnalysisBlock block)
    {
        if (block.Keys.Text("as_of", required: true) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        block.Fault(FaultCode.NotADate, $"'{text}' is not a day", "as_of", "a day as YYYY-MM-DD");
        return null;
    }

    private static FollowUpRule Rule(AnalysisBlock block)
    {
        block.Keys.Choice("rule", [FollowUpRule.ReferenceStudy.Id]);
        double? grace = block.Keys.Number("grace", IsDays, Days);
        double? lostAfter = block.Keys.Number("lost_after", IsDays, Days);
        FollowUpRule rule = FollowUpRule.ReferenceStudy;
        return rule with { GraceDays = (int)(grace ?? rule.GraceDays), LostAfterDays = (int?)lostAfter };
    }

    private static bool IsDays(double days) => days is >= 0 and <= 100_000 && days == Math.Floor(days);
}
