using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class MilestoneReferenceTests
{
    private static readonly ReferenceSuite Suite = new("milestone.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Survival_at_fixed_times_is_compared_as_in_r(string name)
    {
        ReferenceCase reference = Suite[name];
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.Estimate(reference.Data(), reference.Groups());
        IReadOnlyList<MilestoneContrast> contrasts = Milestone.Compare(curves, reference.Options.Numbers("times"), reference.Options.Number("level"));
        JsonElement table = reference.Json.GetProperty("contrasts");
        Assert.Equal(table.Texts("group"), contrasts.Select(contrast => reference.Levels[contrast.Group]));
        Assert.Equal(table.Texts("reference"), contrasts.Select(contrast => reference.Levels[contrast.Reference]));
        for (int i = 0; i < contrasts.Count; i++)
        {
            MilestoneContrast contrast = contrasts[i];
            string what = $"{reference.Levels[contrast.Group]} at {contrast.Time}, ";
            Agrees.Estimate(table.Cells("time")[i], contrast.Time, what + "time");
            Agrees.Estimate(table.Cells("difference")[i], contrast.Difference.Estimate, what + "difference");
            Agrees.Estimate(table.Cells("se")[i], contrast.StandardError, what + "standard error");
            Agrees.Estimate(table.Cells("lower")[i], contrast.Difference.Lower, what + "lower");
            Agrees.Estimate(table.Cells("upper")[i], contrast.Difference.Upper, what + "upper");
            Agrees.Test(table.Cells("p")[i], contrast.P, what + "p");
            Agrees.Estimate(table.Cells("ratio")[i], contrast.Ratio.Estimate, what + "ratio");
            Agrees.Estimate(table.Cells("ratio_lower")[i], contrast.Ratio.Lower, what + "ratio, lower");
            Agrees.Estimate(table.Cells("ratio_upper")[i], contrast.Ratio.Upper, what + "ratio, upper");
            Agrees.Test(table.Cells("ratio_p")[i], contrast.RatioP, what + "ratio, p");
            Agrees.Test(table.Cells("log_log_p")[i], contrast.LogLogP, what + "log-log p");
        }
    }
}
