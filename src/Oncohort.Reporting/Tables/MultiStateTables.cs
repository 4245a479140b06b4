using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The tables of a multi-state model: transitions, occupancy at fixed times, mean times in states.</summary>
internal sealed class MultiStateTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(MultiStateResult result, string id)
    {
        yield return Transitions(result, id + "-transitions");
        if (result.Strata.Any(stratum => stratum.States.Any(state => state.At.Count > 0))) yield return FixedTimes(result, id + "-times");
        yield return Sojourn(result, id + "-sojourn");
    }

    private ReportTable Transitions(MultiStateResult result, string id) => new()
    {
        Id = id,
        Caption = Say("Transitions between states"),
        Columns = [new(Say("Transition"), Alignment: CellAlignment.Text), .. result.Strata.Select(stratum => new ReportColumn(result.Strata.Count > 1 ? $"{stratum.Group} (n\u00a0=\u00a0{stratum.N})" : Say("Patients,\u00a0n")))],
        Rows =
        [
            .. result.Transitions.Select((transition, number) => new ReportRow(RowKind.Plain,
                [$"{transition.From} \u2192 {transition.To}", .. result.Strata.Select(stratum => (ReportCell)Rounded.Count(stratum.Transitions[number].Events))])),
        ],
        Footnotes = [new(null, Say("A patient counts in every transition made."))],
    };

    private ReportTable FixedTimes(MultiStateResult result, string id)
    {
        string? unit = result.Endpoint?.Unit;
        bool grouped = result.Strata.Count > 1;
        List<ReportRow> rows = [];
        bool missing = false;
        foreach (MultiStateStratum stratum in result.Strata)
        {
            if (grouped) rows.Add(new(RowKind.Group, [stratum.Group, .. result.States.SelectMany((_, state) => Cells(result, state, null))]));
            for (int at = 0; at < stratum.States[0].At.Count; at++)
            {
                MultiStateTime[] times = [.. stratum.States.Select(state => state.At[at])];
                missing |= times.Any(time => time.Probability is null || time.Lower is null);
                rows.Add(new(grouped ? RowKind.Member : RowKind.Plain,
                    [Duration.At(times[0].Time, unit), .. times.SelectMany((time, state) => Cells(result, state, time))]));
            }
        }

        string level = Settings.ConfidencePercent(result);
        return new ReportTable
        {
            Id = id,
            Caption = Say("State occupancy at fixed times"),
            Columns = [new(Say("Time"), Alignment: CellAlignment.Text), .. result.States.SelectMany(state => Columns(result, state, Say($"% ({level}% CI)")))],
            Rows = rows,
            Footnotes = [new(null, Say($"In state: patients observed in the state just before the time.{(missing ? Say(" ") + Phrases.NotEstimableNote + Say(" A probability of 0 has no interval; none is estimated past the last follow-up.") : "")}"))],
        };
    }

    /// <summary>The patients in a state that can be left, and its probability.</summary>
    private IEnumerable<ReportCell> Cells(MultiStateResult result, int state, MultiStateTime? time)
    {
        if (!result.Absorbing.Contains(result.States[state])) yield return time is null ? "" : Rounded.Count(time.AtRisk);
        yield return time is null ? "" : Percentage.WithLimits(time.Probability, time.Lower, time.Upper);
    }

    private IEnumerable<ReportColumn> Columns(MultiStateResult result, string state, string percent)
    {
        if (!result.Absorbing.Contains(state)) yield return new(Say("In state,\u00a0n"), state);
        yield return new(percent, state);
    }

    private ReportTable Sojourn(MultiStateResult result, string id)
    {
        string? unit = result.Endpoint?.Unit;
        string level = Settings.ConfidencePercent(result);
        return new ReportTable
        {
            Id = id,
            Caption = Say($"Mean time in each state up to {Duration.At(result.Tau, unit)}"),
            Columns =
            [
                new(Say("State"), Alignment: CellAlignment.Text),
                .. result.Strata.Select(stratum => new ReportColumn(Say($"{(result.Strata.Count > 1 ? stratum.Group + Say(", mean") : Say("Mean"))}{Duration.InUnit(unit)} ({level}% CI)"))),
            ],
            Rows =
            [
                .. result.States.Select((state, number) => new ReportRow(RowKind.Plain, [state, .. result.Strata.Select(stratum => (ReportCell)Mean(stratum.Sojourn[number], unit))])),
            ],
            Footnotes = result.Strata.Any(stratum => stratum.Sojourn.Any(sojourn => sojourn.Mean is null)) ? [new(null, Phrases.NotEstimableNote)] : [],
        };
    }

    private string Mean(MultiStateSojourn sojourn, string? unit) =>
        sojourn is { Mean: { } mean, Lower: { } lower, Upper: { } upper } ? $"{Duration.Of(mean, unit)} ({Duration.Of(lower, unit)}{Phrases.Between}{Duration.Of(upper, unit)})" : Phrases.NotEstimable;
}
