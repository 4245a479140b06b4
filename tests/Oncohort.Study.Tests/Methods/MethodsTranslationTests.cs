using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Study.Methods;
using Oncohort.Study.Methods.Translation;
using Oncohort.Study.Tests.Examples;
using Xunit;

namespace Oncohort.Study.Tests.Methods;

public sealed partial class MethodsTranslationTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void Every_sentence_of_the_examples_is_translated() =>
        Assert.All(Examples.Examples.Names, name => RequireChinese(MethodsText.Write(StudyFile.Read(Examples.Examples.StudyFile(name)))));

    [Theory]
    [InlineData("r")]
    [InlineData("spss")]
    [InlineData("sas")]
    public void Every_sentence_of_every_method_is_translated(string preset) => RequireChinese(MethodsText.Write(Study(preset)));

    [Fact]
    public void Values_and_references_are_taken_over()
    {
        string cox = Chinese("Hazard ratios with 95% Wald confidence intervals come from Cox proportional-hazards models (Cox, J R Stat Soc B 1972;34:187-220), with ties handled by Breslow's approximation (Breslow, Biometrics 1974;30:89-99).");
        Assert.Equal("风险比及其 95% Wald 置信区间来自 Cox 比例风险模型（Cox, J R Stat Soc B 1972;34:187-220），结点用 Breslow 近似（Breslow, Biometrics 1974;30:89-99）处理。", cox);
        Assert.Equal("Overall survival以月计，自 'start' 至 'died' and 'relapsed' 中最早者，竞争事件为 'other'；其余在 'last' 删失。",
            Chinese("Overall survival was counted in months from 'start' to the first of 'died' and 'relapsed', competing with 'other'; all others were censored at 'last'."));
    }

    [Theory]
    [InlineData("Stage was grouped from T, N and M (nasopharynx, UICC/AJCC 7th edition), I and II as I-II; patients whose letters do not decide were left without a stage.", "Stage由 T、N、M 分组（nasopharynx，UICC/AJCC 7th edition），I and II as I-II；T、N、M 不能确定分期的患者无分期。")]
    [InlineData("These covariates entered as polynomials: Age, degree 2; Weight, degree 3.", "下列协变量以多项式进入：Age，2 次；Weight，3 次。")]
    public void Lists_within_a_sentence_are_translated(string english, string chinese) => Assert.Equal(chinese, Chinese(english));

    [Fact]
    public void English_stays_and_what_has_no_template_stays_english()
    {
        Assert.Equal(["All is well."], MethodsTranslation.To("zh", ["All is well."]));
        Assert.Equal(["Whole terms were tested by Wald tests."], MethodsTranslation.To("en", ["Whole terms were tested by Wald tests."]));
        Assert.Throws<ArgumentException>(() => MethodsTranslation.To("xx", ["a"]));
    }

    [Fact]
    public void Both_sides_of_a_template_hold_the_same_values()
    {
        using Stream stream = typeof(MethodsTranslation).Assembly.GetManifestResourceStream("methods.zh.json")!;
        Dictionary<string, string[][]> pairs = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(stream)!;
        Assert.Equal(["phrases", "sentences"], pairs.Keys.Order());
        Assert.All(pairs.Values.SelectMany(all => all), pair => Assert.Equal(Values(pair[0]), Values(pair[1])));
    }

    public void Dispose() => _folder.Dispose();

    private static string Chinese(string sentence) => Assert.Single(MethodsTranslation.To("zh", [sentence]));

    private static void RequireChinese(IReadOnlyList<string> english)
    {
        IReadOnlyList<string> chinese = MethodsTranslation.To("zh", english);
        Assert.Equal(english.Count, chinese.Count);
        Assert.All(chinese, sentence => Assert.EndsWith("。", sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(chinese, sentence => EnglishWords().IsMatch(Quoted().Replace(sentence, "")));
    }

    private static string Values(string template) => string.Join(' ', Placeholder().Matches(template).Select(match => match.Value).Order(StringComparer.Ordinal));

    private StudyFile Study(string preset) => StudyFile.Read(_folder.Write("study.yaml", $$$$"""
        oncohort: 1
        study: {id: a, preset: {{{{preset}}}}}
        cohort: {source: data.csv, id: id, dates: {treatment_start: start, treatment_end: end, metastasis: dm, death: died, last_contact: last}}
        variables: {stage: {label: Stage, staging: {site: nasopharynx, edition: 7, to: 8, t: t, n: n, m: M0, groups: {I-II: [I, II]}, undecided: interval}}}
        endpoints:
          os: {label: Overall survival, time: t, event: e, competing: {column: e, values: 2}, entry: from, unit: months}
          plain: {label: Plain, time: t, event: e}
          dm: {standard: dmfs, death: competing}
          remission: {standard: remission}
        analyses:
          - table1: {by: sex, rows: [age]}
          - table1: {by: sex, rows: [age], test: t}
          - table1: {by: sex, rows: [age], test: fisher}
          - table1: {by: sex, rows: [age], test: pearson}
          - chisq: {rows: sex, columns: stage}
          - toxicity: {terms: [g], scale: ctcae-v5, window: acute, leukocytes: {counts: w, lower_limit: 4}, records: {source: x.csv, date: d, start: start, acute_days: 90, unrecorded: none}}
          - toxicity: {terms: [g], scale: rtog-eortc, window: late, records: {source: x.csv, date: d, start: start, acute_days: 90}}
          - followup: {as_of: 2020-01-01, treatment_end: end, last_visit: last, death: died}
          - km: {endpoint: os, by: sex, at: [12], milestone: true, conditional: [6]}
          - km: {endpoint: os, conf_type: log-log}
          - km: {endpoint: os, conf_type: none}
          - logrank: {endpoint: os, by: stage, strata: sex, pairwise: holm, trend: true}
          - logrank: {endpoint: os, by: stage, test: fleming-harrington, rho: 1, pairwise: bh}
          - logrank: {endpoint: os, by: sex, test: maxcombo}
          - logrank: {endpoint: os, by: sex, permutations: 100}
          - cif: {endpoint: dm, by: sex, strata: stage, rho: 1}
          - landmark: {endpoint: os, by: {time: r, label: Response}, at: [3]}
          - rmst: {endpoint: os, tau: 36, by: sex}
          - cox: {endpoint: os, univariable: [age, sex], multivariable: {enter: 'p < 0.05'}, zph: true, zph_transform: rank, strata: stage, cluster: id}
          - cox: {endpoint: os, covariates: [age, sex], robust: true, splines: {age: 4}, interactions: ['age:sex'], time_varying: {sex: log}, diagnostics: true}
          - cox: {endpoint: os, covariates: [age, sex], firth: true}
          - cox: {endpoint: os, covariates: [age, sex], penalty: elastic-net, alpha: 0.5, lambda: min}
          - cox: {endpoint: os, covariates: [age, sex], penalty: ridge, lambda: 0.1}
          - cox: {endpoint: os, covariates: [age, sex], stepwise: forward-lr}
          - cox: {endpoint: os, covariates: [age], time_dependent: {Metastasis: dm}}
          - cox: {endpoint: os, covariates: [age], recurrent: pwp-gap, cluster: id, join_from: 3}
          - subgroups: {endpoint: os, treatment: sex, variables: [stage], covariates: [age]}
          - multistate: {states: {Metastasis: dm, Death: dm}, by: sex}
          - finegray: {endpoint: dm, covariates: [age], cause_specific: true, bootstrap: 10, predict: ['age=60'], at: [12]}
        """));

    /// <summary>References, and what the study file names.</summary>
    [GeneratedRegex("（[^（）]*（?[^（）]*）?[^（）]*）|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(the|with|was|were|within|entered|estimated)\b")]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"\{\w+\??\}")]
    private static partial Regex Placeholder();
}
