using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class RestrictedMeanReferenceTests
{
    private static readonly ReferenceSuite Suite = new("restricted_mean.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Restricted_means_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        RestrictedMeanComparison result = RestrictedMean.Estimate(
            reference.Data(), reference.Groups(), reference.Options.Number("tau"), reference.Options.Number("level"));
        JsonElement[] groups = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(groups.Select(group => group.GetProperty("group").GetString()!), result.Groups.Select(group => reference.Levels[group.Group]));
        for (int g = 0; g < groups.Length; g++)
        {
            Agrees.Estimate(groups[g].Number("estimate"), result.Groups[g].Estimate, "restricted mean");
            Agrees.Estimate(groups[g].Number("se"), result.Groups[g].StandardError, "standard error");
            Agrees.Estimate(groups[g].Number("lower"), result.Groups[g].Lower, "lower");
            Agrees.Estimate(groups[g].Number("upper"), result.Groups[g].Upper, "upper");
        }

        JsonElement[] differences = [.. reference.Json.GetProperty("differences").EnumerateArray()];
        Assert.Equal(differences.Length, result.Differences.Count);
        for (int i = 0; i < differences.Length; i++)
        {
            RestrictedMeanContrast difference = result.Differences[i];
            Assert.Equal(differences[i].GetProperty("group").GetString(), reference.Levels[difference.GroupA]);
            Assert.Equal(differences[i].GetProperty("reference").GetString(), reference.Levels[difference.GroupB]);
            Agrees.Test(differences[i].Number("estimate"), difference.Estimate, "difference");
            Agrees.Estimate(differences[i].Number("se"), difference.StandardError, "difference, standard error");
            Agrees.Test(differences[i].Number("z"), difference.Z, "difference, z");
            Agrees.Test(differences[i].Number("p"), difference.P, "difference, p");
        }

        JsonElement[] ratios = [.. reference.Json.GetProperty("ratios").EnumerateArray()];
        Assert.Equal(ratios.Length, result.Ratios.Count);
        for (int i = 0; i < ratios.Length; i++)
        {
            RestrictedMeanRatio ratio = result.Ratios[i];
            Assert.Equal((ratios[i].GetProperty("group").GetString(), ratios[i].GetProperty("reference").GetString()), (reference.Levels[ratio.GroupA], reference.Levels[ratio.GroupB]));
            Agrees.Estimate(ratios[i].Number("ratio"), ratio.Estimate, "ratio");
            Agrees.Estimate(ratios[i].Number("log_se"), ratio.LogStandardError, "log ratio, standard error");
            Agrees.Estimate(ratios[i].Number("lower"), ratio.Lower, "ratio, lower");
            Agrees.Estimate(ratios[i].Number("upper"), ratio.Upper, "ratio, upper");
            Agrees.Test(ratios[i].Number("z"), ratio.Z, "ratio, z");
            Agrees.Test(ratios[i].Number("p"), ratio.P, "ratio, p");
        }
    }
}
