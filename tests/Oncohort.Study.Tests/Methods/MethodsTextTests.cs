using Oncohort.Study.Methods;
using Xunit;

namespace Oncohort.Study.Tests.Methods;

public sealed class MethodsTextTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void The_sentences_change_with_the_preset()
    {
        string r = Write("r");
        string spss = Write("spss");

        Assert.Contains("ties handled by Efron's approximation", r, StringComparison.Ordinal);
        Assert.Contains("ties handled by Breslow's approximation", spss, StringComparison.Ordinal);
        Assert.Contains("95% pointwise confidence intervals on the log scale", r, StringComparison.Ordinal);
        Assert.Contains("on the scale of survival itself", spss, StringComparison.Ordinal);
        Assert.Contains("(R's rule)", r, StringComparison.Ordinal);
        Assert.Contains("the first time at which the curve is at or below one half", spss, StringComparison.Ordinal);
        Assert.Contains("type 7", r, StringComparison.Ordinal);
        Assert.Contains("type 6", spss, StringComparison.Ordinal);
        Assert.Contains("conventions of SPSS", spss, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_choice_of_an_analysis_is_stated_and_nothing_is_said_of_what_was_not_done()
    {
        string text = Write("r");

        Assert.Contains("Holm's method", text, StringComparison.Ordinal);
        Assert.Contains("stratified by Sex", text, StringComparison.Ordinal);
        Assert.Contains("univariable p-value below 0.05", text, StringComparison.Ordinal);
        Assert.Contains("score test of an interaction with time", text, StringComparison.Ordinal);
        Assert.Contains("cause-specific", text, StringComparison.Ordinal);
        Assert.Contains("no value was imputed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Restricted mean", text, StringComparison.Ordinal);
        Assert.DoesNotContain("robust", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_stands_once_however_often_the_method_is_used()
    {
        IReadOnlyList<string> sentences = MethodsText.Write(Study("r"));

        Assert.Equal(sentences.Count, sentences.Distinct(StringComparer.Ordinal).Count());
        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string preset) => string.Join(' ', MethodsText.Write(Study(preset)));

    private StudyFile Study(string preset) => StudyFile.Read(_folder.Write("study.yaml", $$$"""
        oncohort: 1
        study:
          id: a
          preset: {{{preset}}}
        cohort: {source: data.csv}
        variables: {sex: {label: Sex}}
        endpoints: {os: {label: Overall survival, time: t, event: e, competing: {column: e, values: 2}, unit: months}}
        analyses:
          - table1: {by: sex, rows: [age]}
          - km: {endpoint: os, by: sex}
          - km: {endpoint: os, by: age}
          - logrank: {endpoint: os, by: stage, strata: sex, pairwise: holm}
          - cox: {endpoint: os, univariable: [age, sex], multivariable: {enter: 'p < 0.05'}, zph: true}
        """));
}
