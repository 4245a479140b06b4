using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>What a reader of subgroups must know.</summary>
internal static class SubgroupWarnings
{
    /// <summary>The warnings in order: multiplicity, then what is not estimable, then what is missing.</summary>
    public static IEnumerable<Warning> Of(SubgroupEffect overall, IReadOnlyList<SubgroupVariableResult> variables, bool isRobust)
    {
        int levels = variables.Sum(variable => variable.Levels.Count);
        yield return Warn.Of(FaultCode.ManySubgroups, $"{levels} {(levels == 1 ? "subgroup" : "subgroups")} of {variables.Count} {(variables.Count == 1 ? "variable" : "variables")} were examined and no p-value is adjusted for their number; whether the effect differs between levels is answered by the interaction test, not by comparing their p-values");
        if (overall.Hr is null) yield return None("the whole cohort", overall);
        foreach (SubgroupVariableResult variable in variables)
        {
            foreach (SubgroupLevelResult level in variable.Levels.Where(level => level.Effect.Hr is null)) yield return None($"{variable.Variable}={level.Level}", level.Effect);
            if (variable.Interaction.Chi2 is null && !isRobust) yield return Warn.Of(FaultCode.NotEstimable, $"the interaction with {variable.Variable} is not estimable");
            if (variable.InteractionWald.Chi2 is null && (isRobust || variable.Interaction.Chi2 is not null))
                yield return Warn.Of(FaultCode.NotEstimable, $"the Wald test of the interaction with {variable.Variable} is not estimable");
            if (variable.Missing.IsSome)
                yield return Warn.Of(FaultCode.RowsLeftOut, $"{new Amount(variable.Missing.AtLeast, "patient has", "patients have")} no value of {variable.Variable}: in the overall effect, but in none of its levels");
        }

        if (isRobust) yield return Warn.Of(FaultCode.NotEstimable, $"the likelihood-ratio test of interaction is not defined with a robust variance; the Wald test stands for it");
    }

    private static Warning None(string where, SubgroupEffect effect)
    {
        SubgroupArm? bare = effect.Arms.FirstOrDefault(arm => arm.N == 0) ?? effect.Arms.FirstOrDefault(arm => arm.Events == 0);
        string why = bare is null ? "the estimate runs to infinity or does not exist" : bare.N == 0 ? $"no patient has {bare.Arm}" : $"no event under {bare.Arm}";
        return Warn.Of(bare is null ? FaultCode.Separated : FaultCode.NotEstimable, $"the hazard ratio in {where} is not estimable: {why}");
    }
}
