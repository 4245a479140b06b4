using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Methods;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class PenaltyReaderTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void Firth_is_read_for_one_model_and_for_a_table_of_models()
    {
        StudyFile study = Read("- cox: {endpoint: os, covariates: [age], firth: true}", "- cox: {endpoint: os, univariable: [age], firth: true}", "- cox: {endpoint: os, covariates: [age]}");
        Assert.IsType<FirthPenalty>(Assert.IsType<CoxRequest>(study.Analyses[0].Request).Penalty);
        Assert.IsType<FirthPenalty>(Assert.IsType<CoxTableRequest>(study.Analyses[1].Request).Penalty);
        Assert.Null(Assert.IsType<CoxRequest>(study.Analyses[2].Request).Penalty);
    }

    [Fact]
    public void The_methods_say_what_firths_intervals_and_tests_are()
    {
        string text = string.Join(' ', MethodsText.Write(Read("- cox: {endpoint: os, covariates: [age], firth: true, level: 0.9}")));
        Assert.Contains("with Firth's penalty", text, StringComparison.Ordinal);
        Assert.Contains("90% confidence intervals are profile penalised-likelihood intervals", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wald", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("robust: true")]
    [InlineData("cluster: age")]
    [InlineData("zph: true")]
    [InlineData("ties: discrete")]
    public void What_firth_does_not_go_with_is_a_fault_of_the_study_file(string with)
    {
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => Read($"- cox: {{endpoint: os, covariates: [age], firth: true, {with}}}")).Faults);
        Assert.Equal(FaultCode.BadValue, fault.Code);
    }

    [Fact]
    public void A_penalty_is_read_with_its_rule_and_the_studys_seed()
    {
        StudyFile study = Read("- cox: {endpoint: os, covariates: [age], penalty: elastic-net, alpha: 0.2, lambda: 1se, folds: 5}", "- cox: {endpoint: os, covariates: [age], penalty: ridge, lambda: 0.1, seed: 9}");
        Assert.Equal(
            new ShrinkagePenalty { Kind = PenaltyKind.ElasticNet, Alpha = 0.2, Choice = PenaltyChoice.OneStandardError, Folds = 5, Seed = 4 },
            Assert.IsType<CoxRequest>(study.Analyses[0].Request).Penalty);
        Assert.Equal(
            new ShrinkagePenalty { Kind = PenaltyKind.Ridge, Choice = PenaltyChoice.Given, Lambda = 0.1, Seed = 9 }, Assert.IsType<CoxRequest>(study.Analyses[1].Request).Penalty);
    }

    [Fact]
    public void The_methods_say_how_the_penalty_was_chosen()
    {
        string text = string.Join(' ', MethodsText.Write(Read("- cox: {endpoint: os, covariates: [age], penalty: lasso, lambda: 1se}")));
        Assert.Contains("the lasso (Tibshirani", text, StringComparison.Ordinal);
        Assert.Contains("largest within one standard error of the smallest cross-validated partial-likelihood deviance", text, StringComparison.Ordinal);
        Assert.Contains("No intervals or p-values are given", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wald", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("covariates: [age], penalty: lasso, robust: true")]
    [InlineData("covariates: [age], penalty: lasso, zph: true")]
    [InlineData("covariates: [age], penalty: lasso, ties: discrete")]
    [InlineData("covariates: [age], penalty: lasso, firth: true")]
    [InlineData("covariates: [age], penalty: lasso, alpha: 0.5")]
    [InlineData("covariates: [age], penalty: lasso, lambda: often")]
    [InlineData("covariates: [age], penalty: lasso, folds: 1")]
    [InlineData("covariates: [age], lambda: min")]
    [InlineData("covariates: [age], penalty: square")]
    [InlineData("univariable: [age], penalty: lasso")]
    public void What_a_penalty_does_not_go_with_is_a_fault_of_the_study_file(string keys) =>
        Assert.Equal(FaultCode.BadValue, Assert.Single(Assert.Throws<InputException>(() => Read($"- cox: {{endpoint: os, {keys}}}")).Faults).Code);

    public void Dispose() => _folder.Dispose();

    private StudyFile Read(params string[] analyses) => StudyFile.Read(_folder.Write("study.yaml", $$$"""
        oncohort: 1
        study: {id: a, seed: 4}
        cohort: {source: data.csv}
        endpoints: {os: {label: Overall survival, time: t, event: e, unit: months}}
        analyses:
          {{{string.Join("\n  ", analyses)}}}
        """));
}
