using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Runs a <see cref="CoxRequest"/> with <see cref="FirthPenalty"/>.</summary>
internal static class FirthCoxAnalysis
{
    /// <summary>The fault of a choice that Firth's penalty does not go with; null when all do.</summary>
    public static Fault? Refusal(CoxTies ties, bool robust, bool clustered, bool proportionalHazards, string where)
    {
        (string What, string Fix)? wrong = (ties, robust || clustered, proportionalHazards) switch
        {
            (CoxTies.Discrete, _, _) => ("Firth's penalty is not available for the discrete partial likelihood", "choose efron or breslow ties"),
            (_, true, _) => ("Firth's penalty has no robust variance; its intervals are profiles of the likelihood", "leave out clusters and robust"),
            (_, _, true) => ("the proportional-hazards test is not defined with Firth's penalty", "test proportional hazards in a model without the penalty"),
            _ => null,
        };
        return wrong is { } choice ? new Fault(FaultCode.BadValue, choice.What, where, null, choice.Fix) : null;
    }

    public static CoxResult Run(PreparedRows rows, CoxRequest request, Design design)
    {
        if (Refusal(request.Settings.Ties, request.Robust, request.Cluster is not null, request.ProportionalHazards, "firth") is { } refusal) throw new InputException(refusal);
        if (rows.HasFractionalWeights)
            throw new AnalysisImpossibleException(new Fault(FaultCode.MethodNotDefined, "Firth's penalty has no robust variance, which weights that are not whole numbers need", request.Weights, "whole weights", "leave out the weights or the penalty"));
        CovariateMatrix covariates = design.ToMatrix();
        Grouping? strata = PreparedRows.ToGrouping(rows.Strata);
        var options = new FirthCoxOptions { Ties = request.Settings.Ties, Level = request.Settings.Level };
        FirthCoxFit fit = FirthCox.Fit(rows.Data, covariates, options, strata);
        var plain = CoxModel.Fit(rows.Data, covariates, new CoxOptions { Ties = request.Settings.Ties }, strata);
        CoxTermResult[] terms = LevelSupport.Of(CoxTerms.Of(design, [.. fit.Terms.Select(Term)], rows.Warnings), design, rows.Data.EventCodes);
        if (!fit.Converged) rows.Warnings.Add(Warn.Of(FaultCode.DidNotConverge, $"the model did not converge in {fit.Iterations} iterations"));
        return new CoxResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, design),
            Events = fit.Events,
            Iterations = fit.Iterations,
            Converged = fit.Converged,
            Loglik = new LogLikelihood(ResultNumbers.OrNull(fit.PenalisedLogLikelihoodNull), ResultNumbers.OrNull(fit.PenalisedLogLikelihood)),
            Terms = terms,
            Tests = new CoxTests(ResultNumbers.Of(fit.LikelihoodRatio), ResultNumbers.Of(fit.Wald), ResultNumbers.Of(fit.Score)),
            Concordance = new ConcordanceResult(ResultNumbers.OrNull(fit.Concordance.Estimate), ResultNumbers.OrNull(fit.Concordance.StandardError)),
            EventsPerVariable = CoxSupport.EventsPerVariable(fit.Events, fit.Terms.Select(term => term.Status)),
            Separated = CoxSupport.Separated(rows, design, plain),
            Warnings = [.. rows.Warnings],
        };
    }

    private static CoxTerm Term(FirthCoxTerm term) =>
        new(term.Name, term.Coefficient, term.StandardError, null, term.Z, term.LikelihoodRatio.P, term.HazardRatio, term.Status);

    private static SortedDictionary<string, object?> SettingsOf(CoxRequest request, Design design)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["level"] = request.Settings.Level;
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["penalty"] = "firth";
        sheet["interval"] = "profile penalised likelihood";
        sheet["p"] = "penalised likelihood ratio";
        sheet["z"] = "coefficient over standard error; p is not taken from it";
        sheet["loglik"] = "log partial likelihood plus half the log determinant of its information";
        sheet["variance"] = "inverse information at the estimate";
        sheet["convergence"] = "no coefficient moves by more than 1e-11 mean absolute deviations, 500 iterations";
        sheet["concordance"] = "Harrell, infinitesimal jackknife standard error";
        if (design.References.Length > 0) sheet["reference"] = string.Join(", ", design.References);
        return sheet;
    }
}
