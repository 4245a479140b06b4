using Oncohort.Study.Analyses;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of stepwise selection.</summary>
internal static class StepwiseMethods
{
    public static IEnumerable<string> Of(CoxRequest request)
    {
        if (request.Stepwise is not { } rule) yield break;
        string direction = rule.Direction == StepwiseDirection.Forward ? "forward selection" : "backward elimination";
        string removal = rule.Removal == StepwiseRemoval.Wald ? "Wald" : "likelihood-ratio";
        yield return FormattableString.Invariant($"Covariates were selected stepwise by {direction}: one entered when its score test had p below {rule.Enter} and left when its {removal} test had p above {rule.Remove}, whole factors at once. The p-values and intervals of a model selected in this way do not know of the selection (section 4.3; {Reference.Splines}).");
    }
}
