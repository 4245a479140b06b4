using Oncohort.Cohort.Faults;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Xunit;

namespace Oncohort.Study.Tests.Settings;

public sealed class EstimationSettingsTests
{
    [Theory]
    [InlineData(Preset.R, CoxTies.Efron, ConfidenceIntervalType.Log, QuantileRule.R, true, PercentileRule.Type7, ReferenceLevel.First)]
    [InlineData(Preset.Spss, CoxTies.Breslow, ConfidenceIntervalType.Plain, QuantileRule.First, false, PercentileRule.Type6, ReferenceLevel.Last)]
    [InlineData(Preset.Sas, CoxTies.Breslow, ConfidenceIntervalType.LogLog, QuantileRule.Sas, false, PercentileRule.Type2, ReferenceLevel.Last)]
    [InlineData(Preset.Stata, CoxTies.Breslow, ConfidenceIntervalType.LogLog, QuantileRule.First, false, PercentileRule.Type2, ReferenceLevel.First)]
    public void A_preset_fixes_every_convention(
        Preset preset, CoxTies ties, ConfidenceIntervalType interval, QuantileRule quantile, bool yates, PercentileRule percentiles, ReferenceLevel reference)
    {
        var settings = EstimationSettings.For(preset);
        Assert.Equal(
            (preset, ties, interval, quantile, yates, percentiles, reference, 0.95),
            (settings.Preset, settings.Ties, settings.IntervalType, settings.QuantileRule, settings.YatesCorrection, settings.Percentiles, settings.Reference, settings.Level));
    }

    [Fact]
    public void The_dictionary_names_every_choice_in_order()
    {
        IReadOnlyDictionary<string, object?> names = EstimationSettings.For(Preset.Spss).ToDictionary();
        Assert.Equal(names.Keys.Order(StringComparer.Ordinal), names.Keys);
        Assert.Equal(typeof(EstimationSettings).GetProperties().Count(property => property.CanWrite), names.Count);
        Assert.Equal("plain", names["conf_type"]);
        Assert.Equal("none", names["correction_2x2"]);
    }

    [Fact]
    public void Every_name_of_a_choice_reads_back()
    {
        foreach (string name in Choices.IntervalTypes.Names) Assert.Equal(name, Choices.IntervalTypes.Name(Choices.IntervalTypes.Parse(name, "here")));
        foreach (string name in Choices.LogRankTests.Names) Assert.Equal(name, Choices.LogRankTests.Name(Choices.LogRankTests.Parse(name, "here")));
        Assert.Equal(Enum.GetValues<ConfidenceIntervalType>().Length, Choices.IntervalTypes.Names.Count);
        Assert.Equal(Enum.GetValues<LogRankTestKind>().Length, Choices.LogRankTests.Names.Count);
    }

    [Fact]
    public void A_misspelt_name_is_a_fault_with_the_nearest()
    {
        Fault fault = Assert.Single(Assert.Throws<InputException>(() => Choices.Ties.Parse("efrn", "--ties")).Faults);
        Assert.Equal((FaultCode.BadValue, "--ties", "did you mean 'efron'?"), (fault.Code, fault.Where, fault.Fix));
    }
}
