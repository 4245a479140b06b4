using Oncohort.Published.Tests.Comparison;
using Xunit;

namespace Oncohort.Published.Tests.Reconstruction;

public sealed class ReconstructionTests
{
    private static readonly Dictionary<string, string> Open = [];

    private static readonly Lazy<ReconstructedCohort> First = new(() => CohortReconstruction.Run(ReferenceCohort.Study, 1, Open));

    [Fact]
    public void Every_printed_count_is_found_in_the_records_by_other_code() => Recount(ReconstructedFiles.Csv(First.Value));

    [Fact]
    public void The_cohort_of_the_example_is_that_of_the_first_seed() => Assert.Equal(ReferenceCohort.CsvText, ReconstructedFiles.Csv(First.Value));

    [Fact]
    public void Counts_landmarks_and_summaries_are_met()
    {
        ReconstructedFigure[] figures = [.. First.Value.Figures.Where(figure => figure.Kind is "count" or "share" or "landmark" or "summary")];

        Assert.True(figures.Length >= 130, $"{figures.Length} figures");
        Assert.All(figures, figure => Assert.True(figure.Met, figure.Id));
    }

    [Fact]
    public void Every_hazard_ratio_is_met_and_the_report_names_what_is_not()
    {
        Assert.All(First.Value.Figures.Where(figure => figure.Kind == "hazard ratio"), figure => Assert.True(figure.Met, $"{figure.Id}: {figure.Printed}, {figure.Reached}"));
        ReconstructedFigure[] open = [.. First.Value.Figures.Where(figure => !figure.Met)];
        Assert.InRange(open.Length, 0, 2);
        Assert.All(open, figure => Assert.Contains($"- {figure.Id}: printed {figure.Printed}", ReconstructedFiles.Report(First.Value), StringComparison.Ordinal));
        Assert.All(First.Value.Codings.GroupBy(coding => coding.Term), term => Assert.Single(term, coding => coding.Chosen));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Other_seeds_satisfy_the_counts_with_other_records(int seed)
    {
        ReconstructedCohort cohort = CohortReconstruction.Run(ReferenceCohort.Study, seed, Open, ReconstructionEffort.CountsAndTimes);

        Recount(ReconstructedFiles.Csv(cohort));
        Assert.All(cohort.Figures.Where(figure => figure.Kind is "count" or "share" or "landmark" or "summary"), figure => Assert.True(figure.Met, figure.Id));
        Assert.NotEqual(ReferenceCohort.CsvText, ReconstructedFiles.Csv(cohort));
        Assert.Equal(ReconstructedFiles.Csv(cohort), ReconstructedFiles.Csv(CohortReconstruction.Run(ReferenceCohort.Study, seed, Open, ReconstructionEffort.CountsAndTimes)));
    }

    [Fact]
    public void Every_record_and_report_says_what_it_is()
    {
        Assert.All(First.Value.Rows, row => Assert.Equal(ReconstructedCohort.Origin, row[0]));
        Assert.Contains(ReconstructedCohort.Origin, ReconstructedFiles.Report(First.Value), StringComparison.Ordinal);
        Assert.Contains("inferred", ReconstructedFiles.Report(First.Value), StringComparison.Ordinal);
    }

    private static void Recount(string csv)
    {
        List<(string Name, int Printed, int Found)> counts = PrintedCounts.Recount(ReferenceCohort.PublishedText, csv);

        Assert.True(counts.Count >= 100, $"{counts.Count} counts");
        Assert.All(counts, count => Assert.True(count.Printed == count.Found, $"{count.Name}: {count.Printed} printed, {count.Found} found"));
    }
}
