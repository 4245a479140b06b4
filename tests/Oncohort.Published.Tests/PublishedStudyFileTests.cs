using System.Runtime.CompilerServices;
using Xunit;

namespace Oncohort.Published.Tests;

public class PublishedStudyFileTests
{
    private const string Small = """
        {"id":"s","title":"t","source":{"citation":"c"},"patients":"10",
         "variables":[{"id":"sex","levels":["male","female"]},{"id":"age","unit":"years"}],
         "counts":[{"id":"men","of":{"sex":"male"},"n":"6","percent":"60.0"}]}
        """;

    [Fact]
    public void The_reference_study_can_be_read()
    {
        PublishedStudy study = PublishedStudyFile.Read(Path.Combine(Root(), "examples", "npc-imrt", "published.json"));
        Assert.Equal(530, study.Patients.Value);
        Assert.Equal(2, study.Models.Count);
        Assert.Equal("0.250", study.Tables.Single(table => table.Id == "table1_age").Test!.P!.Text);
    }

    [Fact]
    public void A_level_may_be_written_alone_or_in_a_list()
    {
        PublishedStudy alone = PublishedStudyFile.Parse(Small, "s.json");
        PublishedStudy listed = PublishedStudyFile.Parse(Small.Replace("{\"sex\":\"male\"}", "{\"sex\":[\"male\"]}", StringComparison.Ordinal), "s.json");
        Assert.Equal(["male"], alone.Counts[0].Of.Levels["sex"]);
        Assert.Equal(alone.Counts[0].Of.Levels["sex"], listed.Counts[0].Of.Levels["sex"]);
        Assert.True(alone.Counts[0].Within.IsAll);
    }

    [Fact]
    public void All_faults_are_reported_together_with_their_place()
    {
        string text = Small.Replace("\"male\"}", "\"mal\"}", StringComparison.Ordinal)
            .Replace("\"6\"", "6", StringComparison.Ordinal)
            .Replace("\"unit\"", "\"unitt\"", StringComparison.Ordinal);
        PublishedFormatException thrown = Assert.Throws<PublishedFormatException>(() => PublishedStudyFile.Parse(text, "s.json"));
        Assert.Contains(thrown.Faults, fault => fault is { Kind: PublishedFaultKind.Reference, Fix: "did you mean 'male'?" } && fault.Where == "s.json $.counts[0].of.sex");
        Assert.Contains(thrown.Faults, fault => fault.Kind == PublishedFaultKind.Shape && fault.Where == "s.json $.counts[0].n");
        Assert.Contains(thrown.Faults, fault => fault.Fix == "did you mean 'unit'?" && fault.Where == "s.json $.variables[1].unitt");
    }

    [Theory]
    [InlineData("{", PublishedFaultKind.Syntax)]
    [InlineData("[]", PublishedFaultKind.Shape)]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", PublishedFaultKind.Syntax)]
    [InlineData("{\"id\":\"s\",\"title\":\"t\",\"source\":{\"citation\":\"c\"},\"patients\":\"1.5\"}", PublishedFaultKind.Value)]
    [InlineData("{\"id\":\"s\",\"title\":\"t\",\"source\":{\"citation\":\"c\"},\"patients\":\"5\",\"curves\":[{\"id\":\"c\",\"endpoint\":\"os\",\"quantity\":\"survival\",\"points\":[]}]}", PublishedFaultKind.Reference)]
    public void A_faulty_text_is_refused(string text, PublishedFaultKind kind)
    {
        PublishedFormatException thrown = Assert.Throws<PublishedFormatException>(() => PublishedStudyFile.Parse(text, "s.json"));
        Assert.Contains(thrown.Faults, fault => fault.Kind == kind);
    }

    [Fact]
    public void A_missing_file_is_a_fault() =>
        Assert.Equal(PublishedFaultKind.Syntax, Assert.Throws<PublishedFormatException>(() => PublishedStudyFile.Read("no-such-file.json")).Faults.Single().Kind);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
