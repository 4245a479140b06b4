using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>A subdistribution hazards model of the event against the competing events. Strata are groups with a censoring distribution of their own.</summary>
public sealed record FineGrayRequest : SurvivalRequest
{
    /// <summary>The covariates, at least one.</summary>
    public required IReadOnlyList<Variable> Covariates { get; init; }

    /// <summary>The patterns for which incidence is predicted.</summary>
    public IReadOnlyList<CovariatePattern> Predict { get; init; } = [];

    /// <summary>The times at which predicted incidence is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Adds Cox models of every cause.</summary>
    public bool CauseSpecific { get; init; }

    /// <summary>Adds the models of each covariate alone.</summary>
    public bool Univariable { get; init; }

    /// <summary>Samples of the bootstrap; 0 for none.</summary>
    public int Bootstrap { get; init; }

    /// <summary>The seed of the bootstrap.</summary>
    public long Seed { get; init; } = 1;

    internal override IEnumerable<Variable> Variables => Covariates.Concat(Strata);

    /// <inheritdoc/>
    public override FineGrayResult Run(CohortTable table) => FineGrayAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="FineGrayRequest"/>.</summary>
public static class FineGrayAnalysis
{
    /// <summary>Fewer events than this for each coefficient are few (Peduzzi, Concato, Feinstein and Holford, 1995).</summary>
    private const int EventsPerCoefficient = 10;

    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static FineGrayResult Run(CohortTable table, FineGrayRequest request)
    {
        var rows = PreparedRows.Of(table, request);
        if (rows.Causes.Count < 2) throw new InputException(NothingCompetes(request));
        var design = Design.Of(rows, request.Covariates, request.Settings.Reference);
        if (design.Terms.Count == 0) throw new AnalysisImpossibleException(Constant(request));
        double[][] patterns = [.. request.Predict.Select(pattern => pattern.ColumnsOf(design))];
        FineGrayFit fit = Fit(rows, request, design);
        CoxTermResult[] terms = LevelSupport.Of(CoxTerms.Of(design, fit.Terms, rows.Warnings), design, rows.Data.EventCodes);
        WarnOf(rows, fit);
        PredictedTotal? total = PredictedTotals.Of(rows, design, fit, FitCause(rows, request, design), patterns, request.Predict);
        return new FineGrayResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, rows, fit, design),
            Cause = rows.Causes[0],
            Events = fit.Events,
            Competing = fit.Competing,
            Iterations = fit.Iterations,
            Converged = fit.Converged,
            Loglik = new LogLikelihood(ResultNumbers.OrNull(fit.LogLikelihoodNull), ResultNumbers.OrNull(fit.LogLikelihood)),
            Terms = terms,
            Tests = new CoxTests(ResultNumbers.Of(fit.LikelihoodRatio), ResultNumbers.Of(fit.Wald), ResultNumbers.Of(fit.Score)),
            Bootstrap = request.Bootstrap == 0 ? null : Bootstrap(rows, request, fit),
            Predictions = PredictedCurves.Of(rows, request, fit, patterns),
            LargestTotal = ResultNumbers.OrNull(total?.Total),
            CauseSpecific = request.CauseSpecific ? CauseSpecificModels.Of(rows, design, new CoxOptions { Ties = request.Settings.Ties, Level = request.Settings.Level, Robust = rows.HasFractionalWeights }) : null,
            Univariable = request.Univariable ? [.. request.Covariates.Select(covariate => Alone(table, request, covariate, rows.Warnings)).OfType<FineGrayResult>()] : null,
            Warnings = [.. rows.Warnings],
        };
    }

    private static FineGrayFit Fit(PreparedRows rows, FineGrayRequest request, Design design)
    {
        try
        {
            return FitCause(rows, request, design)(1);
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

    private static Func<int, FineGrayFit> FitCause(PreparedRows rows, FineGrayRequest request, Design design)
    {
        CovariateMatrix covariates = design.ToMatrix();
        var options = new FineGrayOptions { Level = request.Settings.Level };
        return cause => FineGrayModel.Fit(rows.Data.ForCause(cause), covariates, options, PreparedRows.ToGrouping(rows.Strata), rows.Clusters);
    }

    private static BootstrapResult Bootstrap(PreparedRows rows, FineGrayRequest request, FineGrayFit fit)
    {
        FineGrayBootstrap bootstrap = fit.Bootstrap(request.Bootstrap, request.Seed);
        if (bootstrap.Used < bootstrap.Replicates)
            rows.Warnings.Add(Warn.Of(FaultCode.DidNotConverge, $"{bootstrap.Replicates - bootstrap.Used} of {bootstrap.Replicates} bootstrap samples have no finite estimate and are left out"));
        return new BootstrapResult(
            bootstrap.Replicates,
            bootstrap.Used,
            request.Seed,
            [.. fit.Terms.Select((term, j) => new BootstrapTermResult(
                term.Name,
                ResultNumbers.OrNull(bootstrap.StandardErrors[j]),
                ResultNumbers.OrNull(bootstrap.HazardRatios[j].Lower),
                ResultNumbers.OrNull(bootstrap.HazardRatios[j].Upper)))]);
    }

    private static FineGrayResult? Alone(CohortTable table, FineGrayRequest request, Variable covariate, WarningList warnings)
    {
        try
        {
            return Run(table, request with { Covariates = [covariate], Predict = [], CauseSpecific = false, Univariable = false, Bootstrap = 0 });
        }
        catch (AnalysisImpossibleException impossible)
        {
            warnings.Add(new Warning(impossible.Fault.PrintedCode, $"{covariate.Name} alone: {impossible.Fault.What}"));
            return null;
        }
    }

    private static void WarnOf(PreparedRows rows, FineGrayFit fit)
    {
        if (!fit.Converged) rows.Warnings.Add(Warn.Of(FaultCode.DidNotConverge, $"the model did not converge in {fit.Iterations} iterations"));
        int coefficients = fit.Terms.Count(term => term.Status != EstimateStatus.Collinear);
        if (fit.Events < EventsPerCoefficient * coefficients)
            rows.Warnings.Add(Warn.Of(FaultCode.FewEventsPerVariable, $"{new Amount(fit.Events, "event", "events")} for {Count(coefficients, "coefficient")}, fewer than {EventsPerCoefficient} for each"));
        if (fit.Competing == 0) rows.Warnings.Add(Warn.Of(FaultCode.NoEvents, $"no competing event occurs; the subdistribution hazard is the hazard"));
    }

    private static string Count(long count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static Fault NothingCompetes(FineGrayRequest request) => new(
        FaultCode.BadValue,
        "a subdistribution hazards model needs competing events",
        string.Join(", ", request.Endpoint.Columns),
        "the values that mark a competing event",
        "name the competing events of the endpoint, or fit a Cox model");

    private static Fault Constant(FineGrayRequest request) => new(
        FaultCode.ConstantCovariate,
        $"no covariate varies where events occur: {string.Join(", ", request.Covariates.Select(covariate => covariate.Name))}",
        string.Join(", ", request.Covariates.Select(covariate => covariate.Name)),
        "a covariate that differs among the rows analysed",
        "check the rows that are kept, or choose other covariates");

    private static SortedDictionary<string, object?> SettingsOf(FineGrayRequest request, PreparedRows rows, FineGrayFit fit, Design design)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet.Remove("strata");
        sheet["competing_events"] = "stay in the risk set, weighted by the censoring distribution";
        sheet["causes"] = string.Join(", ", rows.Causes);
        sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["censoring"] = "Kaplan-Meier; at a tied time events are at risk of censoring";
        if (request.Strata.Count > 0) sheet["censoring_groups"] = string.Join(", ", request.Strata.Select(variable => variable.Name));
        sheet["level"] = request.Settings.Level;
        sheet["ties"] = "breslow";
        sheet["variance"] = $"sandwich{(request.Cluster is null ? "" : " by cluster")}, {(fit.TakesWeightsAsKnown ? "weights taken as known" : "censoring distribution estimated")}";
        sheet["convergence"] = "relative change of the log likelihood 1e-12, 40 iterations";
        if (request.Predict.Count > 0) sheet["predict"] = string.Join("; ", request.Predict.Select(pattern => pattern.Text));
        if (request.Bootstrap > 0)
        {
            sheet["bootstrap"] = request.Bootstrap;
            sheet["seed"] = request.Seed;
        }

        if (request.CauseSpecific) sheet["cause_specific_ties"] = Settings.Choices.Ties.Name(request.Settings.Ties);
        string[] references = [.. design.Terms.Where(term => term.Reference is not null).Select(term => $"{term.Variable.Name}={term.Reference}").Distinct()];
        if (references.Length > 0) sheet["reference"] = string.Join(", ", references);
        return sheet;
    }
}
