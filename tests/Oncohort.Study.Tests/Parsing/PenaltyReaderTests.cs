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

    public void Dispose() => _folder.Dispose();

    private StudyFile Read(params string[] analyses) => StudyFile.Read(_folder.Write("study.yaml", $$$"""
        oncohort: 1
        study: {id: a}
        cohort: {source: data.csv}
        endpoints: {os: {label: Overall survival, time: t, event: e, unit: months}}
        analyses:
          {{{string.Join("\n  ", analyses)}}}
        """));
}
