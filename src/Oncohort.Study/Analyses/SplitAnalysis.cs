using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Splits the follow-up of each patient where covariates change and at fixed times, into rows for programs that want them so.</summary>
public sealed record SplitRequest : AnalysisRequest
{
    /// <summary>The follow-up.</summary>
    public required ColumnEndpoint Endpoint { get; init; }

    /// <summary>The column that names the patient.</summary>
    public required string Id { get; init; }

    /// <summary>The covariates that change.</summary>
    public IReadOnlyList<TimeDependentCovariate> Changes { get; init; } = [];

    /// <summary>The times at which everybody's follow-up is split.</summary>
    public IReadOnlyList<double> Cuts { get; init; } = [];

    /// <summary>The column of the dates from which follow-up counts, for changes that are dates.</summary>
    public string? Origin { get; init; }

    /// <summary>The unit of follow-up, for changes that are dates.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Days;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. Endpoint.Columns.Append(Id).Concat(Changes.SelectMany(change => change.Columns)).Concat(new[] { Origin }.OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string>? Fetched => null;

    /// <inheritdoc/>
    public override SplitResult Run(CohortTable table) => SplitAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="SplitRequest"/>.</summary>
public static class SplitAnalysis
{
    private const string Start = "start";
    private const string Stop = "stop";
    private const string Event = "event";
    private const string Period = "period";

    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static SplitResult Run(CohortTable table, SplitRequest request)
    {
        string[] kept = [.. table.Names.Where(name => name != request.Id && name != request.Endpoint.Time && name != request.Endpoint.Entry && name != request.Endpoint.Event.Column)];
        RefuseTakenNames(request, kept);
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = request.Endpoint.Observe(table, cases);
        cases.Require(table[request.Id]);
        cases.LeaveOut(row => !(followUp.Exit[row] > (followUp.Entry?[row] ?? 0)), "no time at risk");
        int[] rows = cases.Rows();
        if (rows.Length == 0) throw new AnalysisImpossibleException(PreparedRows.NoRows(cases, table));
        double?[][] times = [.. request.Changes.Select(change => change.Times(table, request.Origin, request.Unit) is var all ? Array.ConvertAll(rows, row => all[row]) : [])];
        var split = FollowUpSplit.Of(
            Array.ConvertAll(rows, row => followUp.Exit[row]), Array.ConvertAll(rows, row => followUp.Code[row]),
            followUp.Entry is null ? null : Array.ConvertAll(rows, row => followUp.Entry[row]), times, [.. request.Cuts.Distinct().Order()]);
        var warnings = new WarningList();
        warnings.AddRange(followUp.Warnings);
        if (cases.Excluded.Count > 0) warnings.Add(cases.LeftOutWarning());
        return new SplitResult
        {
            N = rows.Length,
            Excluded = cases.Excluded,
            Warnings = [.. warnings],
            Settings = SettingsOf(request),
            Rows = split.SourceRows.Count,
            Events = split.EventCodes.Count(code => code == 1),
            Changes = [.. request.Changes.Select((change, number) => Counted(change.Name, split.Counts[number]))],
            Pieces = Pieces(table, request, rows, split, kept),
        };
    }

    private static CohortTable Pieces(CohortTable table, SplitRequest request, int[] rows, FollowUpSplit split, string[] kept)
    {
        List<Column> made =
        [
            EpisodeTable.Number(Start, split.Start), EpisodeTable.Number(Stop, split.Stop),
            EpisodeTable.Number(Event, split.EventCodes.Select(code => (double)code)),
            .. request.Changes.Select((change, number) => EpisodeTable.Number(change.Name, split.Changed[number].Select(value => (double)value))),
        ];
        if (request.Cuts.Count > 0) made.Add(EpisodeTable.Number(Period, split.Period.Select(period => period + 1.0)));
        return EpisodeTable.Of(table, [.. split.SourceRows.Select(row => rows[row])], kept.Prepend(request.Id), made);
    }

    private static void RefuseTakenNames(SplitRequest request, string[] kept)
    {
        IEnumerable<string> made = request.Changes.Select(change => change.Name).Concat([Start, Stop, Event]).Concat(request.Cuts.Count > 0 ? [Period] : []);
        List<Fault> faults = [.. made.Where(name => kept.Contains(name) || name == request.Id)
            .Select(name => new Fault(FaultCode.NameTaken, $"the data have a column '{name}' already", "split", "a name that is not in use", "rename that column, or the covariate"))];
        if (faults.Count > 0) throw new InputException(faults);
    }

    private static SplitChange Counted(string name, ChangeCount count) => new(name, count.Within, count.Before, count.After, count.Never);

    private static SortedDictionary<string, object?> SettingsOf(SplitRequest request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        request.Endpoint.Describe(sheet);
        sheet["id"] = request.Id;
        if (request.Changes.Count > 0) sheet["at_event"] = string.Join("; ", request.Changes);
        if (request.Cuts.Count > 0) sheet["cut"] = string.Join(", ", request.Cuts.Distinct().Order().Select(Numbers.Print));
        if (request.Origin is not null) sheet["origin"] = request.Origin;
        sheet["change_at_event"] = "an event at the time of a change belongs to the value before it";
        return sheet;
    }
}
