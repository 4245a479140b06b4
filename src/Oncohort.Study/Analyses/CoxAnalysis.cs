using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>A Cox model. Competing events are censored: the hazards are cause-specific.</summary>
public sealed record CoxRequest : SurvivalRequest
{
    /// <summary>The covariates, at least one.</summary>
    public required IReadOnlyList<Variable> Covariates { get; init; }

    /// <summary>Robust standard errors also without clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Adds the proportional-hazards score tests.</summary>
    public bool ProportionalHazards { get; init; }

    /// <summary>What is added to the likelihood; null for nothing.</summary>
    public CoxPenalty? Penalty { get; init; }

    /// <summary>Selects among the covariates; null to keep them all.</summary>
    public StepwiseOptions? Stepwise { get; init; }

    /// <summary>Adds the models of every cause: the competing events one by one.</summary>
    public bool CauseSpecific { get; init; }

    /// <summary>Splines, polynomials, interactions and effects that change with time.</summary>
    public ModelShape Shape { get; init; } = ModelShape.Plain;

    /// <summary>What is looked at besides the coefficients.</summary>
    public ModelChecks Checks { get; init; } = ModelChecks.None;

    /// <summary>How follow-up is split or arranged before the model is fitted; null to take it as it is.</summary>
    public CoxEpisodes? Episodes { get; init; }

    internal override IEnumerable<Variable> Variables => Covariates.Concat(Strata);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. base.Columns.Concat(Episodes?.Columns ?? []).Concat(new[] { Checks.Identifier }.OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override CoxResult Run(CohortTable table) => CoxAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="CoxRequest"/>.</summary>
public static class CoxAnalysis
{
    /// <summary>Fewer events than this for each coefficient are few (Peduzzi, Concato, Feinstein and Holford, 1995).</summary>
    private const int EventsPerCoefficient = 10;

    /// <summary>A proportional-hazards test below this casts doubt on the model.</summary>
    private const double Doubtful = 0.05;

    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static CoxResult Run(CohortTable table, CoxRequest request)
    {
        if (request.Episodes is not null) return EpisodeAnalysis.Run(table, request);
        RefuseWeightsWithDiscreteTies(request);
        ModelCheckRules.Refuse(request);
        StepwiseCox.Refuse(request);
        return Run(PreparedRows.Of(table, request), request);
    }

    internal static CoxResult Run(PreparedRows rows, CoxRequest request)
    {
        if (request.Stepwise is { } rule) return StepwiseCox.Run(rows, request, rule);
        Design columns = ModelTerms.Of(rows, request.Covariates, request.Settings.Reference, request.Shape);
        if (request.Penalty is not null) return Estimating(request, columns, () => request.Penalty is ShrinkagePenalty penalty
            ? ShrinkageCoxAnalysis.Run(rows, request, penalty, columns)
            : FirthCoxAnalysis.Run(rows, request, columns));
        (ModelRows model, CoxFit fit) = Fit(rows, request, columns);
        Design design = model.Design;
        CoxTermResult[] terms = LevelSupport.Of(CoxTerms.Of(design, fit.Terms, rows.Warnings), design, rows.Data.EventCodes);
        ConcordanceIndex concordance = fit.Concordance();
        ProportionalHazardsResult[]? tests = request.ProportionalHazards ? ProportionalHazards(fit, design, request.Checks.Transform) : null;
        WarnOf(rows, fit, design, concordance, tests);
        return new CoxResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, fit, design),
            Events = fit.Events,
            Iterations = fit.Iterations,
            Converged = fit.Converged,
            Loglik = new LogLikelihood(ResultNumbers.OrNull(fit.LogLikelihoodNull), ResultNumbers.OrNull(fit.LogLikelihood)),
            Terms = terms,
            Tests = new CoxTests(ResultNumbers.Of(fit.LikelihoodRatio), ResultNumbers.Of(fit.Wald), ResultNumbers.Of(fit.Score)),
            Concordance = new ConcordanceResult(ResultNumbers.OrNull(concordance.Estimate), ResultNumbers.OrNull(concordance.StandardError)),
            EventsPerVariable = CoxSupport.EventsPerVariable(fit.Events, fit.Terms.Select(term => term.Status)),
            Separated = CoxSupport.Separated(rows, design, fit),
            Ph = tests,
            Causes = request.CauseSpecific ? CauseSpecificModels.Of(rows, design, OptionsOf(rows, request), PreparedRows.ToGrouping(rows.Strata)) : null,
            Checks = ModelChecking.Of(rows, request, model, fit),
            Warnings = [.. rows.Warnings],
        };
    }

    private static (ModelRows Model, CoxFit Fit) Fit(PreparedRows rows, CoxRequest request, Design design)
    {
        CoxOptions options = OptionsOf(rows, request);
        return Estimating(request, design, () =>
        {
            var model = ModelRows.Of(rows, design, request.Shape.TimeVarying, options.Robust);
            return (model, CoxModel.Fit(model.Data, model.Covariates, options, model.Strata, model.Clusters));
        });
    }

    private static T Estimating<T>(CoxRequest request, Design design, Func<T> estimate)
    {
        if (design.Terms.Count == 0) throw new AnalysisImpossibleException(Constant(request));
        try
        {
            return estimate();
        }
        catch (EstimationException problem) when (problem.Problem == EstimationProblem.NoCovariate)
        {
            throw new AnalysisImpossibleException(Constant(request));
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem, string.Join(", ", request.Endpoint.Columns));
        }
    }

    private static CoxOptions OptionsOf(PreparedRows rows, CoxRequest request) => new()
    {
        Ties = request.Settings.Ties,
        Level = request.Settings.Level,
        Robust = request.Robust || rows.HasFractionalWeights,
    };

    private static ProportionalHazardsResult[] ProportionalHazards(CoxFit fit, Design design, TimeTransform transform) =>
        [.. fit.ProportionalHazards([.. design.Covariates.Where(covariate => covariate.Count > 0).Select(covariate => (covariate.Variable.Name, covariate.First, covariate.Count))], transform)
            .Select(test => new ProportionalHazardsResult(
                test.Name, ResultNumbers.OrNull(test.Test.ChiSquare), test.Test.DegreesOfFreedom, ResultNumbers.OrNull(test.Test.P)))];

    private static void WarnOf(PreparedRows rows, CoxFit fit, Design design, ConcordanceIndex concordance, ProportionalHazardsResult[]? tests)
    {
        if (!fit.Converged) rows.Warnings.Add(Warn.Of(FaultCode.DidNotConverge, $"the model did not converge in {fit.Iterations} iterations"));
        int coefficients = fit.Terms.Count(term => term.Status != EstimateStatus.Collinear);
        if (fit.Events < EventsPerCoefficient * coefficients)
            rows.Warnings.Add(Warn.Of(FaultCode.FewEventsPerVariable, $"{new Amount(fit.Events, "event", "events")} for {Coefficients(coefficients)}, fewer than {EventsPerCoefficient} for each"));
        if (concordance.Estimate is null || concordance.StandardError is null)
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the concordance or its standard error is not estimable"));
        foreach (ProportionalHazardsResult test in tests ?? [])
        {
            if (test.P is null) rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the proportional-hazards test of {test.Term} is not estimable"));
            else if (test.P < Doubtful) rows.Warnings.Add(Warn.Of(FaultCode.NonProportionalHazards, $"proportional hazards are doubtful for {test.Term} (p {(test.P < 0.0001 ? "below 0.0001" : FormattableString.Invariant($"{test.P:F4}"))})"));
        }
    }

    private static string Coefficients(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "coefficient" : "coefficients")}");

    private static Fault Constant(CoxRequest request) => new(
        FaultCode.ConstantCovariate,
        $"no covariate varies where events occur: {string.Join(", ", request.Covariates.Select(covariate => covariate.Name))}",
        string.Join(", ", request.Covariates.Select(covariate => covariate.Name)),
        "a covariate that differs among the rows analysed",
        "check the rows that are kept, or choose other covariates");

    private static void RefuseWeightsWithDiscreteTies(CoxRequest request)
    {
        if (request.Settings.Ties != CoxTies.Discrete || (request.Weights is null && request.Cluster is null && !request.Robust)) return;
        throw new InputException(new Fault(
            FaultCode.BadValue,
            "the discrete partial likelihood is not defined with weights, clusters or a robust variance",
            "ties",
            "efron or breslow",
            "choose another tie method, or leave out weights, clusters and robust"));
    }

    private static SortedDictionary<string, object?> SettingsOf(CoxRequest request, CoxFit fit, Design design)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["level"] = request.Settings.Level;
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["variance"] = request.Cluster is not null ? "robust, by cluster" : fit.IsRobust ? "robust" : "model";
        sheet["convergence"] = "relative change of the log likelihood 1e-9, 20 iterations";
        sheet["concordance"] = "Harrell, infinitesimal jackknife standard error";
        ModelCheckRules.Describe(request, design, sheet);
        if (design.References.Length > 0) sheet["reference"] = string.Join(", ", design.References);
        return sheet;
    }
}
