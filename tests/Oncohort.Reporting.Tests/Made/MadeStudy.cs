using Oncohort.Cohort;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>A made study with one analysis of every kind. Its patients do not exist.</summary>
internal static class MadeStudy
{
    public static ReportInputs Inputs { get; } = new()
    {
        Provenance =
        [
            new("Study file SHA-256", "9b74c9897bac770ffc029102a200c5de0cc175b9c0f1b6a831c399e269772661"),
            new("Runtime", ".NET 10.0.1, linux-x64"), new("Run at", "2026-01-31T12:00:00Z"),
        ],
        PresetDifferences = [new("conf_type", "log", "log-log")],
    };

    public static StudyResults Full() => Empty() with
    {
        Read = 528,
        Included = 421,
        Attrition =
        [
            new("histology", "No histological proof", "histology_confirmed", 528, 503, 25, 4),
            new("metastatic", "Distant metastasis at diagnosis, or metastatic status never assessed by imaging", "m = 'M0'", 503, 447, 56, 31),
            new("kps", "Karnofsky index below 70", "kps >= 70", 447, 421, 26, 0),
        ],
        Endpoints =
        [
            new EndpointSummary
            {
                Id = "os", Label = "Overall survival", Unit = "months", Definition = "From the start of radiotherapy to death from any cause; censored at the last contact.",
                N = 418, Events = 171, Competing = 0, Censored = 247, Excluded = [new Exclusion("no date of last contact", 3)], MedianFollowUp = new Interval(61.4, 57.2, 66.1),
            },
            new EndpointSummary
            {
                Id = "dm", Label = "Distant metastasis", Unit = "months", Definition = "From the start of radiotherapy to the first distant metastasis; death without it competes.",
                N = 421, Events = 63, Competing = 118, Censored = 240, Excluded = [], MedianFollowUp = new Interval(60.9, 56.6, null),
            },
        ],
        Variables =
        [
            new("age", "Age (years)", "numeric", 421, 0), new("sex", "Sex", "categorical", 421, 0), new("stage", "UICC/AJCC stage", "categorical", 412, 9),
            new("hpv", "HPV status", "categorical", 298, 123),
        ],
        Analyses = [MadeTables.Table1(), TwoArms(), Stages(), MadeModels.Table(), MadeTables.RestrictedMean(), MadeTables.ChiSquare()],
        Failures = [new AnalysisFailure("km-3", "Overall survival by treatment centre", "one_group", "Only one group has patients, so there is nothing to compare.")],
        Warnings = [new Warning("many_missing", "HPV status is missing in 29.2% of the cohort.")],
        Methods =
        [
            "Survival was estimated by the Kaplan\u2013Meier method with Greenwood\u2019s variance and log-transformed pointwise 95% confidence intervals.",
            "Groups were compared by the log-rank test.", "Hazard ratios come from Cox proportional-hazards models with Efron\u2019s handling of ties.",
        ],
    };

    public static StudyResults Empty() => new()
    {
        Version = "0.1.0",
        StudyId = "made",
        Title = "Survival after radiotherapy for head-and-neck cancer (made data)",
        Preset = "r",
        DataSource = "Made for tests; no patient stands behind it.",
        DataSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Read = 0,
        Included = 0,
        Attrition = [],
        Endpoints = [],
        Variables = [],
        Settings = MadeCurves.Settings,
        Analyses = [],
        Failures = [],
        Warnings = [],
        Methods = [],
    };

    public static KaplanMeierResult TwoArms() => MadeCurves.Of(["Radiotherapy", "Chemoradiotherapy"], 120, label: "Treatment", at: [12, 36, 60, 120]) with
    {
        Excluded = [new Exclusion("missing value in treatment", 2)],
    };

    public static KaplanMeierResult Stages() => MadeCurves.Of(["I", "II", "III", "IV"], 80, at: [36, 60]) with { Id = "km-2" };
}
