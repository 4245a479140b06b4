using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Univariable Cox models and one multivariable model, as papers print them.</summary>
public sealed record CoxTableRequest : SurvivalRequest
{
    /// <summary>The covariates of the univariable models, at least one.</summary>
    public required IReadOnlyList<Variable> Univariable { get; init; }

    /// <summary>The covariates of the multivariable model by name; null when <see cref="EnterBelow"/> decides, empty for no multivariable model.</summary>
    public IReadOnlyList<Variable>? Multivariable { get; init; }

    /// <summary>Covariates enter the multivariable model when the Wald p-value of their univariable model is below this (likelihood ratio in separation).</summary>
    public double? EnterBelow { get; init; }

    /// <summary>Robust standard errors also without clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Adds the proportional-hazards score tests to the multivariable model.</summary>
    public bool ProportionalHazards { get; init; }

    /// <summary>What is added to the likelihood of every model; null for nothing.</summary>
    public CoxPenalty? Penalty { get; init; }

    /// <summary>Splines, polynomials and effects that change with time in every model of their covariates; interactions in the multivariable model.</summary>
    public ModelShape Shape { get; init; } = ModelShape.Plain;

    /// <summary>What is looked at in the multivariable model besides the coefficients.</summary>
    public ModelChecks Checks { get; init; } = ModelChecks.None;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Checks.Identifier is { } id && !base.Columns.Contains(id) ? [.. base.Columns, id] : base.Columns;

    internal override IEnumerable<Variable> Variables => Univariable.Concat(Multivariable ?? []).Concat(Strata);

    /// <inheritdoc/>
    public override CoxTableResult Run(CohortTable table) => CoxTableAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="CoxTableRequest"/>; every model uses its own complete cases.</summary>
public static class CoxTableAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static CoxTableResult Run(CohortTable table, CoxTableRequest request)
    {
        var warnings = new WarningList();
        List<(Variable Variable, CoxResult Model)> univariable = [];
        AnalysisImpossibleException? last = null;
        foreach (Variable covariate in request.Univariable)
        {
            try
            {
                univariable.Add((covariate, CoxAnalysis.Run(table, Model(request, [covariate], zph: false))));
            }
            catch (AnalysisImpossibleException impossible)
            {
                last = impossible;
                warnings.Add(new Warning(impossible.Fault.PrintedCode, $"{covariate.Name}: {impossible.Fault.What}"));
            }
        }

        if (univariable.Count == 0 && last is not null) throw last;
        IReadOnlyList<Variable> entered = request.Multivariable ?? Entered(univariable, request.EnterBelow);
        CoxResult? multivariable = entered.Count == 0 ? null : Multivariable(table, request, entered, warnings);
        if (entered.Count == 0 && request is { Multivariable: null, EnterBelow: { } limit })
            warnings.Add(Warn.Of(Cohort.Faults.FaultCode.NotEstimable, $"no covariate had a univariable p below {limit}; there is no multivariable model"));
        return Result(table, request, univariable, multivariable, warnings);
    }

    private static CoxResult? Multivariable(CohortTable table, CoxTableRequest request, IReadOnlyList<Variable> entered, WarningList warnings)
    {
        try
        {
            return CoxAnalysis.Run(table, Model(request, entered, request.ProportionalHazards) with { Checks = request.Checks });
        }
        catch (AnalysisImpossibleException impossible)
        {
            warnings.Add(new Warning(impossible.Fault.PrintedCode, $"the multivariable model cannot be fitted: {impossible.Fault.What}"));
            return null;
        }
    }

    private static Variable[] Entered(IEnumerable<(Variable Variable, CoxResult Model)> univariable, double? limit) =>
        limit is null ? [] : [.. univariable.Where(pair => EntryP(pair.Model) < limit).Select(pair => pair.Variable)];

    /// <summary>The Wald test; the likelihood ratio in separation and with a penalty.</summary>
    private static double? EntryP(CoxResult model) =>
        model.Settings.ContainsKey("penalty") ? model.Tests.LikelihoodRatio.P : model.Tests.Wald.P ?? model.Tests.LikelihoodRatio.P;

    private static CoxRequest Model(CoxTableRequest request, IReadOnlyList<Variable> covariates, bool zph) => new()
    {
        Endpoint = request.Endpoint,
        Covariates = covariates,
        Strata = request.Strata,
        Weights = request.Weights,
        Cluster = request.Cluster,
        Where = request.Where,
        Settings = request.Settings,
        Robust = request.Robust,
        ProportionalHazards = zph,
        Penalty = request.Penalty,
        Shape = request.Shape.For([.. covariates.Select(covariate => covariate.Name)]),
    };

    private static CoxTableResult Result(
        CohortTable table, CoxTableRequest request, List<(Variable Variable, CoxResult Model)> univariable, CoxResult? multivariable, WarningList warnings)
    {
        CoxResult widest = multivariable ?? univariable[0].Model;
        var sheet = new SortedDictionary<string, object?>(widest.Settings.ToDictionary(setting => setting.Key, setting => setting.Value), StringComparer.Ordinal)
        {
            ["covariates"] = string.Join(", ", request.Univariable.Select(covariate => covariate.Name)),
        };
        string? rule = request is { Multivariable: null, EnterBelow: { } limit } ? string.Create(CultureInfo.InvariantCulture, $"univariable p < {limit}") : null;
        if (rule is not null) sheet["entry_rule"] = $"{rule} ({(request.Penalty is null ? "Wald test of all columns of the covariate; likelihood ratio in separation" : "penalised likelihood ratio of all columns of the covariate")})";
        return new CoxTableResult
        {
            N = table.Rows,
            Excluded = [],
            Settings = sheet,
            Univariable = [.. univariable.Select(pair => pair.Model)],
            Multivariable = multivariable,
            EntryRule = rule,
            Warnings = [.. warnings],
        };
    }
}
