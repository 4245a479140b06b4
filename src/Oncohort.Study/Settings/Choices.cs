using Oncohort.Oncology.Endpoints;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>The names of every choice.</summary>
public static class Choices
{
    /// <summary>Presets.</summary>
    public static Choice<Preset> Presets { get; } = new(("r", Preset.R), ("spss", Preset.Spss), ("sas", Preset.Sas), ("stata", Preset.Stata));

    /// <summary>Tie methods of a Cox model.</summary>
    public static Choice<CoxTies> Ties { get; } = new(("efron", CoxTies.Efron), ("breslow", CoxTies.Breslow), ("discrete", CoxTies.Discrete));

    /// <summary>Interval types of a Kaplan-Meier curve.</summary>
    public static Choice<ConfidenceIntervalType> IntervalTypes { get; } = new(
        ("log", ConfidenceIntervalType.Log),
        ("log-log", ConfidenceIntervalType.LogLog),
        ("plain", ConfidenceIntervalType.Plain),
        ("logit", ConfidenceIntervalType.Logit),
        ("arcsin", ConfidenceIntervalType.Arcsin),
        ("none", ConfidenceIntervalType.None));

    /// <summary>Quantile rules of a Kaplan-Meier curve.</summary>
    public static Choice<QuantileRule> QuantileRules { get; } = new(("r", QuantileRule.R), ("first", QuantileRule.First), ("sas", QuantileRule.Sas));

    /// <summary>Transforms of time of proportional-hazards tests.</summary>
    public static Choice<TimeTransform> TimeTransforms { get; } = new(
        ("km", TimeTransform.KaplanMeier), ("rank", TimeTransform.Rank), ("identity", TimeTransform.Identity), ("log", TimeTransform.Log));

    /// <summary>Kinds of residuals of a Cox model.</summary>
    public static Choice<ResidualKind> ResidualKinds { get; } = new(
        ("martingale", ResidualKind.Martingale), ("deviance", ResidualKind.Deviance), ("score", ResidualKind.Score), ("schoenfeld", ResidualKind.Schoenfeld),
        ("scaled-schoenfeld", ResidualKind.ScaledSchoenfeld), ("dfbeta", ResidualKind.DfBeta), ("dfbetas", ResidualKind.DfBetas));

    /// <summary>Percentile rules.</summary>
    public static Choice<PercentileRule> Percentiles { get; } = new(
        ("type2", PercentileRule.Type2), ("type6", PercentileRule.Type6), ("type7", PercentileRule.Type7));

    /// <summary>Penalties on the size of coefficients.</summary>
    public static Choice<PenaltyKind> Penalties { get; } = new(("ridge", PenaltyKind.Ridge), ("lasso", PenaltyKind.Lasso), ("elastic-net", PenaltyKind.ElasticNet));

    /// <summary>Reference levels.</summary>
    public static Choice<ReferenceLevel> References { get; } = new(("first", ReferenceLevel.First), ("last", ReferenceLevel.Last));

    /// <summary>t tests.</summary>
    public static Choice<TTestKind> TTests { get; } = new(("welch", TTestKind.Welch), ("student", TTestKind.Student));

    /// <summary>Log-rank type tests.</summary>
    public static Choice<LogRankTestKind> LogRankTests { get; } = new(
        ("logrank", LogRankTestKind.LogRank),
        ("gehan", LogRankTestKind.Gehan),
        ("tarone-ware", LogRankTestKind.TaroneWare),
        ("peto-peto", LogRankTestKind.PetoPeto),
        ("fleming-harrington", LogRankTestKind.FlemingHarrington),
        ("maxcombo", LogRankTestKind.MaxCombo));

    /// <summary>Adjustments of pairwise p-values.</summary>
    public static Choice<PAdjustment> PAdjustments { get; } = new(
        ("none", PAdjustment.None), ("holm", PAdjustment.Holm), ("bonferroni", PAdjustment.Bonferroni), ("bh", PAdjustment.BenjaminiHochberg));

    /// <summary>Units of time.</summary>
    public static Choice<TimeUnit> TimeUnits { get; } = new(
        ("days", TimeUnit.Days), ("weeks", TimeUnit.Weeks), ("months", TimeUnit.Months), ("years", TimeUnit.Years));

    /// <summary>What becomes of letters that leave more than one stage group.</summary>
    public static Choice<UndecidedStage> UndecidedStages { get; } = new(
        ("missing", UndecidedStage.Missing), ("interval", UndecidedStage.Interval), ("lowest", UndecidedStage.Lowest), ("highest", UndecidedStage.Highest));

    /// <summary>Dates in the course of a patient.</summary>
    public static Choice<CourseDate> CourseDates { get; } = new(
        ("treatment_start", CourseDate.TreatmentStart),
        ("treatment_end", CourseDate.TreatmentEnd),
        ("local_recurrence", CourseDate.LocalRecurrence),
        ("regional_recurrence", CourseDate.RegionalRecurrence),
        ("metastasis", CourseDate.Metastasis),
        ("death", CourseDate.Death),
        ("last_contact", CourseDate.LastContact));

    /// <summary>Scales and classifications that values are checked against.</summary>
    public static Choice<VariableCoding> Codings { get; } = new(("karnofsky", VariableCoding.Karnofsky), ("who-npc", VariableCoding.WhoNasopharynx));

    /// <summary>How patients stand in their follow-up.</summary>
    public static Choice<FollowUpState> FollowUpStates { get; } = new(
        ("up_to_date", FollowUpState.UpToDate), ("due", FollowUpState.Due), ("overdue", FollowUpState.Overdue), ("lost", FollowUpState.Lost), ("ended", FollowUpState.Ended));

    /// <summary>Tests of Table 1.</summary>
    public static Choice<Table1Test> Table1Tests { get; } = new(
        ("auto", Table1Test.Auto),
        ("pearson", Table1Test.Pearson),
        ("chisq", Table1Test.ChiSquare),
        ("fisher", Table1Test.Fisher),
        ("t", Table1Test.T),
        ("none", Table1Test.None));
}
