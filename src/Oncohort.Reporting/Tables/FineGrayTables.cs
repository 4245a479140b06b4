using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A subdistribution hazards model beside the cause-specific models of all causes, and its predicted incidences.</summary>
internal sealed class FineGrayTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(FineGrayResult result, string id)
    {
        yield return Model(result, id);
        if (result.Bootstrap is { } bootstrap) yield return Bootstrap(result, bootstrap, id + "-bootstrap");
        if (result.Predictions.Any(curve => curve.At.Count > 0)) yield return Predictions(result, id + "-predicted");
    }

    /// <summary>What people read for a cause.</summary>
    public string CauseName(FineGrayResult result, string cause) => CauseNames.Of(result.Endpoint, cause, own: result.Cause == cause);

    private ReportTable Model(FineGrayResult result, string id)
    {
        string level = Settings.ConfidencePercent(result);
        List<TermColumns.Block> blocks = [];
        if (result.Univariable is { Count: > 0 } alone) blocks.Add(new(Say("Subdistribution, each alone"), Say($"SHR ({level}% CI)"), [.. alone.SelectMany(model => model.Terms)]));
        blocks.Add(new(Say("Subdistribution"), Say($"SHR ({level}% CI)"), result.Terms));
        foreach (CauseModelResult cause in result.CauseSpecific ?? [])
            blocks.Add(new(Say($"Cause-specific: {EndpointWords.InSentence(CauseName(result, cause.Cause))}"), Say($"HR ({level}% CI)"), cause.Terms));
        TermColumns columns = new(blocks, Edition);
        return new ReportTable
        {
            Id = id,
            Caption = result.Title ?? Say("Subdistribution hazards model"),
            Columns = columns.Headings,
            Rows = columns.Rows,
            Footnotes =
            [
                new(null, Say($"SHR, subdistribution hazard ratio{(result.CauseSpecific is null ? "" : Say("; HR, cause-specific hazard ratio"))}; CI, confidence interval. {PValue.Convention}")),
                .. Notes(result),
                .. columns.Notes,
            ],
        };
    }

    private IEnumerable<ReportFootnote> Notes(FineGrayResult result)
    {
        yield return new(null, Say($"Subdistribution: n = {result.N}, events = {Rounded.Count(result.Events)}, competing events = {Rounded.Count(result.Competing)}; pseudo-likelihood-ratio test {Test(result.Tests.LikelihoodRatio)}."));
        if (!result.Converged) yield return new(null, Say("Subdistribution: the iteration did not converge."));
        foreach (CauseModelResult cause in result.CauseSpecific ?? [])
        {
            string converged = cause.Converged ? "" : Say("; the iteration did not converge");
            yield return new(null, Say($"Cause-specific, {EndpointWords.InSentence(CauseName(result, cause.Cause))}: events = {Rounded.Count(cause.Events)}; likelihood-ratio test {Test(cause.Tests.LikelihoodRatio)}{converged}."));
        }

        if (result.LargestTotal is { } total and > 1)
            yield return new(null, Say($"The models of all causes predict incidences that add up to as much as {Rounded.Fixed(total, 3)} for a patient of the data; they hold for each cause alone."));
    }

    private ReportTable Bootstrap(FineGrayResult result, BootstrapResult bootstrap, string id) => new()
    {
        Id = id,
        Caption = Say("Standard errors of the log subdistribution hazard ratios"),
        Columns = [new(Say("Term"), Alignment: CellAlignment.Text), new(Say("Sandwich")), new(Say("Bootstrap")), new(Say($"Bootstrap SHR limits ({Settings.ConfidencePercent(result)}%)"))],
        Rows =
        [
            .. result.Terms.Where(term => term.Coef is not null).Select(term => (Term: term, Own: bootstrap.Terms.FirstOrDefault(other => other.Term == term.Term))).Select(pair => new ReportRow(RowKind.Plain,
            [
                pair.Term.Level is null ? pair.Term.Label ?? pair.Term.Term : $"{pair.Term.Label ?? pair.Term.Variable}: {pair.Term.Level}",
                pair.Term.Se is { } se ? Rounded.Fixed(se, 4) : Phrases.NotEstimable,
                pair.Own?.Se is { } drawn ? Rounded.Fixed(drawn, 4) : Phrases.NotEstimable,
                pair.Own is { Lower: { } lower, Upper: { } upper } ? $"{Rounded.Fixed(lower, 2)}{Phrases.Between}{Rounded.Fixed(upper, 2)}" : Phrases.NotEstimable,
            ])),
        ],
        Footnotes = [new(null, Say($"{bootstrap.Replicates} samples of patients drawn with replacement, seed {bootstrap.Seed}{(bootstrap.Used < bootstrap.Replicates ? Say($"; {bootstrap.Replicates - bootstrap.Used} without a finite estimate are left out") : "")}. Limits: percentiles."))],
    };

    private ReportTable Predictions(FineGrayResult result, string id)
    {
        IReadOnlyList<PredictedTime> times = result.Predictions[0].At;
        return new ReportTable
        {
            Id = id,
            Caption = Say($"Predicted cumulative incidence of {EndpointWords.InSentence(CauseName(result, result.Cause))} (%)"),
            Columns = [new(Say("Patient"), Alignment: CellAlignment.Text), .. times.Select(time => new ReportColumn(Duration.At(time.Time, result.Endpoint?.Unit)))],
            Rows = [.. result.Predictions.Select(curve => new ReportRow(RowKind.Plain, [PatternName(curve.Pattern), .. curve.At.Select(time => (ReportCell)Percentage.OfProbability(time.Cif))]))],
            Footnotes = [new(null, Say($"From the subdistribution hazards model; {Phrases.NotEstimableNote}"))],
        };
    }

    /// <summary>A pattern as people read it.</summary>
    public string PatternName(string pattern) => string.Join(Say(", "), pattern.Split(',').Select(part => string.Join(' ', part.Split('=', 2))));

    private string Test(TestResult test) => test.Chi2 is double chi2
        ? Say($"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}, df = {test.Df}, {PValue.Sentence(test.P)}")
        : Say("not estimable");
}
