using System.Globalization;
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
        ShrinkagePenalty shrinkage => [Shrinkage(shrinkage, settings), .. plain.Skip(1).Where(sentence => !sentence.StartsWith("Standard errors", StringComparison.Ordinal))],
        _ => plain,
    };

    private static string Shrinkage(ShrinkagePenalty penalty, EstimationSettings settings)
    {
        string kind = penalty.Kind switch
        {
            PenaltyKind.Ridge => $"a ridge penalty ({Reference.Ridge})",
            PenaltyKind.Lasso => $"the lasso ({Reference.Lasso})",
            _ => string.Create(CultureInfo.InvariantCulture, $"an elastic net with lasso share {penalty.Alpha} ({Reference.ElasticNet})"),
        };
        string choice = penalty.Choice switch
        {
            PenaltyChoice.Given => string.Create(CultureInfo.InvariantCulture, $"lambda was {penalty.Lambda}"),
            PenaltyChoice.OneStandardError => $"lambda was the largest within one standard error of the smallest cross-validated partial-likelihood deviance ({Reference.CrossValidation})",
            _ => $"lambda minimised the cross-validated partial-likelihood deviance ({Reference.CrossValidation})",
        };
        return $"Hazard ratios come from a Cox proportional-hazards model ({Reference.Cox}) with {kind} on standardised covariates, fitted along a path by coordinate descent ({Reference.PenalisedPath}), with ties handled by {ModelMethods.Ties(settings.Ties)}; "
            + $"{choice}. No intervals or p-values are given, because the usual ones are not valid for penalised coefficients.";
    }

    private static string Firth(EstimationSettings settings) =>
        $"Hazard ratios come from Cox proportional-hazards models ({Reference.Cox}) with Firth's penalty, which keeps them finite and reduces their bias when events are few ({Reference.Firth}), with ties handled by {ModelMethods.Ties(settings.Ties)}; "
        + $"{MethodsText.Percent(settings.Level)} confidence intervals are profile penalised-likelihood intervals and p-values are from penalised likelihood-ratio tests.";
}
