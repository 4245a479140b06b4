using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

public sealed class StepwisePropertyTests
{
    private static readonly (string, int, int)[] Terms = [("x", 0, 1), ("binary", 1, 1), ("group", 2, 2)];

    private static StepwiseSelection Select(RandomFollowUp cohort, StepwiseOptions options, double[][]? columns = null, (string, int, int)[]? terms = null) => CoxStepwise.Select(
        cohort.Data, new CovariateMatrix([.. Enumerable.Range(0, (columns ?? Columns(cohort)).Length).Select(j => $"c{j}")], columns ?? Columns(cohort)), terms ?? Terms, options);

    private static double[][] Columns(RandomFollowUp cohort) =>
        [cohort.X, cohort.Binary, [.. cohort.Group.Select(group => group == 1 ? 1.0 : 0)], [.. cohort.Group.Select(group => group == 2 ? 1.0 : 0)]];

    [Theory]
    [InlineData(StepwiseDirection.Forward, StepwiseRemoval.LikelihoodRatio)]
    [InlineData(StepwiseDirection.Forward, StepwiseRemoval.Wald)]
    [InlineData(StepwiseDirection.Backward, StepwiseRemoval.LikelihoodRatio)]
    [InlineData(StepwiseDirection.Backward, StepwiseRemoval.Wald)]
    public void The_order_of_rows_and_the_coding_of_a_factor_are_irrelevant(StepwiseDirection direction, StepwiseRemoval removal) => RandomFollowUp.Any.Sample(
        cohort =>
        {
            var options = new StepwiseOptions { Direction = direction, Removal = removal, Enter = 0.3, Remove = 0.4 };
            StepwiseSelection expected = Select(cohort, options);
            Agree(expected, Select(cohort.Shuffled(3), options));
            if (removal == StepwiseRemoval.LikelihoodRatio) Agree(expected, Select(cohort with { Group = [.. cohort.Group.Select(group => (group + 1) % 3)] }, options));
        },
        iter: 25);

    [Fact]
    public void Everything_enters_at_level_one_and_nothing_at_level_zero() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            Assert.Equal([0, 1, 2], Select(cohort, new StepwiseOptions { Enter = 1, Remove = 1 }).Selected);
            Assert.Empty(Select(cohort, new StepwiseOptions { Enter = 0, Remove = 0 }).Steps);
            Assert.Empty(Select(cohort, new StepwiseOptions { Direction = StepwiseDirection.Backward, Enter = 0, Remove = 0 }).Selected);
        },
        iter: 20);

    [Fact]
    public void The_first_entry_is_the_score_test_of_the_term_alone() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            StepwiseStep first = Select(cohort, new StepwiseOptions { Enter = 1, Remove = 1 }).Steps[0];
            int[] columns = first.Term == 2 ? [2, 3] : [first.Term];
            CoxFit alone = CoxModel.Fit(cohort.Data, new CovariateMatrix([.. columns.Select(j => $"c{j}")], [.. columns.Select(j => Columns(cohort)[j])]));
            Same.Test(alone.Score, first.Statistic, "score");
            Same.Number(alone.LogLikelihood, first.LogLikelihood, "log likelihood");
        },
        iter: 25);

    [Fact]
    public void A_term_that_others_imply_leaves_first_and_never_enters() => RandomFollowUp.Any.Sample(
        cohort =>
        {
            double[][] columns = [cohort.X, cohort.Binary, [.. cohort.X.Zip(cohort.Binary, (x, b) => x + b)]];
            (string, int, int)[] terms = [("x", 0, 1), ("binary", 1, 1), ("sum", 2, 1)];
            StepwiseSelection backward = Select(cohort, new StepwiseOptions { Direction = StepwiseDirection.Backward, Enter = 0, Remove = 1 }, columns, terms);
            Assert.Equal([0, 1], backward.Selected);
            Assert.Equal((2, false, 0), (backward.Steps[0].Term, backward.Steps[0].Entered, backward.Steps[0].Statistic.DegreesOfFreedom));
            Assert.Equal(2, Select(cohort, new StepwiseOptions { Enter = 1, Remove = 1 }, columns, terms).Selected.Count);
        },
        iter: 20);

    [Fact]
    public void Impossible_levels_and_terms_are_refused()
    {
        TimeToEvent data = TimeToEvent.Create([1, 2], [1, 0]);
        var covariates = new CovariateMatrix(["x"], [[1, 0]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => CoxStepwise.Select(data, covariates, [("x", 0, 1)], new StepwiseOptions { Enter = 1.5 }));
        Assert.Throws<ArgumentException>(() => CoxStepwise.Select(data, covariates, [("x", 0, 2)]));
        Assert.Equal(EstimationProblem.NoEvents, Assert.Throws<EstimationException>(() => CoxStepwise.Select(TimeToEvent.Create([1, 2], [0, 0]), covariates, [("x", 0, 1)])).Problem);
    }

    private static void Agree(StepwiseSelection expected, StepwiseSelection actual)
    {
        Assert.Equal(expected.Selected, actual.Selected);
        Assert.Equal(expected.Steps.Select(step => (step.Term, step.Entered)), actual.Steps.Select(step => (step.Term, step.Entered)));
        for (int i = 0; i < expected.Steps.Count; i++) Near.Estimate(expected.Steps[i].Statistic.ChiSquare, actual.Steps[i].Statistic.ChiSquare, 1e-6, "statistic");
    }
}
