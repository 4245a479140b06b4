using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>The effect of treatment within the levels of baseline variables. Competing events are censored: the hazards are cause-specific.</summary>
public sealed record SubgroupRequest : SurvivalRequest
{
    /// <summary>The treatment: two arms.</summary>
    public required Variable Treatment { get; init; }

    /// <summary>The variables that divide the patients, at least one; numbers are taken as categories. A patient without a value is in the overall effect only.</summary>
    public required IReadOnlyList<Variable> Subgroups { get; init; }

    /// <summary>Covariates that adjust every model.</summary>
    public IReadOnlyList<Variable> Covariates { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. base.Columns.Concat(Subgroups.Select(variable => variable.Name)).Distinct(StringComparer.Ordinal)];

    internal override IEnumerable<Variable> Variables => Covariates.Concat(Strata).Prepend(Treatment);

    /// <inheritdoc/>
    public override SubgroupResult Run(CohortTable table) => SubgroupAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="SubgroupRequest"/>.</summary>
public static class SubgroupAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static SubgroupResult Run(CohortTable table, SubgroupRequest request)
    {
        SubgroupChecks.RefuseWeightsWithDiscreteTies(request);
        var rows = PreparedRows.Of(table, request);
        Levels arms = SubgroupChecks.Arms(rows, request.Treatment, request.Endpoint);
        Levels[] subgroups = [.. request.Subgroups.Select(variable => SubgroupChecks.Levels(rows, variable))];
        int reference = Design.ReferenceOf(arms, request.Settings.Reference);
        var design = Design.Of(rows, request.Covariates, request.Settings.Reference);
        SubgroupEffects effects = Estimate(rows, request, arms, reference, subgroups, design);
        var compared = new ComparedArms(request.Treatment.Name, request.Treatment.Label, arms.Labels[1 - reference], arms.Labels[reference]);
        SubgroupVariableResult[] results = [.. subgroups.Select((levels, v) => Variable(levels, effects.Variables[v], compared))];
        SubgroupEffect overall = Effect(effects.Overall, compared);
        rows.Warnings.AddRange(SubgroupWarnings.Of(overall, results, rows.Clusters is not null || rows.HasFractionalWeights));
        return new SubgroupResult
        {
            N = rows.Rows.Length,
            Excluded = rows.Excluded,
            Settings = SettingsOf(request, rows, compared, design),
            Events = overall.Events,
            Treatment = compared,
            Overall = overall,
            Subgroups = results,
            Warnings = [.. rows.Warnings],
        };
    }

    private static SubgroupEffects Estimate(PreparedRows rows, SubgroupRequest request, Levels arms, int reference, Levels[] subgroups, Design design)
    {
        CovariateMatrix? covariates = design.Terms.Count == 0 ? null : new CovariateMatrix([.. design.Terms.Select(term => term.Name)], [.. design.Terms.Select(term => term.Values)]);
        var options = new CoxOptions { Ties = request.Settings.Ties, Level = request.Settings.Level, Robust = rows.HasFractionalWeights };
        try
        {
            return Survival.SubgroupAnalysis.Estimate(
                rows.Data,
                new Grouping(Array.ConvertAll(arms.Codes, code => code == reference ? 0 : 1), 2),
                [.. subgroups.Select(levels => new SubgroupFactor(levels.Codes, levels.Labels.Count))],
                covariates,
                options,
                PreparedRows.ToGrouping(rows.Strata),
                rows.Clusters);
        }
        catch (EstimationException problem)
        {
            throw AnalysisImpossibleException.From(problem, string.Join(", ", request.Endpoint.Columns));
        }
    }

    private static SubgroupVariableResult Variable(Levels levels, SubgroupVariable variable, ComparedArms compared) => new(
        levels.Variable.Name,
        levels.Variable.Label,
        levels.Codes.Count(code => code < 0),
        [.. variable.Levels.Select((effect, level) => new SubgroupLevelResult(levels.Labels[level], Effect(effect, compared)))],
        ResultNumbers.Of(variable.LikelihoodRatio),
        ResultNumbers.Of(variable.Wald));

    private static SubgroupEffect Effect(TreatmentEffect effect, ComparedArms compared)
    {
        Interval ratio = ResultNumbers.Of(effect.HazardRatio);
        return new SubgroupEffect(
            effect.Rows,
            effect.Events,
            [new SubgroupArm(compared.Reference, effect.Arms[0].Rows, effect.Arms[0].Events), new SubgroupArm(compared.Arm, effect.Arms[1].Rows, effect.Arms[1].Events)],
            ratio.Estimate,
            ResultNumbers.OrNull(effect.StandardError),
            ratio.Lower,
            ratio.Upper,
            ResultNumbers.OrNull(effect.P));
    }

    private static SortedDictionary<string, object?> SettingsOf(SubgroupRequest request, PreparedRows rows, ComparedArms compared, Design design)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["treatment"] = compared.Variable;
        sheet["comparison"] = $"{compared.Arm} against {compared.Reference}";
        sheet["variables"] = string.Join(", ", request.Subgroups.Select(variable => variable.Name));
        if (request.Covariates.Count > 0) sheet["covariates"] = string.Join(", ", request.Covariates.Select(covariate => covariate.Name));
        sheet["level"] = request.Settings.Level;
        sheet["ties"] = Choices.Ties.Name(request.Settings.Ties);
        sheet["variance"] = request.Cluster is not null ? "robust, by cluster" : rows.HasFractionalWeights ? "robust" : "model";
        sheet["interaction"] = "likelihood ratio of Cox models with and without treatment by variable";
        sheet["missing"] = "complete cases; without a subgroup's level in the overall effect only";
        string[] references = [.. design.Terms.Where(term => term.Reference is not null).Select(term => $"{term.Variable.Name}={term.Reference}").Distinct()];
        if (references.Length > 0) sheet["reference"] = string.Join(", ", references);
        return sheet;
    }
}
