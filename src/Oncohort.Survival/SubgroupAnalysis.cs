using Oncohort.Survival.Subgroups;

namespace Oncohort.Survival;

/// <summary>The effect of treatment within the levels of baseline variables, with a test of each variable's interaction with treatment.</summary>
/// <remarks>
/// A Cox model of treatment in the rows of each level, and for each variable two models of all rows whose level is known: treatment, levels and
/// covariates, with and without the products of treatment and levels. That an effect is significant in one level and not in another says nothing of a
/// difference between them; the interaction test does (Altman and Matthews 1996; Wang et al. 2007). Nothing is adjusted for the number of subgroups.
/// Cost: that of the Cox models, O(n p^2) each.
/// </remarks>
public static class SubgroupAnalysis
{
    /// <summary>Estimates the effect overall and within each level of each factor.</summary>
    /// <param name="data">Follow-up; the hazard of event code 1 is modelled, other codes count as censored.</param>
    /// <param name="treatment">Two arms: 0 the reference, 1 the treated.</param>
    /// <param name="factors">The variables that divide the rows.</param>
    /// <param name="covariates">Covariates that adjust every model; null for none. One that does not vary within a level is left out there.</param>
    /// <param name="options">Tie method, level, variance; null for R's defaults.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <param name="clusters">Rows that belong together, for the robust variance; null for none.</param>
    /// <exception cref="EstimationException">There are no rows, no events, or rows of one arm only.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, there are not two arms, or the discrete method meets weights or counts.</exception>
    public static SubgroupEffects Estimate(
        TimeToEvent data,
        Grouping treatment,
        IReadOnlyList<SubgroupFactor> factors,
        CovariateMatrix? covariates = null,
        CoxOptions? options = null,
        Grouping? strata = null,
        Grouping? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(factors);
        if (treatment.Groups != 2) throw new ArgumentException($"There are {treatment.Groups} arms, expected 2.", nameof(treatment));
        data.RequireRows(treatment.Rows, nameof(treatment));
        data.RequireRows(covariates?.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        data.RequireRows(clusters?.Rows, nameof(clusters));
        foreach (SubgroupFactor factor in factors) data.RequireRows(factor.Rows, nameof(factors));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");
        if (treatment.Codes.IndexOf(0) < 0 || treatment.Codes.IndexOf(1) < 0) throw new EstimationException(EstimationProblem.OneGroup, "Only one arm holds rows.");

        var all = new TreatmentRows(data, treatment.CodeArray, covariates, strata, clusters, options ?? new CoxOptions());
        return new SubgroupEffects(all.Effect(), [.. factors.Select(factor => Within(all, factor))]);
    }

    private static SubgroupVariable Within(TreatmentRows all, SubgroupFactor factor)
    {
        int[] known = factor.KnownRows();
        TreatmentRows tested = all.Take(known);
        (ChiSquareTest ratio, ChiSquareTest wald) = InteractionTest.Of(tested, [.. known.Select(row => factor.CodeArray[row])], factor.Levels);
        TreatmentEffect[] levels = [.. Enumerable.Range(0, factor.Levels).Select(level => all.Take(factor.RowsOf(level)).Effect())];
        return new SubgroupVariable(levels, all.Patients - tested.Patients, ratio, wald);
    }
}
