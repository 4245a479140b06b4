using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Fits a Cox model to follow-up that is first split where covariates change, or arranged for recurrent events.</summary>
internal static class EpisodeAnalysis
{
    /// <summary>Fewer events than this make a stratum thin.</summary>
    private const int ThinStratum = 5;

    private const string EventNumber = "event number";

    /// <summary>Runs the model; n and the rows left out are those of the table, not of the pieces.</summary>
    public static CoxResult Run(CohortTable table, CoxRequest request)
    {
        Refuse(request);
        CoxRequest plain = request with { Episodes = null };
        var complete = PreparedRows.Of(table, plain);
        ObservedFollowUp followUp = request.Endpoint.Observe(table, new CompleteCases(table.Rows));
        int[] rows = [.. complete.Rows.Where(row => followUp.Exit[row] > (followUp.Entry?[row] ?? 0))];
        int without = complete.Rows.Length - rows.Length;
        List<Exclusion> excluded = [.. complete.Excluded];
        if (without > 0) excluded.Add(new Exclusion("no time at risk", without));
        if (rows.Length == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "no row is left to analyse: none has time at risk", table.SourceName, "at least one row with time at risk"));
        Arranged arranged = request.Episodes is RecurrentEpisodes recurrent
            ? Recurrent(table, plain, recurrent, followUp, rows)
            : TimeDependent(table, plain, (TimeDependentCovariates)request.Episodes!, followUp, rows);
        CoxResult result = CoxAnalysis.Run(arranged.Table, arranged.Request);
        var warnings = new WarningList();
        warnings.AddRange(complete.Warnings);
        warnings.AddRange(arranged.Warnings);
        warnings.AddRange(result.Warnings);
        return result with { N = rows.Length, Excluded = excluded, Warnings = [.. warnings], Settings = Sheet(result, request.Endpoint, arranged) };
    }

    private static void Refuse(CoxRequest request)
    {
        if (request.CauseSpecific)
            throw new InputException(new Fault(FaultCode.BadValue, "the models of all causes are not defined for split follow-up", "cause-specific", "one cause at a time", "fit each cause by naming it as the event"));
        if (request is { Episodes: RecurrentEpisodes, Cluster: null })
            throw new InputException(new Fault(FaultCode.BadValue, "recurrent events need the patient whose rows belong together", "cluster", "the column that names the patient", "name it as the cluster"));
        if (request.Episodes is not TimeDependentCovariates changes) return;
        foreach (TimeDependentCovariate change in changes.Covariates.Where(change => request.Covariates.Any(covariate => covariate.Name == change.Name)))
            throw new InputException(new Fault(FaultCode.NameTaken, $"'{change.Name}' is a covariate already", "time-dependent covariates", null, "give the time-dependent covariate another name"));
    }

    private static IEnumerable<string> Carried(CoxRequest request) =>
        request.Variables.Select(variable => variable.Name).Concat(new[] { request.Weights, request.Cluster, request.Checks.Identifier }.OfType<string>());

    private static Arranged TimeDependent(CohortTable table, CoxRequest request, TimeDependentCovariates changes, ObservedFollowUp followUp, int[] rows)
    {
        (string? origin, TimeUnit unit) = request.Endpoint is DatedEndpoint dated ? (dated.Origin, dated.Unit) : (null, TimeUnit.Days);
        double?[][] times = [.. changes.Covariates.Select(change => change.Times(table, origin, unit) is var all ? Array.ConvertAll(rows, row => all[row]) : [])];
        var split = FollowUpSplit.Of(
            Array.ConvertAll(rows, row => followUp.Exit[row]), Array.ConvertAll(rows, row => followUp.Code[row] == 1 ? 1 : 0),
            followUp.Entry is null ? null : Array.ConvertAll(rows, row => followUp.Entry[row]), times);
        int[] source = [.. split.SourceRows.Select(row => rows[row])];
        List<Column> made = Times(split.Start, split.Stop, split.EventCodes);
        made.AddRange(changes.Covariates.Select((change, number) => EpisodeTable.Number(change.Name, split.Changed[number].Select(value => (double)value))));
        string settings = string.Join("; ", changes.Covariates.Select((change, number) => $"{change} ({Counted(split.Counts[number])})"));
        return new Arranged(
            EpisodeTable.Of(table, source, Carried(request), made),
            request with { Endpoint = EpisodeTable.Endpoint(request.Endpoint), Covariates = [.. request.Covariates, .. changes.Covariates.Select(change => new Variable(change.Name))] },
            [("time_dependent", settings), ("change_at_event", "an event at the time of a change belongs to the value before it"), ("pieces", source.Length)],
            []);
    }

    private static string Counted(ChangeCount count) =>
        FormattableString.Invariant($"{count.Within} change during follow-up, {count.Before} before it, {count.After} at its end or later, {count.Never} never");

    private static Arranged Recurrent(CohortTable table, CoxRequest request, RecurrentEpisodes recurrent, ObservedFollowUp followUp, int[] rows)
    {
        Levels patients = Levels.Of(table, new Variable(request.Cluster!), []).Restrict(rows);
        double[] entry = Array.ConvertAll(rows, row => followUp.Entry?[row] ?? 0);
        int[] events = Array.ConvertAll(rows, row => followUp.Code[row] == 1 ? 1 : 0);
        RecurrentEvents arranged = Arrange(table, rows, () => RecurrentEvents.Arrange(
            PreparedRows.ToGrouping(patients)!, entry, Array.ConvertAll(rows, row => followUp.Exit[row]), events, recurrent.Model, recurrent.JoinFrom));
        List<Column> made = Times(arranged.Entry, arranged.Exit, events);
        bool stratified = arranged.Strata is not null;
        if (stratified) made.Add(EpisodeTable.Number(EventNumber, arranged.EventNumber.Select(number => (double)number)));
        Warning[] thin = stratified
            ? [.. arranged.EventsByNumber.Select((count, number) => (count, number)).Where(stratum => stratum.count is > 0 and < ThinStratum)
                .Select(stratum => Warn.Of(FaultCode.FewEventsPerVariable, $"the stratum of event number {stratum.number + 1} has {new Amount(stratum.count, "event", "events")}; strata can be joined from a number on"))]
            : [];
        List<(string, object?)> settings = [("recurrent", RecurrentModels.Names.Name(recurrent.Model)), ("patients", patients.Labels.Count)];
        if (stratified) settings.Add(("events_by_number", string.Join(", ", arranged.EventsByNumber)));
        if (recurrent.JoinFrom is { } from) settings.Add(("join_from", from));
        return new Arranged(
            EpisodeTable.Of(table, rows, Carried(request), made),
            request with { Endpoint = EpisodeTable.Endpoint(request.Endpoint), Strata = stratified ? [.. request.Strata, new Variable(EventNumber)] : request.Strata },
            settings,
            thin);
    }

    private static RecurrentEvents Arrange(CohortTable table, int[] rows, Func<RecurrentEvents> arrange)
    {
        try
        {
            return arrange();
        }
        catch (StateHistoryException overlap)
        {
            throw new InputException(new Fault(
                FaultCode.ContradictoryDates, $"the row starts before row {table.SourceRow(rows[overlap.Previous])} of the same patient ends", $"{table.SourceName}:{table.SourceRow(rows[overlap.Row])}",
                "rows of a patient that follow each other", "correct the rows of the patient"));
        }
    }

    private static List<Column> Times(IEnumerable<double> entry, IEnumerable<double> exit, IEnumerable<int> events) =>
        [EpisodeTable.Number(EpisodeTable.Entry, entry), EpisodeTable.Number(EpisodeTable.Exit, exit), EpisodeTable.Number(EpisodeTable.Event, events.Select(code => (double)code))];

    private static SortedDictionary<string, object?> Sheet(CoxResult result, Endpoint endpoint, Arranged arranged)
    {
        var sheet = new SortedDictionary<string, object?>(result.Settings.ToDictionary(), StringComparer.Ordinal);
        foreach (string made in (string[])["time", "entry", "event"]) sheet.Remove(made);
        endpoint.Describe(sheet);
        if (sheet.ContainsKey("competing")) sheet["competing_events"] = "censored";
        foreach ((string name, object? value) in arranged.Settings) sheet[name] = value;
        return sheet;
    }

    private sealed record Arranged(CohortTable Table, CoxRequest Request, IReadOnlyList<(string Name, object? Value)> Settings, IReadOnlyList<Warning> Warnings);
}
