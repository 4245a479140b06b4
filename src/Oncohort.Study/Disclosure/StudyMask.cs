using System.Globalization;
using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks what stands about the whole study: eligibility, endpoints, completeness; and hands each analysis to the mask of its kind.</summary>
internal sealed class StudyMask(CountBook book, StudyResults results)
{
    private const double Cohort = 1e6;
    private const double Flow = 1;

    private readonly Population _cohort = new("", "");
    private readonly Dictionary<string, string> _labels = results.Variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Label, StringComparer.Ordinal);

    public StudyResults Apply()
    {
        KeyedCount included = Included;
        return results with
        {
            Read = book.Print(Remaining(-1)),
            Included = book.Print(included),
            Attrition = [.. results.Attrition.Select(Step)],
            Endpoints = [.. results.Endpoints.Select(Endpoint)],
            Variables = [.. results.Variables.Select(Variable)],
            Analyses = [.. results.Analyses.Select(Analysis)],
            Warnings = WarningMask.Of(results.Warnings),
            Failures = [.. results.Failures.Select(failure => failure with { Reason = WarningMask.WithoutNumbers(failure.Reason) })],
        };
    }

    private KeyedCount Included => _cohort.N(results.Included) with { Cost = Cohort };

    /// <summary>The patients who remain after a step; before the first, those who were read.</summary>
    private KeyedCount Remaining(int step)
    {
        Count count = step < 0 ? results.Read : results.Attrition[step].Kept;
        return step == results.Attrition.Count - 1 ? Included with { Value = count } : new KeyedCount(string.Create(CultureInfo.InvariantCulture, $"remaining|{step}"), count, Flow);
    }

    private EligibilityStep Step(EligibilityStep step, int number)
    {
        KeyedCount before = Remaining(number - 1);
        KeyedCount kept = Remaining(number);
        var excluded = new KeyedCount($"excluded|{step.Id}", step.Excluded, 3 * Flow);
        var missing = new KeyedCount($"not assessable|{step.Id}", step.ExcludedMissing, Flow);
        book.Sum(before, kept, excluded);
        book.Sum(excluded, missing, KeyedCount.Hidden($"assessed|{step.Id}", excluded.Number - missing.Number));
        if (number == results.Attrition.Count - 1 && number > 0) book.Sum(Remaining(-1), kept, KeyedCount.Hidden("excluded", results.Read.AtLeast - kept.Number));
        return step with { Read = book.Print(before), Kept = book.Print(kept), Excluded = book.Print(excluded), ExcludedMissing = book.Print(missing) };
    }

    private EndpointSummary Endpoint(EndpointSummary endpoint)
    {
        Population patients = _cohort with { Endpoint = endpoint.Id };
        KeyedCount n = patients.N(endpoint.N);
        KeyedCount events = patients.Events("", endpoint.Events);
        KeyedCount competing = patients.Events("competing", endpoint.Competing);
        KeyedCount censored = new($"censored||{endpoint.Id}", endpoint.Censored, 2);
        book.Sum(n, events, competing, censored);
        book.Sum(n, events, patients.Rest("without event", n.Number - events.Number));
        return endpoint with
        {
            N = book.Print(n),
            Events = book.Print(events),
            Competing = book.Print(competing),
            Censored = book.Print(censored),
            Excluded = Exclusions(endpoint.Excluded, Included, n),
        };
    }

    private VariableSummary Variable(VariableSummary variable)
    {
        KeyedCount known = _cohort.Known(variable.Label, null, null, variable.N, variable.Missing);
        KeyedCount missing = _cohort.Missing(variable.Label, null, null, variable.Missing);
        book.Sum(Included, known, missing);
        return variable with { N = book.Print(known), Missing = book.Print(missing) };
    }

    private AnalysisResult Analysis(AnalysisResult analysis)
    {
        Population patients = Population.Of(analysis);
        AnalysisResult masked = analysis switch
        {
            Table1Result table => new TableMask(book, patients).Of(table),
            ChiSquareResult test => new TableMask(book, patients).Of(test, _labels),
            ToxicityResult toxicity => new TableMask(book, patients).Of(toxicity),
            FollowUpResult visits => new TableMask(book, patients).Of(visits),
            KaplanMeierResult curves => new SurvivalMask(book, patients, _labels).Of(curves),
            LogRankResult test => new SurvivalMask(book, patients, _labels).Of(test),
            RestrictedMeanResult means => new SurvivalMask(book, patients, _labels).Of(means),
            LandmarkResult landmarks => new LandmarkMask(book, patients, _labels).Of(landmarks),
            CumulativeIncidenceResult incidence => new IncidenceMask(book, patients, _labels).Of(incidence),
            MultiStateResult states => new StateMask(book, patients).Of(states),
            CoxResult model => new ModelMask(book, patients).Of(model),
            CoxTableResult models => CoxTable(models, patients),
            FineGrayResult model => new ModelMask(book, patients).Of(model),
            SubgroupResult effects => new SubgroupMask(book, patients).Of(effects),
            PublishedResult published => PublishedMask.Of(published),
            _ => throw new ArgumentException($"There is no mask for {analysis.GetType().Name}.", nameof(analysis)),
        };
        return Head(masked, analysis, patients);
    }

    private CoxTableResult CoxTable(CoxTableResult models, Population patients) => models with
    {
        Univariable = [.. models.Univariable.Select(model => Model(model, patients))],
        Multivariable = models.Multivariable is { } multivariable ? Model(multivariable, patients) : null,
    };

    private CoxResult Model(CoxResult model, Population patients)
    {
        Population here = patients.LeavingOut(model.Excluded);
        return (CoxResult)Head(new ModelMask(book, here).Of(model), model, here);
    }

    /// <summary>The patients, those left out and the warnings, which every analysis has.</summary>
    private AnalysisResult Head(AnalysisResult masked, AnalysisResult analysis, Population patients)
    {
        KeyedCount n = patients.N(analysis.N);
        return masked with
        {
            N = book.Print(n),
            Excluded = Exclusions(analysis.Excluded, Included, n),
            Warnings = WarningMask.Of(analysis.Warnings),
            Settings = SettingsMask.Of(analysis.Settings),
        };
    }

    private Exclusion[] Exclusions(IReadOnlyList<Exclusion> excluded, KeyedCount all, KeyedCount n)
    {
        KeyedCount[] counts = [.. excluded.Select(reason => new KeyedCount($"left out|{reason.Reason}", reason.Count, 20))];
        book.Sum(all, counts.Prepend(n));
        if (counts.Length > 1) book.Sum(all, n, KeyedCount.Hidden($"left out|{string.Join('|', excluded.Select(reason => reason.Reason))}", counts.Sum(count => count.Number)));
        return [.. excluded.Select((reason, i) => reason with { Count = book.Print(counts[i]) })];
    }
}
