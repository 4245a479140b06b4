using Oncohort.Study.Methods;
using Oncohort.Study.Methods.Translation;
using Xunit;

namespace Oncohort.Study.Tests.Methods;

public sealed class NumberedMethodsTests
{
    [Fact]
    public void Papers_are_numbered_in_the_order_in_which_they_are_first_cited()
    {
        NumberedMethods numbered = new();

        Assert.Equal("One [1].", numbered.Number($"One ({Reference.Cox})."));
        Assert.Equal("Two [2], again [1].", numbered.Number($"Two ({Reference.LogRank}), again ({Reference.Cox})."));
        Assert.Equal([Reference.Cox, Reference.LogRank], numbered.Papers);
    }

    [Fact]
    public void Two_papers_of_one_citation_have_a_number_each()
    {
        NumberedMethods numbered = new();

        Assert.Equal("Firth [1, 2], and one of them alone.", numbered.Number($"Firth ({Reference.Firth}), and one of them alone."));
        Assert.Equal(Reference.Firth.Split("; "), numbered.Papers);
    }

    [Fact]
    public void Other_words_in_the_parentheses_stay()
    {
        Assert.Equal("Quartiles (type 7 [1]).", new NumberedMethods().Number($"Quartiles (type 7; {Reference.Percentiles})."));
        Assert.Equal("\u5206\u4f4d\u6570 [1]\u3002", new NumberedMethods().Number($"\u5206\u4f4d\u6570\uff08{Reference.Percentiles}\uff09\u3002"));
        Assert.Equal("Nothing cited (really).", new NumberedMethods().Number("Nothing cited (really)."));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void No_citation_of_an_example_is_left_in_words(string language)
    {
        foreach (string name in Examples.Examples.Names)
        {
            NumberedMethods numbered = new();
            string text = string.Join(' ', MethodsTranslation.To(language, MethodsText.Write(StudyFile.Read(Examples.Examples.StudyFile(name)))).Select(numbered.Number));

            Assert.NotEmpty(numbered.Papers);
            Assert.All(Reference.All, reference => Assert.DoesNotContain(reference, text, StringComparison.Ordinal));
            Assert.Equal(Enumerable.Range(1, numbered.Papers.Count).Select(i => $"{i}"), Cited(text));
        }
    }

    private static IEnumerable<string> Cited(string text) => System.Text.RegularExpressions.Regex.Matches(text, @"\[(\d+(?:, \d+)*)\]").SelectMany(match => match.Groups[1].Value.Split(", ")).Distinct();
}
