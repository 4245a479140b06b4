using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>Runs a <see cref="CoxRequest"/> with a <see cref="ShrinkagePenalty"/>.</summary>
internal static class ShrinkageCoxAnalysis
{
    private const int UsualFolds = 10;

    /// <summary>The fault of a choice that such a penalty does not go with; null when all do.</summary>
    public static Fault? Refusal(CoxTies ties, bool robust, bool proportionalHazards, string where)
    {
        (string What, string Fix)? wrong = (ties, robust, proportionalHazards) switch
        {
            (CoxTies.Discrete, _, _) => ("the penalised model is not available for the discrete partial likelihood", "choose efron or breslow ties"),
            (_, true, _) => ("penalised coefficients have no standard errors, robust or not", "leave out robust"),
            (_, _, true) => ("the proportional-hazards test is not defined for penalised coefficients", "test proportional hazards in a model without the penalty"),
            _ => null,
        };
        return wrong is { } choice ? new Fault(FaultCode.BadValue, choice.What, where, null, choice.Fix) : null;
    }

    public static CoxResult Run(PreparedRows rows, CoxRequest request, ShrinkagePenalty penalty, Design design)
    {
        if (Refusal(request.Settings.Ties, request.Robust, request.ProportionalHazards, "penalty") is { } refusal) throw new InputException(refusal);
        var options = new PenalisedCoxOptions { Alpha = penalty.ShareOfLasso, Ties = request.Settings.Ties };
        (PenalisedCoxPath path, PenalisedCoxValidation? validation) = Fit(rows, penalty, design, options);
        int selected = Selected(penalty, path, validation);
        PenalisedCoxStep step = path.Steps[selected];
        ConcordanceIndex concordance = path.Concordance(selected);
        CoxTermResult[] terms = Terms(rows, design, step);
        Warn(rows, penalty, path, validation, selected);
        return new CoxResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, penalty, design, validation),
            Events = path.Events,
            Iterations = step.Iterations,
            Converged = step.Converged,
            Loglik = new LogLikelihood(ResultNumbers.OrNull(path.LogLikelihoodNull), ResultNumbers.OrNull(step.LogLikelihood)),
            Terms = terms,
            Tests = new CoxTests(new TestResult(null, step.NonZero, null), new TestResult(null, step.NonZero, null), new TestResult(null, step.NonZero, null)),
            Concordance = new ConcordanceResult(ResultNumbers.OrNull(concordance.Estimate), ResultNumbers.OrNull(concordance.StandardError)),
            EventsPerVariable = design.Terms.Count == 0 ? null : (double)path.Events / design.Terms.Count,
            Shrinkage = new ShrinkageResult
            {
                Penalty = Choices.Penalties.Name(penalty.Kind),
                Alpha = penalty.ShareOfLasso,
                SelectedLambda = step.Lambda,
                LambdaMin = validation is null ? null : path.Steps[validation.Minimum].Lambda,
                Lambda1se = validation is null ? null : path.Steps[validation.OneStandardError].Lambda,
                Path = [.. path.Steps.Select(at => new ShrinkageStepResult(at.Lambda, at.NonZero, at.DevianceRatio, OfTerms(terms, design, at)))],
                CrossValidation = validation is null ? null : [.. validation.Deviances.Select(at => new CrossValidatedResult(at.Lambda, at.Mean, at.StandardError))],
            },
            Warnings = [.. rows.Warnings],
        };
    }

    private static (PenalisedCoxPath Path, PenalisedCoxValidation? Validation) Fit(PreparedRows rows, ShrinkagePenalty penalty, Design design, PenalisedCoxOptions options)
    {
        CovariateMatrix covariates = design.ToMatrix();
        Grouping? strata = PreparedRows.ToGrouping(rows.Strata);
        if (penalty.Lambda is { } given)
        {
            PenalisedCoxPath own = PenalisedCox.Fit(rows.Data, covariates, options, strata);
            options = options with { Lambdas = [.. own.Steps.Select(step => step.Lambda).Append(given).Distinct()] };
        }

        int? folds = penalty.Folds ?? (penalty.Choice == PenaltyChoice.Given ? null : UsualFolds);
        if (folds is null) return (PenalisedCox.Fit(rows.Data, covariates, options, strata), null);
        Grouping division = PenalisedCox.Folds(rows.Data, folds.Value, penalty.Seed, rows.Clusters);
        RequireEvents(rows, division);
        PenalisedCoxValidation validation = PenalisedCox.CrossValidate(rows.Data, covariates, division, options, strata);
        return (validation.Path, validation);
    }

    private static void RequireEvents(PreparedRows rows, Grouping folds)
    {
        bool[] hasEvent = new bool[folds.Groups];
        for (int row = 0; row < folds.Rows; row++) hasEvent[folds.Codes[row]] |= rows.Data.EventCodes[row] == 1 && (rows.Weights is null || rows.Weights[row] > 0);
        if (!hasEvent.Contains(false)) return;
        throw new AnalysisImpossibleException(new Fault(
            FaultCode.NoEvents,
            string.Create(CultureInfo.InvariantCulture, $"{folds.Groups} folds cannot each hold an event: {rows.Data.Events()} occur"),
            "folds",
            "an event in every fold",
            "choose fewer folds, or give the penalty as a number"));
    }

    private static int Selected(ShrinkagePenalty penalty, PenalisedCoxPath path, PenalisedCoxValidation? validation) => penalty.Choice switch
    {
        PenaltyChoice.Minimum => validation!.Minimum,
        PenaltyChoice.OneStandardError => validation!.OneStandardError,
        _ => path.Steps.Select(step => step.Lambda).ToList().IndexOf(penalty.Lambda!.Value),
    };

    private static void Warn(PreparedRows rows, ShrinkagePenalty penalty, PenalisedCoxPath path, PenalisedCoxValidation? validation, int selected)
    {
        rows.Warnings.Add(Preparation.Warn.Of(
            FaultCode.NoInferenceAfterPenalty,
            $"standard errors, intervals, p-values and tests are not given: coefficients are shrunken{(penalty.Kind == PenaltyKind.Ridge ? "" : " and selected")} by the penalty, and the usual ones would not be valid"));
        if (!path.Steps[selected].Converged) rows.Warnings.Add(Preparation.Warn.Of(FaultCode.DidNotConverge, $"the model at the chosen penalty did not converge"));
        if (validation is not null && (validation.Minimum == 0 || validation.Minimum == path.Steps.Count - 1))
            rows.Warnings.Add(Preparation.Warn.Of(FaultCode.PenaltyAtEdge, $"the cross-validated deviance is smallest at the {(validation.Minimum == 0 ? "largest" : "smallest")} penalty of the path"));
    }

    private static CoxTermResult[] Terms(PreparedRows rows, Design design, PenalisedCoxStep step)
    {
        CoxTerm[] estimates = [.. design.Terms.Select((term, j) => Estimate(term, step, j))];
        CoxTermResult[] terms = LevelSupport.Of(CoxTerms.Of(design, estimates, rows.Warnings, inference: false), design, rows.Data.EventCodes);
        HashSet<string> left = [.. design.Terms.Where((_, j) => step.Coefficients[j] == 0).Select(term => term.Name)];
        return [.. terms.Select(term => term.Status == "estimated" && left.Contains(term.Term) ? term with { Status = "not_selected" } : term)];
    }

    /// <summary>The coefficients in the order of the terms; 0 for a covariate that has no column because every row has the same level.</summary>
    private static double[] OfTerms(CoxTermResult[] terms, Design design, PenalisedCoxStep step)
    {
        string[] names = [.. design.Terms.Select(term => term.Name)];
        return [.. terms.Select(term => Array.IndexOf(names, term.Term) is >= 0 and int column ? step.Coefficients[column] : 0)];
    }

    private static CoxTerm Estimate(DesignTerm term, PenalisedCoxStep step, int j)
    {
        bool constant = Array.TrueForAll(term.Values, value => value == term.Values[0]);
        double coefficient = step.Coefficients[j];
        double ratio = Math.Exp(coefficient);
        return constant
            ? new CoxTerm(term.Name, null, null, null, null, null, default, EstimateStatus.Collinear)
            : new CoxTerm(term.Name, coefficient, null, null, null, null, new IntervalEstimate(double.IsNormal(ratio) ? ratio : null, null, null), EstimateStatus.Estimated);
    }

    private static SortedDictionary<string, object?> SettingsOf(CoxRequest request, ShrinkagePenalty penalty, Design design, PenalisedCoxValidation? validation)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["penalty"] = Choices.Penalties.Name(penalty.Kind);
        sheet["alpha"] = penalty.ShareOfLasso;
        sheet["lambda"] = penalty.Choice switch { PenaltyChoice.Minimum => "min", PenaltyChoice.OneStandardError => "1se", _ => penalty.Lambda };
        sheet["standardised"] = "columns divided by their standard deviation (1/n); coefficients in the units of the covariates";
        sheet["objective"] = "-log partial likelihood / weight of the rows + lambda (alpha |b| + (1 - alpha) b^2 / 2)";
        sheet["path"] = "100 penalties, equal steps of the logarithm, from the first at which all are 0";
        sheet["convergence"] = "conditions of optimality within 1e-11";
        sheet["concordance"] = "Harrell, of the same rows";
        if (validation is not null)
        {
            sheet["folds"] = validation.Folds.Groups;
            sheet["seed"] = penalty.Seed;
            sheet["fold_rule"] = request.Cluster is null ? "seeded shuffle, events shared out evenly" : "seeded shuffle of clusters, events shared out evenly";
            sheet["cross_validation"] = "partial-likelihood deviance that a fold adds, for each event";
        }

        if (design.References.Length > 0) sheet["reference"] = string.Join(", ", design.References);
        return sheet;
    }
}
