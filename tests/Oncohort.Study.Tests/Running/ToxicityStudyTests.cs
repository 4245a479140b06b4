using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class ToxicityStudyTests
{
    [Fact]
    public void Grades_are_counted_and_missing_ones_are_stated()
    {
        ToxicityTerm term = Assert.Single(Run([0, 1, 1, 3, 0], [false, false, false, false, true]).Terms);
        Assert.Equal([1, 2, 0, 1, 0, 0], term.Grades.Select(grade => grade.N));
        Assert.Equal((4, 1, 50.0), (term.Graded, term.Missing, term.Grades[1].Percent));
    }

    [Fact]
    public void A_term_that_nobody_has_a_grade_of_has_no_percentage() => Assert.All(Run([0], [true]).Terms[0].Grades, grade => Assert.Null(grade.Percent));

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(1.5)]
    public void What_is_no_grade_is_refused(double grade) => Assert.Equal(FaultCode.BadValue, Assert.Throws<InputException>(() => Run([grade], [false])).Faults[0].Code);

    private static ToxicityResult Run(double[] grades, bool[] missing) => new ToxicityRequest { Terms = [new Variable("mucositis")], Scale = ToxicityScale.CtcaeV5 }
        .Run(new CohortTable("data.csv", [.. Enumerable.Range(2, grades.Length)], [new NumberColumn("mucositis", grades, missing)]));
}
