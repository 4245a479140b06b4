using System.Text.RegularExpressions;
using Oncohort.Cohort.Faults;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Guidelines;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Wording;
using Xunit;

namespace Oncohort.Reporting.Tests.Wording;

public sealed class PhrasebookTests
{
    [Fact]
    public void Every_language_has_the_same_sentences_with_the_same_values()
    {
        Phrasebook english = Phrasebook.Of(new Edition(JournalStyle.Plain, "en"));
        foreach (string language in Phrasebook.Languages)
        {
            Phrasebook book = Phrasebook.Of(new Edition(JournalStyle.Plain, language));
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), book.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key => Assert.Equal((key, string.Join(' ', english.Needs(key))), (key, string.Join(' ', book.Needs(key)))));
        }
    }

    [Fact]
    public void A_count_takes_the_noun_that_fits_it()
    {
        Phrasebook book = Phrasebook.Of(new Edition(JournalStyle.Plain, "en"));
        Assert.Equal("The table describes 1 patient.", book.Say("table1", ("n", "1")));
        Assert.Equal("The table describes 530 patients.", book.Say("table1", ("n", "530")));
        Assert.Equal("共描述 1 例患者。", Phrasebook.Of(new Edition(JournalStyle.Plain, "zh")).Say("table1", ("n", "1")));
    }

    [Fact]
    public void A_value_that_is_not_given_is_an_error() => Assert.Throws<ArgumentException>(() => Phrasebook.Of(new Edition(JournalStyle.Plain, "en")).Say("km.median"));

    [Fact]
    public void An_unknown_language_is_an_error() => Assert.Throws<ArgumentException>(() => Phrasebook.Of(new Edition(JournalStyle.Plain, "xx")));

    [Fact]
    public void Limitations_by_code_name_codes_that_exist()
    {
        string[] codes = [.. Phrasebook.Of(new Edition(JournalStyle.Plain, "en")).Keys.Where(key => Regex.IsMatch(key, "^limit\\.OCH")).Select(key => key["limit.".Length..])];
        Assert.Equal(12, codes.Length);
        Assert.All(codes, code => Assert.Contains(Enum.GetValues<FaultCode>(), each => Fault.Print(each) == code));
    }

    [Fact]
    public void Every_item_of_a_guideline_has_words_in_every_language_and_evidence_that_exists()
    {
        Assert.Equal([("strobe", 28), ("remark", 20)], Guideline.All.Select(id => (id, Guideline.Of(id).Items.Count)));
        var evidence = new Evidence(MadeStudy.Full(), Phrasebook.Of(new Edition(JournalStyle.Plain, "en")));
        foreach (GuidelineItem item in Guideline.All.SelectMany(id => Guideline.Of(id).Items))
        {
            Assert.True(item.En.Asks.Length > 0 && item.Zh.Asks.Length > 0, item.Id);
            Assert.Equal((item.Id, item.En.Author.Length > 0), (item.Id, item.Zh.Author.Length > 0));
            Assert.True(item.Where.Count > 0 || item.En.Author.Length > 0, item.Id);
            Assert.All(item.Where, kind => Assert.Contains(kind, Evidence.Kinds));
        }

        Assert.All(Evidence.Kinds, kind => Assert.NotNull(evidence.Of(kind).ToArray()));
    }
}
