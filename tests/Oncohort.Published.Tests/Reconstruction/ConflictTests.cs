using Oncohort.Published.Tests.Comparison;
using Xunit;

namespace Oncohort.Published.Tests.Reconstruction;

public sealed class ConflictTests
{
    [Fact]
    public void The_counts_of_the_reference_study_do_not_contradict_one_another() => Assert.Empty(CohortReconstruction.Conflict(ReferenceCohort.Study));

    [Theory]
    [InlineData("\"patients\": \"530\"", "\"patients\": \"531\"", "patients = 531")]
    [InlineData("\"id\": \"no_metastasis\", \"of\": {\"metastasis\": \"no\"}, \"n\": \"439\"", "\"id\": \"no_metastasis\", \"of\": {\"metastasis\": \"no\"}, \"n\": \"440\"", "patients = 530", "metastasis_text = 91 (text)", "no_metastasis = 440 (Table 1)")]
    [InlineData("\"n\": \"101\"", "\"n\": \"102\"", "patients = 530", "died = 102 (follow-up)", "died = 19.1 % (follow-up)")]
    [InlineData("\"n\": \"8\"", "\"n\": \"9\"", "patients = 530", "lost = 9 (follow-up)", "lost = 1.5 % (follow-up)")]
    [InlineData("\"cells\": [\"394\"]", "\"cells\": [\"395\"]", "patients = 530", "sex: sex male = 395 (patients)", "sex: sex female = 136 (patients)")]
    [InlineData("\"cells\": [\"5\", \"59\"]", "\"cells\": [\"6\", \"59\"]", "table1_t: t T1, metastasis yes = 6 (Table 1)")]
    [InlineData("\"cells\": [\"40\", \"124\"]", "\"cells\": [\"41\", \"124\"]", "table1_stage: stage IVA-B, metastasis yes = 41 (Table 1)")]
    [InlineData("\"n\": \"130\"", "\"n\": \"131\"", "table2_acute_mucositis: acute_mucositis 1 = 131 (Table 2)")]
    [InlineData("\"n\": \"35\"", "\"n\": \"36\"", "time_to_metastasis at 12 = 36 (outcomes)", "time_to_metastasis at 12 = 38.5 % (outcomes)", "metastasis_text = 91 (text)")]
    public void A_count_raised_by_one_is_named_in_the_conflict(string printed, string raised, params string[] conflict)
    {
        IReadOnlyList<string> found = CohortReconstruction.Conflict(Changed(printed, raised));

        Assert.InRange(found.Count, 2, 8);
        Assert.All(conflict, count => Assert.Contains(count, found));
    }

    [Theory]
    [InlineData("\"n\": \"43\"", "\"n\": \"44\"")]
    [InlineData("\"n\": \"38\"", "\"n\": \"39\"")]
    public void A_count_raised_by_one_that_no_other_number_contradicts_is_possible(string printed, string raised) =>
        Assert.Empty(CohortReconstruction.Conflict(Changed(printed, raised)));

    [Fact]
    public void Of_two_percentages_of_one_count_one_is_enough() =>
        Assert.Contains(ReferenceCohort.Study.Counts, count => count is { Id: "metastasis_abstract", Percent.Text: "17.3" });

    [Fact]
    public void A_contradiction_stops_the_reconstruction()
    {
        ReconstructionException thrown = Assert.Throws<ReconstructionException>(() => CohortReconstruction.Run(Changed("\"n\": \"101\"", "\"n\": \"102\""), 1, new Dictionary<string, string>()));

        Assert.Equal(ReconstructionFailure.Contradiction, thrown.Failure);
        Assert.Contains("died = 102 (follow-up)", thrown.Details);
    }

    private static PublishedStudy Changed(string printed, string raised)
    {
        string text = ReferenceCohort.PublishedText;
        int at = text.IndexOf(printed, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{printed} is not printed");
        return PublishedStudyFile.Parse(string.Concat(text.AsSpan(0, at), raised, text.AsSpan(at + printed.Length)), "published.json");
    }
}
