using Oncohort.Survival.Cox;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Firth;

/// <summary>The columns that are not linear combinations of those before them in the information at zero: elsewhere its determinant would be 0.</summary>
internal static class IndependentColumns
{
    public static int[] Of(TimeToEvent data, CovariateMatrix covariates, Grouping? strata, CoxTies ties)
    {
        var design = CoxDesign.Build(data, covariates, strata);
        LikelihoodPoint atZero = new PartialLikelihood(design, new RiskSetSweep(design), ties).At(new double[design.Columns]);
        var factor = SymmetricFactor.Of(atZero.Information);
        return [.. Enumerable.Range(0, design.Columns).Where(j => !factor.IsDependent(j))];
    }
}
