using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the conventions: a preset for the study, and single changes of it.</summary>
internal static class SettingsSection
{
    private static readonly string[] Corrections = ["yates", "none"];

    /// <summary>The settings of the whole study.</summary>
    public static EstimationSettings Read(MappingReader study)
    {
        EstimationSettings preset = EstimationSettings.For(study.Choice("preset", Choices.Presets, Preset.R));
        EstimationSettings settings = Curves(study, Models(study, Tables(study, preset)));
        return settings with { Reference = study.Choice("reference", Choices.References, settings.Reference) };
    }

    /// <summary>The settings of a Kaplan-Meier analysis.</summary>
    public static EstimationSettings Curves(MappingReader block, EstimationSettings study) => Level(block, study) with
    {
        IntervalType = block.Choice("conf_type", Choices.IntervalTypes, study.IntervalType),
        QuantileRule = block.Choice("quantile_rule", Choices.QuantileRules, study.QuantileRule),
    };

    /// <summary>The settings of a Cox model.</summary>
    public static EstimationSettings Models(MappingReader block, EstimationSettings study) =>
        Level(block, study) with { Ties = block.Choice("ties", Choices.Ties, study.Ties) };

    /// <summary>The settings of a descriptive or contingency table.</summary>
    public static EstimationSettings Tables(MappingReader block, EstimationSettings study) => Level(block, study) with
    {
        Percentiles = block.Choice("percentiles", Choices.Percentiles, study.Percentiles),
        TTest = block.Choice("t_test", Choices.TTests, study.TTest),
        YatesCorrection = block.Choice("correction_2x2", Corrections) is { } correction ? correction == "yates" : study.YatesCorrection,
    };

    /// <summary>The confidence level.</summary>
    public static EstimationSettings Level(MappingReader block, EstimationSettings study) =>
        study with { Level = block.Number("level", level => level is > 0 and < 1, "a number between 0 and 1, such as 0.95") ?? study.Level };
}
