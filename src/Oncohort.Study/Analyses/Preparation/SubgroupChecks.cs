using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>What a subgroup analysis asks of its columns.</summary>
internal static class SubgroupChecks
{
    /// <summary>More levels than this are no subgroups but a measurement that was not cut into classes.</summary>
    private const int MostLevels = 20;

    /// <summary>The two arms.</summary>
    /// <exception cref="InputException">OCH023: there are more than two.</exception>
    /// <exception cref="AnalysisImpossibleException">OCH042: there is only one.</exception>
    public static Levels Arms(PreparedRows rows, Variable treatment, Endpoint endpoint)
    {
        Levels arms = rows.LevelsOf(treatment);
        if (arms.Labels.Count == 1)
            throw new AnalysisImpossibleException(new Fault(FaultCode.OneGroup, $"every row analysed has '{treatment.Name}' = {arms.Labels[0]}", string.Join(", ", endpoint.Columns), "two arms"));
        if (arms.Labels.Count == 2) return arms;
        string named = arms.Labels.Count <= MostLevels ? $": {string.Join(", ", arms.Labels)}" : "";
        throw new InputException(new Fault(
            FaultCode.BadValue,
            string.Create(CultureInfo.InvariantCulture, $"the treatment '{treatment.Name}' has {arms.Labels.Count} levels{named}"),
            treatment.Name,
            "two arms",
            "keep the patients of two arms with a condition ('where'), or name a treatment of two levels"));
    }

    /// <summary>The levels of a variable, each a subgroup.</summary>
    /// <exception cref="InputException">OCH023: there are too many.</exception>
    public static Levels Levels(PreparedRows rows, Variable variable)
    {
        Levels levels = rows.LevelsOf(variable);
        if (levels.Labels.Count is > 0 and <= MostLevels) return levels;
        throw new InputException(new Fault(
            FaultCode.BadValue,
            levels.Labels.Count == 0 ? $"'{variable.Name}' is missing in every row analysed" : string.Create(CultureInfo.InvariantCulture, $"'{variable.Name}' has {levels.Labels.Count} levels"),
            variable.Name,
            string.Create(CultureInfo.InvariantCulture, $"1 to {MostLevels} levels"),
            levels.Labels.Count == 0 ? "name another variable" : "cut it into classes, or name another variable"));
    }

    /// <summary>Refuses weights and clusters where the likelihood has none.</summary>
    /// <exception cref="InputException">OCH023.</exception>
    public static void RefuseWeightsWithDiscreteTies(SurvivalRequest request)
    {
        if (request.Settings.Ties != CoxTies.Discrete || (request.Weights is null && request.Cluster is null)) return;
        throw new InputException(new Fault(
            FaultCode.BadValue,
            "the discrete partial likelihood is not defined with weights or clusters",
            "ties",
            "efron or breslow",
            "choose another tie method, or leave out weights and clusters"));
    }
}
