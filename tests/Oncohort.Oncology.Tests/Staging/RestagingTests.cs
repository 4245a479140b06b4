using Oncohort.Oncology.Staging;
using Xunit;

namespace Oncohort.Oncology.Tests.Staging;

/// <summary>Restaging leaves an interval where letters do not decide, and anatomy narrows it.</summary>
public sealed class RestagingTests
{
    [Theory]
    [InlineData("T1", "N0", 8, "", "I II")]
    [InlineData("T1", "N0", 8, "medial-pterygoid=no lateral-pterygoid=no prevertebral=no", "I")]
    [InlineData("T1", "N0", 8, "prevertebral=yes", "II")]
    [InlineData("T2", "N1", 8, "", "II III IVA")]
    [InlineData("T2", "N1", 8, "parotid=no vertebra=no pterygoid-bone=no", "II IVA")]
    [InlineData("T2", "N1", 8, "below-cricoid=yes", "IVA")]
    [InlineData("T4", "N0", 8, "orbit=yes", "IVA")]
    [InlineData("T4", "N0", 8, "", "II III IVA")]
    [InlineData("T1", "N3a", 8, "", "IVA")]
    [InlineData("T4", "N3", 9, "", "III")]
    [InlineData("T3", "N0", 9, "parotid=no beyond-lateral-pterygoid=no", "II")]
    [InlineData("T3", "N2", 9, "parotid=no beyond-lateral-pterygoid=no below-cricoid=no", "II III")]
    [InlineData("T3", "N2", 9, "parotid=no beyond-lateral-pterygoid=no below-cricoid=no ene=no", "II")]
    public void Groups_from_the_seventh_edition(string t, string n, int to, string anatomy, string groups)
    {
        Restaging restaging = StageCatalogue.Standard.Restage("nasopharynx", 7, to, t, n, "M0", Anatomy(anatomy));
        Assert.Equal(groups, string.Join(' ', restaging.Candidates));
        Assert.Equal(restaging.Candidates.Count > 1, restaging.Deciding.Count > 0);
        Assert.Equal(groups.Split(' ')[0], restaging.Minimum);
        Assert.Equal(groups.Split(' ')[^1], restaging.Maximum);
    }

    [Fact]
    public void The_anatomy_that_would_decide_is_named()
    {
        Restaging restaging = StageCatalogue.Standard.Restage("nasopharynx", 8, 9, "T2", "N1", "M0");
        Assert.Equal(["IB", "III"], restaging.Candidates);
        Assert.Equal(["ene"], restaging.Deciding.Select(finding => finding.Id));
        Assert.Contains("extranodal", restaging.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Anatomy_that_cannot_change_the_group_is_not_asked_for() =>
        Assert.Empty(StageCatalogue.Standard.Restage("nasopharynx", 7, 8, "T1", "N3", "M0").Deciding);

    [Fact]
    public void Metastasis_is_divided_by_the_number_of_lesions() =>
        Assert.Equal(["more-than-three-lesions"], StageCatalogue.Standard.Restage("nasopharynx", 8, 9, "T1", "N0", "M1").Deciding.Select(finding => finding.Id));

    [Fact]
    public void A_category_whose_meaning_changed_is_not_translated()
    {
        Restaging restaging = StageCatalogue.Standard.Restage("nasopharynx", 7, 8, "T0", "N1", "M0");
        Assert.Empty(restaging.Candidates);
        Assert.Contains("T0", restaging.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_is_refused() =>
        Assert.Throws<UnknownStagingTermException>(() => StageCatalogue.Standard.Restage("nasopharynx", 8, 7, "T1", "N0", "M0"));

    [Fact]
    public void An_unknown_finding_lists_the_known_ones() =>
        Assert.Contains("ene", Assert.Throws<UnknownStagingTermException>(() => StageCatalogue.Standard.Restage("nasopharynx", 7, 8, "T1", "N0", "M0", Anatomy("spleen=yes"))).Legal);

    private static Dictionary<string, bool> Anatomy(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1] == "yes", StringComparer.Ordinal);
}
