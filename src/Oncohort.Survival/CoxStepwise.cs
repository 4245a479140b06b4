using Oncohort.Survival.Cox;
using Oncohort.Survival.Stepwise;

namespace Oncohort.Survival;

/// <summary>Stepwise selection of the terms of a Cox model, by the procedure of SPSS.</summary>
/// <remarks>
/// A term outside the model is tested by its score statistic given the terms inside, one inside by the likelihood ratio or by Wald. Forward selection
/// starts with no term, backward elimination with all; then both alternate: as long as the least significant term inside has p above the removal level it
/// leaves; when none leaves, the most significant term outside enters if its p is below the entry level. They stop when nothing moves, or at a model seen
/// before. A factor enters and leaves as a whole. Cost: O(n P^2) an evaluation of the likelihood with P columns in all; one evaluation tests all terms
/// outside.
/// <para>The p-values, intervals and hazard ratios of a selected model are too good: they do not know of the selection (Harrell 2015, section 4.3).</para>
/// </remarks>
public static class CoxStepwise
{
    /// <summary>Selects terms.</summary>
    /// <param name="data">Follow-up; the hazard of event code 1 is modelled.</param>
    /// <param name="covariates">The columns of all terms.</param>
    /// <param name="terms">The terms as ranges of columns: a factor is one term with several columns.</param>
    /// <param name="options">Direction, test of removal and levels; null for forward selection by likelihood ratio at 0.05 and 0.10.</param>
    /// <param name="model">Tie method and convergence; null for R's defaults. A robust variance is not used.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <exception cref="EstimationException">There are no rows or no events.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, a term lies outside the columns, or the discrete method meets weights or counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level lies outside 0 .. 1.</exception>
    public static StepwiseSelection Select(
        TimeToEvent data,
        CovariateMatrix covariates,
        IReadOnlyList<(string Name, int First, int Count)> terms,
        StepwiseOptions? options = null,
        CoxOptions? model = null,
        Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(terms);
        options ??= new StepwiseOptions();
        model ??= new CoxOptions();
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        if (options.Enter is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(options), options.Enter, "The entry level lies outside 0 .. 1.");
        if (options.Remove is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(options), options.Remove, "The removal level lies outside 0 .. 1.");
        if (terms.Any(term => term.First < 0 || term.Count < 1 || term.First + term.Count > covariates.Columns.Count))
            throw new ArgumentException("A term lies outside the columns.", nameof(terms));
        if (model.Ties == CoxTies.Discrete && data.IsWeighted)
            throw new ArgumentException("The discrete partial likelihood is not defined for case weights or counts.", nameof(model));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");

        var design = CoxDesign.Build(data, covariates, strata);
        var sweep = new RiskSetSweep(design);
        IPartialLikelihood likelihood = model.Ties == CoxTies.Discrete ? new DiscreteLikelihood(design, sweep) : new PartialLikelihood(design, sweep, model.Ties);
        return new Selection(new TermTests(likelihood, design.Columns, terms, model), options).Run();
    }
}

/// <summary>Where a selection starts.</summary>
public enum StepwiseDirection
{
    /// <summary>With no term.</summary>
    Forward,
    /// <summary>With all terms.</summary>
    Backward,
}

/// <summary>The test by which a term leaves the model.</summary>
public enum StepwiseRemoval
{
    /// <summary>The likelihood ratio of the models with and without the term.</summary>
    LikelihoodRatio,
    /// <summary>The Wald test of the term's coefficients.</summary>
    Wald,
}

/// <summary>The test that moved a term.</summary>
public enum StepwiseTest
{
    /// <summary>The score test of entry.</summary>
    Score,
    /// <summary>The likelihood ratio of removal.</summary>
    LikelihoodRatio,
    /// <summary>The Wald test of removal.</summary>
    Wald,
}

/// <summary>Choices of a selection; the levels are those of SPSS.</summary>
public sealed record StepwiseOptions
{
    /// <summary>Where the selection starts.</summary>
    public StepwiseDirection Direction { get; init; } = StepwiseDirection.Forward;
    /// <summary>The test of removal.</summary>
    public StepwiseRemoval Removal { get; init; } = StepwiseRemoval.LikelihoodRatio;
    /// <summary>A term enters when its p is below this.</summary>
    public double Enter { get; init; } = 0.05;
    /// <summary>A term leaves when its p is above this.</summary>
    public double Remove { get; init; } = 0.10;
}

/// <summary>One step of a selection.</summary>
/// <param name="Term">The index of the term.</param>
/// <param name="Entered">True when it entered, false when it left.</param>
/// <param name="Test">The test that decided.</param>
/// <param name="Statistic">Its statistic; none, on 0 degrees of freedom, for a term that left because it is a combination of the others or constant.</param>
/// <param name="LogLikelihood">The log partial likelihood of the model after the step; null when not finite.</param>
public readonly record struct StepwiseStep(int Term, bool Entered, StepwiseTest Test, ChiSquareTest Statistic, double? LogLikelihood);

/// <summary>The outcome of a selection.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Selected">The indices of the selected terms, ascending.</param>
/// <param name="LogLikelihoodNull">The log partial likelihood without any term; null when not finite.</param>
public sealed record StepwiseSelection(IReadOnlyList<StepwiseStep> Steps, IReadOnlyList<int> Selected, double? LogLikelihoodNull);
