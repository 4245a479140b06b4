using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Cox models of every cause with the same covariates: events of the other causes are censored.</summary>
internal static class CauseSpecificModels
{
    /// <summary>One model a cause, in order of the causes; a cause that has none is named in a warning.</summary>
    public static IReadOnlyList<CauseModelResult> Of(PreparedRows rows, Design design, CoxOptions options, Grouping? strata = null)
    {
        var covariates = design.ToMatrix();
        List<CauseModelResult> models = [];
        for (int cause = 1; cause <= rows.Causes.Count; cause++)
        {
            string name = rows.Causes[cause - 1];
            try
            {
                models.Add(Model(name, CoxModel.Fit(rows.Data.ForCause(cause), covariates, options, strata, rows.Clusters), design, rows.Warnings, rows.Data.EventCodes, cause));
            }
            catch (EstimationException problem)
            {
                rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"cause {name} has no cause-specific model: {problem.Message}"));
            }
        }

        return models;
    }

    private static CauseModelResult Model(string cause, CoxFit fit, Design design, WarningList warnings, ReadOnlySpan<int> codes, int code)
    {
        var own = new WarningList();
        CoxTermResult[] terms = LevelSupport.Of(CoxTerms.Of(design, fit.Terms, own), design, codes, code);
        foreach (Warning warning in own) warnings.Add(Warn.About($"cause-specific model of {cause}", warning));
        return new CauseModelResult(
            cause,
            fit.Events,
            fit.Converged,
            new LogLikelihood(ResultNumbers.OrNull(fit.LogLikelihoodNull), ResultNumbers.OrNull(fit.LogLikelihood)),
            terms,
            new CoxTests(ResultNumbers.Of(fit.LikelihoodRatio), ResultNumbers.Of(fit.Wald), ResultNumbers.Of(fit.Score)));
    }
}
