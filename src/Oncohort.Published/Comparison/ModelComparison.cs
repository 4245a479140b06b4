using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>Cox models, each term coded as chosen.</summary>
internal static class ModelComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, SideBySideOptions options, NumberList numbers)
    {
        CheckCodings(study, options);
        foreach (PublishedModel model in study.Models)
        {
            if (model.Together)
            {
                Dictionary<PublishedTerm, FittedTerm> fitted = Fit(model, model.Terms, cohort, options);
                foreach (PublishedTerm term in model.Terms) Add(model, term, fitted[term], numbers);
            }
            else
            {
                foreach (PublishedTerm term in model.Terms) Add(model, term, Fit(model, [term], cohort, options)[term], numbers);
            }
        }
    }

    private static void CheckCodings(PublishedStudy study, SideBySideOptions options)
    {
        foreach ((string variable, string coding) in options.Codings)
        {
            string[] offered = [.. study.Models.SelectMany(model => model.Terms).Where(term => term.Variable == variable).SelectMany(term => term.Codings).Select(known => known.Id).Distinct()];
            if (offered.Contains(coding)) continue;
            string legal = offered.Length == 0 ? "no model has that variable" : "one of: " + string.Join(", ", offered);
            throw new ArgumentException($"'{coding}' is not a coding of '{variable}'; {legal}.", nameof(options));
        }
    }

    private static Dictionary<PublishedTerm, FittedTerm> Fit(PublishedModel model, IReadOnlyList<PublishedTerm> terms, CohortView cohort, SideBySideOptions options)
    {
        Dictionary<PublishedTerm, FittedTerm> AllMissing(string why) => terms.ToDictionary(term => term, _ => new FittedTerm(null, null, null, null, null, why));
        if (model.Method != "cox") return AllMissing($"a model called '{model.Method}' is not fitted");
        if (model.Endpoint is null || cohort.FollowUp(model.Endpoint) is not { } followUp) return AllMissing(model.Endpoint is null ? "the model has no endpoint" : cohort.NoEndpoint(model.Endpoint));
        if (cohort.Select(model.Within, out string? why) is not { } within) return AllMissing(why!);
        var coded = new List<CodedTerm>();
        foreach (PublishedTerm term in terms)
        {
            if (CodedTerm.Of(term, options, cohort, out why) is not { } columns) return AllMissing(why!);
            coded.Add(columns);
        }

        int[] rows = [.. CohortView.Observed(followUp, within).Where(row => coded.TrueForAll(term => term.IsKnown(row)))];
        CoxTies ties = model.Ties switch { "efron" => CoxTies.Efron, "breslow" => CoxTies.Breslow, _ => options.Ties };
        try
        {
            var matrix = new CovariateMatrix([.. coded.SelectMany(term => term.Names)], [.. coded.SelectMany(term => term.Columns(rows))]);
            CoxFit fit = CoxModel.Fit(CohortView.TimesOf(followUp, rows), matrix, new CoxOptions { Ties = ties, Level = model.Level });
            var fitted = new Dictionary<PublishedTerm, FittedTerm>();
            int at = 0;
            foreach (CodedTerm term in coded)
            {
                CoxTerm shown = fit.Terms[at + term.Shown];
                fitted[term.Term] = new FittedTerm(shown.HazardRatio.Estimate, shown.HazardRatio.Lower, shown.HazardRatio.Upper, shown.P, $"Cox, {ties.ToString().ToLowerInvariant()} ties, coding {term.Coding}", null);
                at += term.Names.Count;
            }

            return fitted;
        }
        catch (EstimationException problem)
        {
            return AllMissing(problem.Message);
        }
    }

    private static void Add(PublishedModel model, PublishedTerm term, FittedTerm fitted, NumberList numbers)
    {
        string id = $"{model.Id}.{term.Variable}";
        string label = $"{term.Label}, {(model.Together ? "multivariable" : "univariable")}";
        string why = fitted.Why ?? "it is not estimable";
        numbers.Add(id + ".ratio", label + ", ratio", model.Place, term.Ratio, Computed.Of(fitted.Ratio, why), fitted.Name);
        numbers.Add(id + ".lower", label + ", lower limit", model.Place, term.Lower, Computed.Of(fitted.Lower, why), fitted.Name);
        numbers.Add(id + ".upper", label + ", upper limit", model.Place, term.Upper, Computed.Of(fitted.Upper, why), fitted.Name);
        numbers.Add(id + ".p", label + ", p", model.Place, term.P, Computed.Of(fitted.P, why), fitted.Name);
    }

    private readonly record struct FittedTerm(double? Ratio, double? Lower, double? Upper, double? P, string? Name, string? Why);
}
