using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Methods;

/// <summary>The methods of Cox models with a penalty.</summary>
internal static class PenaltyMethods
{
    /// <summary>The sentences of a model: with a penalty the first of them, on estimates and intervals, is another.</summary>
    public static IEnumerable<string> Of(CoxPenalty? penalty, IEnumerable<string> plain, EstimationSettings settings) => penalty switch
    {
        FirthPenalty => [Firth(settings), .. plain.Skip(1)],
        _ => plain,
    };

    private static string Firth(EstimationSettings settings) =>
        $"Hazard ratios come from Cox proportional-hazards models ({Reference.Cox}) with Firth's penalty, which keeps them finite and reduces their bias when events are few ({Reference.Firth}), with ties handled by {ModelMethods.Ties(settings.Ties)}; "
        + $"{MethodsText.Percent(settings.Level)} confidence intervals are profile penalised-likelihood intervals and p-values are from penalised likelihood-ratio tests.";
}
