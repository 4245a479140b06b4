using System.CommandLine;
using System.Globalization;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>followup</c>: who is due, overdue and lost as of a day, and what each visit needs.</summary>
internal sealed class FollowUpVerb : AnalysisVerb<FollowUpResult>
{
    private readonly Option<string?> _asOf = OptionReading.One("--as-of", "DATE", "the day, as yyyy-mm-dd");
    private readonly Option<string?> _rule = OptionReading.One("--rule", "NAME", "the follow-up rule: npc (default; 3-monthly in years 1-2, 6-monthly in years 3-5, then yearly)");
    private readonly Option<string?> _end = OptionReading.One("--treatment-end", "COL", "the last day of treatment (default treatment_end)");
    private readonly Option<string?> _visit = OptionReading.One("--last-visit", "COL", "the last visit (default last_visit)");
    private readonly Option<string?> _imaging = OptionReading.One("--last-imaging", "COL", "the last imaging");
    private readonly Option<string?> _events = OptionReading.One("--events", "COL[,COL]", "the dates of recurrence and metastasis, which end the schedule");
    private readonly Option<string?> _death = OptionReading.One("--death", "COL", "the date of death");
    private readonly Option<string?> _lost = OptionReading.One("--lost", "COL", "who is lost: 1, true or yes");
    private readonly Option<string?> _grace = OptionReading.One("--grace", "DAYS", "days after a visit was due until it is overdue (default 30)");
    private readonly Option<string?> _lostAfter = OptionReading.One("--lost-after", "DAYS", "days after a visit was due until a patient counts as lost (default: only by --lost)");

    /// <inheritdoc/>
    public override string Name => "followup";

    /// <inheritdoc/>
    public override string Description => "who is due, overdue and lost as of a day, and what each visit needs";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        foreach (Option option in (Option[])[_asOf, _rule, _end, _visit, _imaging, _events, _death, _lost, _grace, _lostAfter]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string asOf = parsed.Required(_asOf, faults);
        if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && asOf.Length > 0)
            faults.Add(OptionReading.Bad(_asOf.Name, asOf, "a day as yyyy-mm-dd"));
        FollowUpRule rule = FollowUpRule.ReferenceStudy;
        if (parsed.GetValue(_rule) is { } name && name != rule.Id) faults.Add(OptionReading.Bad(_rule.Name, name, $"one of: {rule.Id}"));
        double? grace = parsed.Number(_grace, IsDays, "a whole number of days, 0 or more", faults);
        double? lostAfter = parsed.Number(_lostAfter, IsDays, "a whole number of days, 0 or more", faults);
        return new FollowUpRequest
        {
            Patient = Data.Id(parsed) ?? "id",
            TreatmentEnd = parsed.GetValue(_end) ?? "treatment_end",
            LastVisit = parsed.GetValue(_visit) ?? "last_visit",
            LastImaging = parsed.GetValue(_imaging),
            Events = parsed.List(_events, faults),
            Death = parsed.GetValue(_death),
            Lost = parsed.GetValue(_lost),
            AsOf = day,
            Rule = rule with { GraceDays = grace is double given ? (int)given : rule.GraceDays, LostAfterDays = lostAfter is double days ? (int)days : null },
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
        };
    }

    /// <inheritdoc/>
    protected override void Print(FollowUpResult result, IAnsiConsole console)
    {
        console.Table(["state", "n"], Enum.GetValues<FollowUpState>().Select(state => new[] { Choices.FollowUpStates.Name(state), Figures.Count(result.States[state]) }));
        console.Table(
            ["completeness", "%"],
            [["not lost", Figures.Fixed(100 * result.Completeness.Followed, 1)], ["person-time", Figures.Fixed(100 * result.Completeness.PersonTime, 1)]]);
        console.Table(
            ["patient", "state", "next visit", "days late", "imaging due", "needs"],
            result.Patients.Where(patient => patient.State is FollowUpState.Due or FollowUpState.Overdue or FollowUpState.Lost).Select(patient => new[]
            {
                patient.Patient, Choices.FollowUpStates.Name(patient.State), Day(patient.NextVisit), Figures.Count(patient.DaysLate), Day(patient.ImagingDue), string.Join(", ", patient.Needs),
            }));
    }

    private static bool IsDays(double days) => days is >= 0 and <= 100_000 && days == Math.Floor(days);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
