using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class StudyFileTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void The_study_and_its_cohort_are_read()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: npc, title: 'NPC: outcome', preset: spss, level: 0.9, ties: efron, seed: 7, data_source: GEO}
            cohort:
              source: sub/data.csv
              id: patient
              missing: [N/A, Not evaluated]
              where: arm = 'A'
              eligibility:
                - {id: staged, keep: stage IS NOT NULL, reason: stage unknown}
            """);

        Assert.Equal(("npc", "NPC: outcome", "GEO", 7L), (study.Id, study.Title, study.DataSource, study.Seed));
        Assert.Equal(EstimationSettings.For(Preset.Spss) with { Level = 0.9, Ties = CoxTies.Efron }, study.Settings);
        Assert.Equal(Path.Combine(_folder.Path, "sub/data.csv"), study.Cohort.Source);
        Assert.Equal(["N/A", "Not evaluated"], study.Cohort.MissingCodes);
        Assert.Equal(["where", "staged"], study.Cohort.Eligibility.Select(rule => rule.Id));
        Assert.Equal(64, study.Sha256.Length);
    }

    [Theory]
    [InlineData("postgresql://host/db#t", "postgresql://host/db#t")]
    [InlineData("-", "-")]
    [InlineData("/abs/data.csv", "/abs/data.csv")]
    public void A_source_that_is_no_relative_path_stays_as_written(string written, string read) =>
        Assert.Equal(read, Read($"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: '{written}'}}\n").Cohort.Source);

    [Fact]
    public void Variables_keep_their_order_labels_and_levels()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a}
            cohort: {source: data.csv}
            variables:
              stage: {sql: "CASE WHEN t IN ('T1','T2') THEN 'early' ELSE 'late' END", label: Stage, levels: [late, early], reference: early}
              meno: {label: Menopause, labels: {0: Before, 1: After}, reference: 1}
              tils: {column: '% stromal tils', label: Stromal lymphocytes, unit: '%', kind: numeric}
              age:
            """);

        Assert.Equal(["stage", "meno", "tils", "age"], study.Variables.Select(variable => variable.Name));
        Assert.Equal(["late", "early"], study.Variables[0].ToVariable().Levels);
        Variable meno = study.Variables[1].ToVariable();
        Assert.Equal(["Before", "After"], meno.Levels);
        Assert.Equal("After", meno.Reference);
        Assert.True(meno.Factor);
        Assert.Equal("Stromal lymphocytes (%)", study.Variables[2].ToVariable().Caption);
        Assert.Equal(VariableKind.Numeric, study.Variables[2].Kind);
        Assert.Equal(("age", "age"), (study.Variables[3].Column, study.Variables[3].Label));
    }

    [Fact]
    public void Endpoints_come_from_dates_or_from_columns()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a}
            cohort: {source: data.csv}
            endpoints:
              os: {label: Overall survival, origin: rt_start, event: death, censor: last}
              ffs: {origin: rt_start, event: [relapse, metastasis], competing: death, censor: last, unit: years}
              pfi: {label: Progression, time: days, event: {column: status, values: [1, 3]}, competing: {column: status, values: 2}, entry: start, unit: days}
            """);

        DatedEndpoint os = Assert.IsType<DatedEndpoint>(study.Endpoints[0].Endpoint);
        Assert.Equal(("rt_start", "last", TimeUnit.Months, "months"), (os.Origin, os.Censor, os.Unit, study.Endpoints[0].Unit));
        DatedEndpoint ffs = Assert.IsType<DatedEndpoint>(study.Endpoints[1].Endpoint);
        Assert.Equal(["relapse", "metastasis"], ffs.Events);
        Assert.Equal(["death"], ffs.Competing);
        ColumnEndpoint pfi = Assert.IsType<ColumnEndpoint>(study.Endpoints[2].Endpoint);
        Assert.Equal(["1", "3"], pfi.Event.Values);
        Assert.Equal(["2"], pfi.Competing!.Values);
        Assert.Equal(("start", "Progression", "days"), (pfi.Entry, study.Endpoints[2].Label, study.Endpoints[2].Unit));
    }

    [Fact]
    public void Words_for_the_causes_are_kept_under_the_names_that_results_give_them()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a}
            cohort: {source: data.csv}
            endpoints:
              distant: {origin: rt_start, event: [dm, autopsy], competing: death, censor: last, labels: {death: Death without metastasis, dm or autopsy: Metastasis}}
              pfi: {time: days, event: {column: status, values: 1}, competing: {column: status, values: [2, 3]}, labels: {2: Death, 3: Second tumour}}
              flags: {time: days, event: relapse, competing: death, labels: {death: Death in remission}}
            """);

        Assert.Equal([("death", "Death without metastasis"), ("dm or autopsy", "Metastasis")], Labels(study.Endpoints[0]));
        Assert.Equal([("2", "Death"), ("3", "Second tumour"), ("status=2", "Death"), ("status=3", "Second tumour")], Labels(study.Endpoints[1]));
        Assert.Equal("Death in remission", study.Endpoints[2].Endpoint.Caption!.CauseLabels["death=1"]);
    }

    [Fact]
    public void Analyses_stand_in_the_section_begun_last_and_the_study_states_its_notice()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a, notice: reconstructed from published counts}
            cohort: {source: data.csv}
            endpoints: {os: {time: t, event: e}}
            analyses:
              - km: {endpoint: os}
              - section: {title: Sensitivity, text: [Why., How.]}
              - km: {endpoint: os, by: sex}
              - section: {title: Further}
              - rmst: {endpoint: os, tau: 60}
            """);

        Assert.Equal("reconstructed from published counts", study.Notice);
        Assert.Equal(["Sensitivity", "Further"], study.Sections.Select(section => section.Title));
        Assert.Equal(["Why.", "How."], study.Sections[0].Paragraphs);
        Assert.Equal([("km-1", null), ("km-2", "Sensitivity"), ("rmst-1", "Further")], study.Analyses.Select(analysis => (analysis.Id, analysis.Section)));
    }

    [Fact]
    public void The_journal_and_the_figures_are_read()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a, journal: lancet, figures: {columns: 1, dpi: 600, tiff: true, eps: true, events: rows}}
            cohort: {source: data.csv}
            """);

        Assert.Equal(new Presentation { Journal = "lancet", Columns = 1, DotsPerInch = 600, Tiff = true, Eps = true, Events = "rows" }, study.Presentation);
        Assert.Equal(new Presentation(), Read("oncohort: 1\nstudy: {id: a}\ncohort: {source: data.csv}\n").Presentation);
    }

    [Fact]
    public void Each_kind_of_analysis_is_read_with_its_choices()
    {
        StudyFile study = Read("""
            oncohort: 1
            study: {id: a, preset: stata}
            cohort: {source: data.csv}
            variables: {stage: {label: Stage group, levels: [early, late]}}
            endpoints: {os: {label: Overall survival, time: t, event: e, unit: months}}
            analyses:
              - table1: {by: stage, rows: [age, sex], test: fisher}
              - km: {endpoint: os, by: stage, at: [60, 12], where: age > 50, conf_type: log}
              - km: {endpoint: os, compare: no}
              - logrank: {endpoint: os, by: stage, strata: sex, rho: 1, pairwise: holm, trend: true}
              - cox: {endpoint: os, covariates: [age, stage], strata: [size], cluster: centre, robust: true, zph: true, ties: efron}
              - cox: {endpoint: os, univariable: [age, stage], multivariable: {enter: 'p < 0.05'}}
              - cox: {endpoint: os, univariable: [age, stage], multivariable: [age]}
              - rmst: {endpoint: os, by: stage, tau: 60}
              - chisq: {rows: stage, columns: sex, id: tab, title: A table}
            """);

        Assert.Equal(["table1-1", "km-1", "km-2", "logrank-1", "cox-1", "cox-2", "cox-3", "rmst-1", "tab"], study.Analyses.Select(analysis => analysis.Id));
        Assert.Equal(
            ["Patient characteristics by stage group", "Overall survival by stage group", "Overall survival", "Overall survival by stage group", "Cox model of overall survival"],
            study.Analyses.Take(5).Select(analysis => analysis.Title));
        Assert.Equal(Table1Test.Fisher, Assert.IsType<Table1Request>(study.Analyses[0].Request).Test);
        KaplanMeierRequest km = Assert.IsType<KaplanMeierRequest>(study.Analyses[1].Request);
        Assert.Equal([12, 60], km.At);
        Assert.Equal("age > 50", km.Where);
        Assert.Equal(ConfidenceIntervalType.Log, km.Settings.IntervalType);
        Assert.Equal(QuantileRule.First, km.Settings.QuantileRule);
        Assert.Equal(["early", "late"], km.Group!.Levels);
        Assert.True(km.Compare);
        Assert.False(Assert.IsType<KaplanMeierRequest>(study.Analyses[2].Request).Compare);
        LogRankRequest logRank = Assert.IsType<LogRankRequest>(study.Analyses[3].Request);
        Assert.Equal((LogRankWeight.FlemingHarrington, 1.0, PAdjustment.Holm, true), (logRank.Test.Weight, logRank.Test.Rho, logRank.Pairwise, logRank.Trend));
        CoxRequest cox = Assert.IsType<CoxRequest>(study.Analyses[4].Request);
        Assert.Equal((CoxTies.Efron, "centre", true, true), (cox.Settings.Ties, cox.Cluster, cox.Robust, cox.ProportionalHazards));
        Assert.Equal(["age", "stage", "size", "centre"], study.Analyses[4].Uses.Select(use => use.Name));
        CoxTableRequest entry = Assert.IsType<CoxTableRequest>(study.Analyses[5].Request);
        Assert.Equal((0.05, true), (entry.EnterBelow, entry.Multivariable is null));
        Assert.Equal(["age"], Assert.IsType<CoxTableRequest>(study.Analyses[6].Request).Multivariable!.Select(variable => variable.Name));
        Assert.Equal(60, Assert.IsType<RestrictedMeanRequest>(study.Analyses[7].Request).Tau);
        Assert.Equal("A table", study.Analyses[8].Title);
    }

    private static IEnumerable<(string Cause, string Label)> Labels(StudyEndpoint endpoint) =>
        endpoint.Endpoint.Caption!.CauseLabels.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    public void Dispose() => _folder.Dispose();

    private StudyFile Read(string text) => StudyFile.Read(_folder.Write("study.yaml", text));
}
