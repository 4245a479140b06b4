using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Selects the covariates of a Cox model stepwise, then fits the model of those selected on the same rows.</summary>
internal static class StepwiseCox
{
    /// <summary>Refuses what the selection has no tests for.</summary>
    /// <exception cref="InputException">OCH023.</exception>
    public static void Refuse(CoxRequest request)
    {
        if (request.Stepwise is not { } rule) return;
        if (rule.Enter > rule.Remove)
            throw new InputException(new Fault(FaultCode.BadValue, FormattableString.Invariant($"the level of entry {rule.Enter} is above the level of removal {rule.Remove}"), "stepwise", "entry below removal, such as 0.05 and 0.10", "a covariate could enter and leave for ever"));
        if (!request.Robust && request.Cluster is null && request.Penalty is null && request.Shape.IsPlain) return;
        throw new InputException(new Fault(
            FaultCode.BadValue,
            "stepwise selection has no tests for clusters, a robust variance, a penalty, splines, interactions or effects that change with time",
            "stepwise",
            "numeric covariates and factors without these",
            "leave them out, or name the covariates of the model yourself"));
    }

    /// <summary>Selects and fits.</summary>
    public static CoxResult Run(PreparedRows rows, CoxRequest request, StepwiseOptions rule)
    {
        if (rows.HasFractionalWeights)
            throw new InputException(new Fault(FaultCode.BadValue, "stepwise selection has no tests for weights that are not whole numbers", "stepwise", "whole weights", "leave out the weights, or name the covariates of the model yourself"));
        var design = Design.Of(rows, request.Covariates, request.Settings.Reference);
        (Variable Variable, int First, int Count)[] candidates = [.. design.Covariates.Where(covariate => covariate.Count > 0)];
        if (candidates.Length == 0) return CoxAnalysis.Run(rows, request with { Stepwise = null });
        StepwiseSelection selection = Select(rows, request, rule, design, candidates);
        Variable[] chosen = [.. selection.Selected.Select(term => candidates[term].Variable)];
        CoxResult model = chosen.Length == 0 ? Empty(rows, selection) : CoxAnalysis.Run(rows, request with { Covariates = chosen, Stepwise = null });
        return model with
        {
            Steps = [.. selection.Steps.Select((step, index) => Step(index + 1, step, candidates[step.Term].Variable))],
            Settings = SettingsOf(model, request, rule, chosen),
            Warnings = [.. model.Warnings, Warning(candidates.Length, chosen.Length)],
        };
    }

    private static StepwiseSelection Select(PreparedRows rows, CoxRequest request, StepwiseOptions rule, Design design, (Variable Variable, int First, int Count)[] candidates)
    {
        try
        {
            return CoxStepwise.Select(
                rows.Data,
                new CovariateMatrix([.. design.Terms.Select(term => term.Name)], [.. design.Terms.Select(term => term.Values)]),
                [.. candidates.Select(candidate => (candidate.Variable.Name, candidate.First, candidate.Count))],
                rule,
                new CoxOptions { Ties = request.Settings.Ties, Level = request.Settings.Level },
                PreparedRows.ToGrouping(rows.Strata));
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem, string.Join(", ", request.Endpoint.Columns));
        }
    }

    private static StepwiseStepResult Step(int number, StepwiseStep step, Variable variable) => new(
        number,
        variable.Name,
        variable.Label,
        step.Entered ? "in" : "out",
        step.Test switch { StepwiseTest.Score => "score", StepwiseTest.Wald => "wald", _ => "likelihood_ratio" },
        ResultNumbers.Of(step.Statistic),
        ResultNumbers.OrNull(step.LogLikelihood));

    private static CoxResult Empty(PreparedRows rows, StepwiseSelection selection)
    {
        var none = new TestResult(null, 0, null);
        double? loglik = ResultNumbers.OrNull(selection.LogLikelihoodNull);
        return new CoxResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = new Dictionary<string, object?>(),
            Events = rows.Data.Events(),
            Iterations = 0,
            Converged = true,
            Loglik = new LogLikelihood(loglik, loglik),
            Terms = [],
            Tests = new CoxTests(none, none, none),
            Concordance = new ConcordanceResult(null, null),
            Warnings = [.. rows.Warnings],
        };
    }

    private static SortedDictionary<string, object?> SettingsOf(CoxResult model, CoxRequest request, StepwiseOptions rule, Variable[] chosen)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        foreach ((string name, object? value) in model.Settings) sheet[name] = value;
        sheet["level"] = request.Settings.Level;
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["covariates"] = string.Join(", ", chosen.Select(covariate => covariate.Name));
        sheet["candidates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["stepwise"] = StepwiseNames.Of(rule);
        sheet["enter"] = rule.Enter;
        sheet["remove"] = rule.Remove;
        return sheet;
    }

    private static Warning Warning(int candidates, int chosen) => chosen == 0
        ? Warn.Of(FaultCode.NothingSelected, $"the selection left none of {candidates} candidates in the model")
        : Warn.Of(FaultCode.SelectedModel, $"the model was selected stepwise among {candidates} candidates: its p-values and intervals are too small and its hazard ratios too far from 1, because they do not know of the selection; another sample may select others");
}
