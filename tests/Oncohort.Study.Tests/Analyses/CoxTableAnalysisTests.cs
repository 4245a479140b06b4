using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class CoxTableAnalysisTests
{
    private static readonly TestCohort Cohort = new TestCohort()
        .Numbers("time", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        .Numbers("dead", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
        .Numbers("strong", 12, 10, 11, 9, 7, 8, 6, 5, 3, 4, 1, 2)
        .Numbers("noise", 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1)
        .Numbers("same", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void Covariates_enter_by_their_univariable_p()
    {
        CoxTableResult result = CoxTableAnalysis.Run(Cohort, Request() with { EnterBelow = 0.05 });
        Assert.Equal("univariable p < 0.05", result.EntryRule);
        Assert.True(result.Univariable[0].Terms[0].P < 0.05);
        Assert.True(result.Univariable[1].Terms[0].P > 0.05);
        Assert.Equal(["strong"], result.Multivariable!.Terms.Select(term => term.Term));
    }

    [Fact]
    public void Named_covariates_enter_as_named()
    {
        CoxTableResult result = CoxTableAnalysis.Run(Cohort, Request() with { Multivariable = [new Variable("noise"), new Variable("strong")] });
        Assert.Null(result.EntryRule);
        Assert.Equal(["noise", "strong"], result.Multivariable!.Terms.Select(term => term.Term));
    }

    [Fact]
    public void A_covariate_without_a_model_is_a_warning_and_the_others_go_on()
    {
        CoxTableResult result = CoxTableAnalysis.Run(Cohort, Request() with { Univariable = [new Variable("same"), new Variable("strong")] });
        Assert.Equal(["strong"], result.Univariable.Select(model => Assert.Single(model.Terms).Term));
        Assert.Null(result.Multivariable);
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH043" && warning.Text.StartsWith("same", StringComparison.Ordinal));
    }

    [Fact]
    public void When_none_enters_there_is_no_multivariable_model_and_a_warning_says_so()
    {
        CoxTableResult result = CoxTableAnalysis.Run(Cohort, Request() with { EnterBelow = 1e-12 });
        Assert.Null(result.Multivariable);
        Assert.Contains(result.Warnings, warning => warning.Text.Contains("no covariate", StringComparison.Ordinal));
    }

    private static CoxTableRequest Request() => new()
    {
        Endpoint = new ColumnEndpoint { Time = "time", Event = new EventRule("dead") },
        Univariable = [new Variable("strong"), new Variable("noise")],
    };
}
