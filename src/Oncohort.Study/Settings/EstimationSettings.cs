using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>Every convention on which programs differ, fixed for one analysis; <see cref="For"/> gives those of a preset, and <c>with</c> changes one.</summary>
public sealed record EstimationSettings
{
    /// <summary>The preset these settings started from.</summary>
    public Preset Preset { get; init; } = Preset.R;

    /// <summary>How tied event times enter a Cox model.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>The pointwise interval of a Kaplan-Meier curve.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.Log;

    /// <summary>Which time is a quantile of survival.</summary>
    public QuantileRule QuantileRule { get; init; } = QuantileRule.R;

    /// <summary>Whether the chi-square test of a 2 x 2 table is Yates-corrected where one test is printed.</summary>
    public bool YatesCorrection { get; init; } = true;

    /// <summary>The percentile rule of descriptive tables.</summary>
    public PercentileRule Percentiles { get; init; } = PercentileRule.Type7;

    /// <summary>The reference level of a factor when none is named.</summary>
    public ReferenceLevel Reference { get; init; } = ReferenceLevel.First;

    /// <summary>Which t test compares two means.</summary>
    public TTestKind TTest { get; init; } = TTestKind.Welch;

    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The conventions of a program.</summary>
    /// <remarks>
    /// SPSS prints no interval for S(t), only its standard error; the plain interval is the one that this standard error gives.
    /// SPSS and Stata answer with the first time at which the curve is at or below the level.
    /// </remarks>
    public static EstimationSettings For(Preset preset) => preset switch
    {
        Preset.R => new EstimationSettings(),
        Preset.Spss => new EstimationSettings
        {
            Preset = Preset.Spss,
            Ties = CoxTies.Breslow,
            IntervalType = ConfidenceIntervalType.Plain,
            QuantileRule = QuantileRule.First,
            YatesCorrection = false,
            Percentiles = PercentileRule.Type6,
            Reference = ReferenceLevel.Last,
            TTest = TTestKind.Student,
        },
        Preset.Sas => new EstimationSettings
        {
            Preset = Preset.Sas,
            Ties = CoxTies.Breslow,
            IntervalType = ConfidenceIntervalType.LogLog,
            QuantileRule = QuantileRule.Sas,
            YatesCorrection = false,
            Percentiles = PercentileRule.Type2,
            Reference = ReferenceLevel.Last,
            TTest = TTestKind.Student,
        },
        Preset.Stata => new EstimationSettings
        {
            Preset = Preset.Stata,
            Ties = CoxTies.Breslow,
            IntervalType = ConfidenceIntervalType.LogLog,
            QuantileRule = QuantileRule.First,
            YatesCorrection = false,
            Percentiles = PercentileRule.Type2,
            TTest = TTestKind.Student,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "Not a preset."),
    };

    /// <summary>Every choice under the name and value that study files, the command line and results use, in order of the name.</summary>
    public IReadOnlyDictionary<string, object?> ToDictionary() => new SortedDictionary<string, object?>(StringComparer.Ordinal)
    {
        ["preset"] = Choices.Presets.Name(Preset),
        ["ties"] = Choices.Ties.Name(Ties),
        ["conf_type"] = Choices.IntervalTypes.Name(IntervalType),
        ["quantile_rule"] = Choices.QuantileRules.Name(QuantileRule),
        ["correction_2x2"] = YatesCorrection ? "yates" : "none",
        ["percentiles"] = Choices.Percentiles.Name(Percentiles),
        ["reference"] = Choices.References.Name(Reference),
        ["t_test"] = Choices.TTests.Name(TTest),
        ["level"] = Level,
    };
}
