using Oncohort.Oncology.Histology;
using Xunit;

namespace Oncohort.Oncology.Tests.Histology;

public sealed class HistologyTests
{
    private static readonly HistologyClassification Who = HistologyClassification.WhoNasopharynx;

    [Theory]
    [InlineData("I", "I")]
    [InlineData("2", "II")]
    [InlineData("WHO III", "III")]
    [InlineData("who type 3", "III")]
    [InlineData("Grade II", "II")]
    [InlineData("keratinizing", "I")]
    [InlineData("Non-Keratinizing Undifferentiated", "III")]
    [InlineData("Basaloid squamous", "basaloid")]
    public void A_type_is_found_under_its_spellings(string text, string id) => Assert.Equal(id, Who.TypeOf(text)!.Id);

    [Theory]
    [InlineData("IV")]
    [InlineData("4")]
    [InlineData("")]
    [InlineData("adenocarcinoma")]
    public void What_is_no_type_is_none(string text) => Assert.Null(Who.TypeOf(text));

    [Fact]
    public void Every_name_leads_to_its_own_type()
    {
        Assert.All(Who.Types, type => Assert.All([type.Id, type.Label, .. type.OtherNames], name => Assert.Same(type, Who.TypeOf(name))));
        Assert.Same(Who, HistologyClassification.Find("who-npc"));
        Assert.Null(HistologyClassification.Find("who-lung"));
    }
}
